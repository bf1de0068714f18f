import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random';
import { bareNumber, fitsRow, type ExpectedFigure } from './expected-figure';
import { fillWish, onlyCopies, type Side } from './expected-fill';
import {
  cellsOf,
  heightOf,
  widthOf,
  Wish,
  years,
  type Block,
  type Cell,
  type ExpectedSheet,
  type Offer,
} from './expected-sheet';
import { copied, isBlank, isTypedPaste, outside, pasteWish, type SheetClipboard } from './sheet-clipboard';
import type { SheetScreen } from './sheet-screen';
import { numberText, refusedText, typedText, type TypedText } from './typed-text';

/** Between what a key did and what the grid has drawn. */
const patience = 10_000;

const selectingKeys = [
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Shift+ArrowDown',
  'Shift+ArrowRight',
  'Control+ArrowDown',
  'Control+ArrowLeft',
  'Control+Shift+ArrowUp',
  'Control+Shift+End',
  'Home',
  'End',
  'PageDown',
  'PageUp',
  'Control+Home',
  'Shift+Space',
  'Control+Space',
  'Control+a',
  'Enter',
  'Shift+Enter',
  'Tab',
  'Shift+Tab',
] as const;

const single = ({ row, column }: Cell): Block => ({ top: row, left: column, bottom: row, right: column });
const topLeft = ({ top, left }: Block): Cell => ({ row: top, column: left });

/** Somebody who works in the sheet at random, and knows what should come of it. Every method says what was done. */
export class SheetPlayer {
  private readonly screen: SheetScreen;
  private readonly sheet: ExpectedSheet;
  private readonly random: Random;
  private clipboard: SheetClipboard | null = null;

  constructor(screen: SheetScreen, sheet: ExpectedSheet, random: Random) {
    this.screen = screen;
    this.sheet = sheet;
    this.random = random;
  }

  /** Somebody else has used the clipboard. */
  forgetClipboard(): void {
    this.clipboard = null;
  }

  async play(): Promise<string> {
    const { random } = this;
    const plays: readonly (readonly [weight: number, play: () => Promise<string>])[] = [
      [22, () => this.typeOne()],
      [4, () => this.typeEndless()],
      [5, () => this.typeEverywhere()],
      [4, () => this.editNothing()],
      [8, () => this.clear()],
      [10, () => this.fillByHandle()],
      [7, () => this.fillFromEdge()],
      [8, () => this.copy()],
      [4, () => this.cut()],
      [10, () => this.paste()],
      [10, () => this.pasteFromOutside()],
      [12, () => this.stepBack()],
      [8, () => this.stepOn()],
      [6, () => this.wander()],
      [1, () => this.visitElsewhere()],
      [1, () => this.reload()],
      [0.4, () => this.restart()],
    ];
    let left = random.next() * plays.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, play] of plays) {
      left -= weight;
      if (left < 0) return play();
    }
    return this.wander();
  }

  /** Waits until every cell that is drawn shows what it should; answers what is wrong, else null. */
  async agree(): Promise<string | null> {
    const { screen, sheet } = this;
    const deadline = performance.now() + patience;
    for (;;) {
      const seen = await screen.seen();
      const wrong = seen.find(({ row, column, text }) => {
        const year = years.findIndex((each) => column === `actual-${each}`);
        return year >= 0 && sheet.text({ row, column: year }) !== text;
      });
      const asks = (await screen.page.locator('dialog').count()) > 0;
      if (!wrong && !asks && seen.length > 0) return null;
      if (performance.now() > deadline) {
        const name = wrong && sheet.rows[wrong.row]?.name;
        const column = wrong ? years.findIndex((each) => wrong.column === `actual-${each}`) : 0;
        const what = wrong
          ? `${name} ${wrong.column} shows “${wrong.text}” instead of “${sheet.text({ row: wrong.row, column })}”`
          : 'a question is open';
        return `${what}; the program says: ${await screen.words()}`;
      }
      await pause(20);
    }
  }

  private cell(): Cell {
    const { random, sheet } = this;
    return { row: random.between(0, sheet.rows.length - 1), column: random.between(0, years.length - 1) };
  }

  private block(height: number, width: number): Block {
    const { random, sheet } = this;
    const { row, column } = this.cell();
    return {
      top: row,
      left: column,
      bottom: Math.min(sheet.rows.length - 1, row + random.between(0, height - 1)),
      right: Math.min(years.length - 1, column + random.between(0, width - 1)),
    };
  }

  private named({ top, left, bottom, right }: Block): string {
    return `${top}/${left}${top === bottom && left === right ? '' : `–${bottom}/${right}`}`;
  }

  /** What a text is to a row: a share may not take it. */
  private offer(text: TypedText, { row }: Cell): Offer {
    const expectedRow = this.sheet.rows[row];
    const figure = expectedRow ? text.read(expectedRow) : null;
    if (text.text.trim() === '') return { kind: 'nothing' };
    return figure ? { kind: 'figure', figure } : { kind: 'unreadable' };
  }

  /** Does what was asked; where not all of it can be done, the program must have asked first. */
  private async carryOut(wish: Wish): Promise<string> {
    if (wish.problems === 0) {
      this.sheet.write(wish.writes);
      return '';
    }
    const takesRest = wish.writes.length > 0 && this.random.chance(0.5);
    if (!(await this.screen.answer(takesRest)))
      throw new Error(`nobody was asked about ${wish.problems} cells: ${await this.screen.words()}`);
    if (takesRest) this.sheet.write(wish.writes);
    return takesRest ? ', the rest' : ', given up';
  }

  /** What is typed into one cell; refused texts wait there and change nothing. */
  private typed(text: TypedText, cell: Cell): void {
    const offer = this.offer(text, cell);
    const row = this.sheet.rows[cell.row];
    if (!row || !this.sheet.isOpen(cell) || offer.kind === 'unreadable') return;
    const figure = offer.kind === 'figure' ? offer.figure : null;
    if (figure && !fitsRow(figure, row)) return;
    this.sheet.write([{ ...cell, figure }]);
  }

  private async typeOne(): Promise<string> {
    const { random, screen } = this;
    const cell = random.chance(0.9) ? this.cell() : { ...this.cell(), column: years.length };
    const text = typedText(random);
    const composed = random.chance(0.2);
    await screen.select(single(cell));
    if (composed && this.sheet.isOpen(cell)) await screen.compose(text.text.trim());
    else await screen.type(text.text);
    const end = random.pick(['Enter', 'Enter', 'Tab', 'ArrowDown', 'click', 'Escape', 'Shift+Enter']);
    // Another cell: a click into the open editor stays there.
    const beside = { ...cell, column: (cell.column + random.between(1, 4)) % years.length };
    if (end === 'click') await screen.select(single(beside));
    else await screen.press(end);
    if (end !== 'Escape') this.typed(text, cell);
    return `“${text.text}” ${composed ? 'composed' : 'typed'} into ${this.named(single(cell))}, ${end}`;
  }

  /** A quotient whose decimals do not end: the program asks how many are wanted. */
  private async typeEndless(): Promise<string> {
    const { random, screen, sheet } = this;
    const cell = this.cell();
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
    if (takes) this.typed({ text: derivation, read: () => figure }, cell);
    return `${derivation} ${takes ? 'typed' : 'given up'} at ${this.named(single(cell))}`;
  }

  /** Ctrl+Enter. */
  private async typeEverywhere(): Promise<string> {
    const { random, screen, sheet } = this;
    const block = this.block(4, 4);
    const text = typedText(random);
    if (!sheet.isOpen(topLeft(block)) || heightOf(block) * widthOf(block) === 1) return 'nothing';
    await screen.select(block);
    await screen.type(text.text);
    await screen.press('Control+Enter');
    const wish = new Wish();
    for (const cell of cellsOf(block))
      if (sheet.isOpen(cell)) sheet.ask(wish, cell, this.offer(text, cell), text.text);
    const outcome = await this.carryOut(wish);
    // Given up, the text is in the editor again.
    if (outcome.endsWith('up')) await screen.press('Escape');
    return `“${text.text}” into all of ${this.named(block)}${outcome}`;
  }

  private async editNothing(): Promise<string> {
    const { random, screen } = this;
    const cell = this.cell();
    await screen.select(single(cell));
    await screen.press('Escape');
    await screen.press('F2');
    if (this.sheet.isOpen(cell) && random.chance(0.5)) {
      await screen.press('Control+a');
      await screen.type(refusedText(random).text);
      await screen.press('Enter');
      return `refused text at ${this.named(single(cell))}`;
    }
    await screen.press(random.pick(['Enter', 'Escape', 'Tab']));
    return `F2 and nothing at ${this.named(single(cell))}`;
  }

  private async clear(): Promise<string> {
    const { random, screen, sheet } = this;
    const block = this.block(3, 3);
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
    return `${this.named(block)} cleared${cells.length > heightOf(block) * widthOf(block) ? ' and another' : ''}`;
  }

  private async fillByHandle(): Promise<string> {
    const { random, screen, sheet } = this;
    const side = random.pick<Side>(['up', 'down', 'left', 'right']);
    const vertical = side === 'up' || side === 'down';
    const source = vertical ? this.block(2, 2) : this.block(2, 2);
    const room = {
      up: source.top,
      down: sheet.rows.length - 1 - source.bottom,
      left: source.left,
      right: years.length - source.right,
    }[side];
    const count = Math.min(room, random.between(1, 4));
    if (count < 1) return 'nothing';
    await screen.select(source);
    const to: Cell = {
      row: side === 'up' ? source.top - count : side === 'down' ? source.bottom + count : source.bottom,
      column: side === 'left' ? source.left - count : side === 'right' ? source.right + count : source.right,
    };
    const copies = random.chance(0.2);
    if (copies) await screen.page.keyboard.down('Control');
    await screen.dragHandle(to);
    if (copies) await screen.page.keyboard.up('Control');
    const before = sheet.batches;
    const isCopied = copies || onlyCopies(sheet, source, side);
    const outcome = await this.carryOut(fillWish(sheet, source, side, count, copies));
    const changed = sheet.batches > before;
    const words = `${this.named(source)} filled ${count} ${side}${copies ? ' as copies' : ''}${outcome}`;
    if (changed && !isCopied && random.chance(0.5))
      return `${words}, ${await this.chooseCopies(source, side, count)}`;
    await screen.press('Escape');
    return words;
  }

  /** The rule of a fill that was just done is changed: its step is taken back, and another takes its place. */
  private async chooseCopies(source: Block, side: Side, count: number): Promise<string> {
    const { screen, sheet } = this;
    const panel = screen.page.locator('.sheet-fill-choice');
    await panel.getByRole('button', { name: '复制', exact: true }).click({ timeout: patience });
    sheet.undo();
    const outcome = await this.carryOut(fillWish(sheet, source, side, count, true));
    await screen.press('Escape');
    return `then copies${outcome}`;
  }

  /** Ctrl+D and Ctrl+R. One row or column alone takes the one before it. */
  private async fillFromEdge(): Promise<string> {
    const { random, screen, sheet } = this;
    const block = this.block(4, 4);
    const down = random.chance(0.5);
    const length = down ? heightOf(block) : widthOf(block);
    const first = down ? block.top : block.left;
    const start = length > 1 ? first : first - 1;
    // Before the first year stands the base figure, which is no part of this.
    if (start < 0 && !down) return 'nothing';
    await screen.select(block, random.chance(0.5));
    await screen.press(down ? 'Control+d' : 'Control+r');
    if (start < 0) return 'Ctrl+D with nothing above';
    const source = down ? { ...block, top: start, bottom: start } : { ...block, left: start, right: start };
    const count = (down ? block.bottom : block.right) - start;
    const wish = fillWish(sheet, source, down ? 'down' : 'right', count, true);
    return `${this.named(block)} filled by Ctrl+${down ? 'D' : 'R'}${await this.carryOut(wish)}`;
  }

  private async copy(): Promise<string> {
    const block = this.block(4, 4);
    await this.screen.select(block, this.random.chance(0.5));
    await this.screen.press('Control+c');
    this.clipboard = copied(this.sheet, block);
    return `${this.named(block)} copied`;
  }

  private async cut(): Promise<string> {
    const { screen, sheet } = this;
    const block = this.block(3, 3);
    const open = cellsOf(block).filter((cell) => sheet.isOpen(cell));
    await screen.select(block);
    await screen.press('Control+x');
    if (open.length > 0) {
      this.clipboard = copied(sheet, block);
      sheet.write(open.map((cell) => ({ ...cell, figure: null })));
    }
    return `${this.named(block)} cut`;
  }

  private async paste(): Promise<string> {
    if (!this.clipboard) return this.copy();
    return this.pasteClipboard(this.clipboard);
  }

  private async pasteFromOutside(): Promise<string> {
    const { clipboard, plain, html } = outside(this.random);
    await this.screen.offer(plain, html);
    this.clipboard = clipboard;
    return `${html === null ? JSON.stringify(plain) : html}: ${await this.pasteClipboard(clipboard)}`;
  }

  private async pasteClipboard(clipboard: SheetClipboard): Promise<string> {
    const { random, screen, sheet } = this;
    const target = random.chance(0.5) ? this.block(1, 1) : this.block(4, 4);
    await screen.select(target);
    await screen.press('Control+v');
    const words = `pasted at ${this.named(target)}`;
    if (isBlank(clipboard)) return words;
    const to = topLeft(target);
    if (isTypedPaste(clipboard, target)) {
      const text = clipboard.cells[0]?.[0];
      if (text) this.typed(text, to);
      return words;
    }
    const isOneCell = clipboard.cells.length === 1 && clipboard.cells[0]?.length === 1;
    const isSingle = heightOf(target) * widthOf(target) === 1;
    // One figure for one cell that takes none: the program says so at the cell.
    if (isOneCell && isSingle && !sheet.isOpen(to)) return words;
    return words + (await this.carryOut(pasteWish(sheet, clipboard, target)));
  }

  private async stepBack(): Promise<string> {
    const { random, screen, sheet } = this;
    const steps = random.between(1, 4);
    for (let step = 0; step < steps; step += 1) {
      await screen.press('Control+z');
      sheet.undo();
    }
    return `${steps} steps back`;
  }

  private async stepOn(): Promise<string> {
    const { random, screen, sheet } = this;
    const steps = random.between(1, 4);
    for (let step = 0; step < steps; step += 1) {
      await screen.press(random.chance(0.5) ? 'Control+y' : 'Control+Shift+z');
      sheet.redo();
    }
    return `${steps} steps on`;
  }

  private async wander(): Promise<string> {
    const { random, screen } = this;
    const keys = Array.from({ length: random.between(1, 6) }, () => random.pick(selectingKeys));
    for (const key of keys) await screen.press(key);
    return keys.join(' ');
  }

  /** What is being typed is taken when another view is opened. */
  private async visitElsewhere(): Promise<string> {
    const { random, screen } = this;
    const cell = this.cell();
    const text = numberText(random);
    await screen.select(single(cell));
    await screen.type(text.text);
    await screen.visit('规划');
    this.typed(text, cell);
    return `“${text.text}” typed into ${this.named(single(cell))}, and another view visited`;
  }

  private async reload(): Promise<string> {
    await this.screen.reload();
    this.restarted();
    return 'loaded again';
  }

  private async restart(): Promise<string> {
    await this.screen.restart();
    // The clipboard of this computer may go with the browser.
    this.clipboard = null;
    return 'started again';
  }

  private restarted(): void {
    if (this.clipboard) this.clipboard = { ...this.clipboard, remembered: false };
  }
}

/** Half up, which is 四舍五入 for what is above zero. */
function roundedQuotient(dividend: number, divisor: number, decimals: number): string {
  const scale = 10 ** decimals;
  const count = Math.floor((2 * dividend * scale + divisor) / (2 * divisor));
  const digits = `${count}`.padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
