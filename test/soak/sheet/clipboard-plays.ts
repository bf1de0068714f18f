import { cellsOf, heightOf, widthOf } from './expected-sheet';
import { topLeft, type PlayerHand } from './player-hand';
import { copied, isBlank, isTypedPaste, outside, pasteWish, type SheetClipboard } from './sheet-clipboard';

/** What is copied, cut and pasted. Every method says what was done. */
export class ClipboardPlays {
  private readonly hand: PlayerHand;
  private clipboard: SheetClipboard | null = null;

  constructor(hand: PlayerHand) {
    this.hand = hand;
  }

  /** Somebody else has used the clipboard, or it has gone with the browser. */
  forget(): void {
    this.clipboard = null;
  }

  /** The page was loaded again: it does not know any more that the clipboard is its own. */
  reloaded(): void {
    if (this.clipboard) this.clipboard = { ...this.clipboard, remembered: false };
  }

  async copy(): Promise<string> {
    const block = this.hand.block(4, 4);
    await this.hand.screen.select(block, this.hand.random.chance(0.5));
    await this.hand.screen.press('Control+c');
    this.clipboard = copied(this.hand.sheet, block);
    return `${this.hand.named(block)} copied`;
  }

  async cut(): Promise<string> {
    const { screen, sheet } = this.hand;
    const block = this.hand.block(3, 3);
    const open = cellsOf(block).filter((cell) => sheet.isOpen(cell));
    await screen.select(block);
    await screen.press('Control+x');
    if (open.length > 0) {
      this.clipboard = copied(sheet, block);
      sheet.write(open.map((cell) => ({ ...cell, figure: null })));
    }
    return `${this.hand.named(block)} cut`;
  }

  async paste(): Promise<string> {
    if (!this.clipboard) return this.copy();
    return this.pasteClipboard(this.clipboard);
  }

  async pasteFromOutside(): Promise<string> {
    const { clipboard, plain, html } = outside(this.hand.random);
    await this.hand.screen.offer(plain, html);
    this.clipboard = clipboard;
    return `${html === null ? JSON.stringify(plain) : html}: ${await this.pasteClipboard(clipboard)}`;
  }

  private async pasteClipboard(clipboard: SheetClipboard): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const target = random.chance(0.5) ? this.hand.block(1, 1) : this.hand.block(4, 4);
    await screen.select(target);
    await screen.press('Control+v');
    const words = `pasted at ${this.hand.named(target)}`;
    if (isBlank(clipboard)) return words;
    const to = topLeft(target);
    if (isTypedPaste(clipboard, target)) {
      const text = clipboard.cells[0]?.[0];
      if (text) this.hand.typed(text, to);
      return words;
    }
    const isOneCell = clipboard.cells.length === 1 && clipboard.cells[0]?.length === 1;
    const isSingle = heightOf(target) * widthOf(target) === 1;
    // One figure for one cell that takes none: the program says so at the cell.
    if (isOneCell && isSingle && !sheet.isOpen(to)) return words;
    return words + (await this.hand.carryOut(pasteWish(sheet, clipboard, target)));
  }
}
