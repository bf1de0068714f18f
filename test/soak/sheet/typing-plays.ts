import { bareNumber, type ExpectedFigure } from './expected-figure';
import { cellsOf, heightOf, widthOf, Wish, years } from './expected-sheet';
import { patience, single, topLeft, type PlayerHand } from './player-hand';
import { refusedText, typedText } from './typed-text';

/** What is typed, edited and cleared. Every method says what was done. */
export class TypingPlays {
  private readonly hand: PlayerHand;

  constructor(hand: PlayerHand) {
    this.hand = hand;
  }

  async typeOne(): Promise<string> {
    const { random, screen } = this.hand;
    const cell = random.chance(0.9) ? this.hand.cell() : { ...this.hand.cell(), column: years.length };
    const text = typedText(random);
    const composed = random.chance(0.2);
    await screen.select(single(cell));
    if (composed && this.hand.sheet.isOpen(cell)) await screen.compose(text.text.trim());
    else await screen.type(text.text);
    const end = random.pick(['Enter', 'Enter', 'Tab', 'ArrowDown', 'click', 'Escape', 'Shift+Enter']);
    // Another cell: a click into the open editor stays there.
    const beside = { ...cell, column: (cell.column + random.between(1, 4)) % years.length };
    if (end === 'click') await screen.select(single(beside));
    else await screen.press(end);
    if (end !== 'Escape') this.hand.typed(text, cell);
    return `“${text.text}” ${composed ? 'composed' : 'typed'} into ${this.hand.named(single(cell))}, ${end}`;
  }

  /** A quotient whose decimals do not end: the program asks how many are wanted. */
  async typeEndless(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const cell = this.hand.cell();
    if (!sheet.isOpen(cell)) return 'nothing';
    const dividend = random.between(1, 98) * 7 + random.between(1, 6);
    const divisor = random.pick([7, 70, 700] as const);
    const decimals = random.between(0, 4);
    await screen.select(single(cell));
    await screen.type(`=${dividend}/${divisor}`);
    await screen.press('Enter');
    const field = screen.page.getByLabel('保留几位小数').getByRole('spinbutton');
    await field.fill(`${decimals}`, { timeout: patience });
    const takes = random.chance(0.7);
    await field.press(takes ? 'Enter' : 'Escape');
    const print = roundedQuotient(dividend, divisor, decimals);
    const derivation = `=ROUND(${dividend}/${divisor},${decimals})`;
    const figure: ExpectedFigure = { ...bareNumber(print), derivation, isBare: false };
    if (takes) this.hand.typed({ text: derivation, read: () => figure }, cell);
    return `${derivation} ${takes ? 'typed' : 'given up'} at ${this.hand.named(single(cell))}`;
  }

  /** Ctrl+Enter. */
  async typeEverywhere(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const block = this.hand.block(4, 4);
    const text = typedText(random);
    if (!sheet.isOpen(topLeft(block)) || heightOf(block) * widthOf(block) === 1) return 'nothing';
    await screen.select(block);
    await screen.type(text.text);
    await screen.press('Control+Enter');
    const wish = new Wish();
    for (const cell of cellsOf(block))
      if (sheet.isOpen(cell)) sheet.ask(wish, cell, this.hand.offer(text, cell), text.text);
    const outcome = await this.hand.carryOut(wish);
    // Given up, the text is in the editor again.
    if (outcome.endsWith('up')) await screen.press('Escape');
    return `“${text.text}” into all of ${this.hand.named(block)}${outcome}`;
  }

  async editNothing(): Promise<string> {
    const { random, screen } = this.hand;
    const cell = this.hand.cell();
    await screen.select(single(cell));
    await screen.press('Escape');
    await screen.press('F2');
    if (this.hand.sheet.isOpen(cell) && random.chance(0.5)) {
      await screen.press('Control+a');
      await screen.type(refusedText(random).text);
      await screen.press('Enter');
      return `refused text at ${this.hand.named(single(cell))}`;
    }
    await screen.press(random.pick(['Enter', 'Escape', 'Tab']));
    return `F2 and nothing at ${this.hand.named(single(cell))}`;
  }

  async clear(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const block = this.hand.block(3, 3);
    await screen.select(block, random.chance(0.5));
    const cells = [...cellsOf(block)];
    if (random.chance(0.3)) {
      const other = { row: block.top, column: random.between(0, years.length - 1) };
      const isInside = other.column >= block.left && other.column <= block.right;
      if (!isInside) {
        await screen.add(other);
        cells.push(other);
      }
    }
    await screen.press('Delete');
    sheet.write(cells.filter((cell) => sheet.isOpen(cell)).map((cell) => ({ ...cell, figure: null })));
    return `${this.hand.named(block)} cleared${cells.length > heightOf(block) * widthOf(block) ? ' and another' : ''}`;
  }
}

/** Half up, which is 四舍五入 for what is above zero. */
function roundedQuotient(dividend: number, divisor: number, decimals: number): string {
  const scale = 10 ** decimals;
  const count = Math.floor((2 * dividend * scale + divisor) / (2 * divisor));
  const digits = `${count}`.padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
