import { fillWish, onlyCopies, type Side } from './expected-fill';
import { heightOf, widthOf, years, type Block, type Cell } from './expected-sheet';
import { patience, type PlayerHand } from './player-hand';

/** What is filled from other cells. Every method says what was done. */
export class FillPlays {
  private readonly hand: PlayerHand;

  constructor(hand: PlayerHand) {
    this.hand = hand;
  }

  async fillByHandle(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const side = random.pick<Side>(['up', 'down', 'left', 'right']);
    const vertical = side === 'up' || side === 'down';
    const source = vertical ? this.hand.block(2, 2) : this.hand.block(2, 2);
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
    const outcome = await this.hand.carryOut(fillWish(sheet, source, side, count, copies));
    const changed = sheet.batches > before;
    const words = `${this.hand.named(source)} filled ${count} ${side}${copies ? ' as copies' : ''}${outcome}`;
    if (changed && !isCopied && random.chance(0.5))
      return `${words}, ${await this.chooseCopies(source, side, count)}`;
    await screen.press('Escape');
    return words;
  }

  /** The rule of a fill that was just done is changed: its step is taken back, and another takes its place. */
  private async chooseCopies(source: Block, side: Side, count: number): Promise<string> {
    const { screen, sheet } = this.hand;
    const panel = screen.page.locator('.sheet-fill-choice');
    await panel.getByRole('button', { name: '复制', exact: true }).click({ timeout: patience });
    sheet.undo();
    const outcome = await this.hand.carryOut(fillWish(sheet, source, side, count, true));
    await screen.press('Escape');
    return `then copies${outcome}`;
  }

  /** Ctrl+D and Ctrl+R. One row or column alone takes the one before it. */
  async fillFromEdge(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const block = this.hand.block(4, 4);
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
    return `${this.hand.named(block)} filled by Ctrl+${down ? 'D' : 'R'}${await this.hand.carryOut(wish)}`;
  }
}
