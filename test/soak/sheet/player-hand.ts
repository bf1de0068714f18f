import type { Random } from '../random';
import { fitsRow } from './expected-figure';
import { years, type Block, type Cell, type ExpectedSheet, type Offer, type Wish } from './expected-sheet';
import type { SheetScreen } from './sheet-screen';
import type { TypedText } from './typed-text';

/** Milliseconds in which the program must have shown what a key did. */
export const patience = 10_000;

export const single = ({ row, column }: Cell): Block => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});
export const topLeft = ({ top, left }: Block): Cell => ({ row: top, column: left });

/** What every play needs: the screen, what is expected of it, and chance. */
export class PlayerHand {
  readonly screen: SheetScreen;
  readonly sheet: ExpectedSheet;
  readonly random: Random;

  constructor(screen: SheetScreen, sheet: ExpectedSheet, random: Random) {
    this.screen = screen;
    this.sheet = sheet;
    this.random = random;
  }

  /** Any cell of the years. */
  cell(): Cell {
    const { random, sheet } = this;
    return { row: random.between(0, sheet.rows.length - 1), column: random.between(0, years.length - 1) };
  }

  /** A block of at most so many rows and columns. */
  block(height: number, width: number): Block {
    const { random, sheet } = this;
    const { row, column } = this.cell();
    return {
      top: row,
      left: column,
      bottom: Math.min(sheet.rows.length - 1, row + random.between(0, height - 1)),
      right: Math.min(years.length - 1, column + random.between(0, width - 1)),
    };
  }

  named({ top, left, bottom, right }: Block): string {
    return `${top}/${left}${top === bottom && left === right ? '' : `–${bottom}/${right}`}`;
  }

  /** What a text is to a row: a share may not take it. */
  offer(text: TypedText, { row }: Cell): Offer {
    const expectedRow = this.sheet.rows[row];
    const figure = expectedRow ? text.read(expectedRow) : null;
    if (text.text.trim() === '') return { kind: 'nothing' };
    return figure ? { kind: 'figure', figure } : { kind: 'unreadable' };
  }

  /** Does what was asked; where not all of it can be done, the program must have asked first. */
  async carryOut(wish: Wish): Promise<string> {
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
  typed(text: TypedText, cell: Cell): void {
    const offer = this.offer(text, cell);
    const row = this.sheet.rows[cell.row];
    if (!row || !this.sheet.isOpen(cell) || offer.kind === 'unreadable') return;
    const figure = offer.kind === 'figure' ? offer.figure : null;
    if (figure && !fitsRow(figure, row)) return;
    this.sheet.write([{ ...cell, figure }]);
  }
}
