import { fitsRow, sameFigure, type ExpectedFigure, type ExpectedRow } from './expected-figure';

/** The columns that take figures, and the one behind them that shows the plan's. */
export const years = ['2016', '2017', '2018', '2019', '2020'] as const;

export interface Cell {
  readonly row: number;
  /** Index in `years`; `years.length` is the column of targets. */
  readonly column: number;
}

/** A rectangle of cells; all four edges belong to it. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What is to be put into one cell. */
export type Offer =
  | { readonly kind: 'figure'; readonly figure: ExpectedFigure }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' };

/** Everything that is asked of the sheet at once. */
export class Wish {
  readonly writes: (Cell & { readonly figure: ExpectedFigure | null })[] = [];
  /** What cannot be done, which the program must ask about first. */
  problems = 0;
}

type Figures = ReadonlyMap<string, ExpectedFigure>;

const keyOf = ({ row, column }: Cell): string => `${row}/${column}`;

/** The sheet as it should be, and how it came to be: written from the rules of spreadsheets and of 数据表示, not from the program. */
export class ExpectedSheet {
  readonly rows: readonly ExpectedRow[];
  /** What stands in the column of targets. */
  private readonly targets: readonly string[];
  private past: Figures[] = [];
  private present: Figures;
  private future: Figures[] = [];
  /** Batches since the beginning: every change, and every step back or on. */
  batches = 0;

  constructor(
    rows: readonly ExpectedRow[],
    targets: readonly string[],
    present: ReadonlyMap<string, ExpectedFigure>,
  ) {
    this.rows = rows;
    this.targets = targets;
    this.present = present;
  }

  get undoable(): number {
    return this.past.length;
  }

  get redoable(): number {
    return this.future.length;
  }

  isOpen({ row, column }: Cell): boolean {
    return this.rows[row]?.isHeading === false && column < years.length;
  }

  figure(cell: Cell): ExpectedFigure | null {
    return this.present.get(keyOf(cell)) ?? null;
  }

  text(cell: Cell): string {
    if (cell.column === years.length) return this.targets[cell.row] ?? '';
    return this.figure(cell)?.print ?? '';
  }

  /** Every figure's text by indicator and year; cells without one are not in it. */
  texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const [row, { name }] of this.rows.entries())
      for (const [column, year] of years.entries()) {
        const text = this.text({ row, column });
        if (text !== '') texts.set(`${name}/${year}`, text);
      }
    return texts;
  }

  /** Adds to a wish what is offered to a cell: what does not fit there, or what stands where nothing can, is a problem. */
  ask(wish: Wish, cell: Cell, offer: Offer, text: string): void {
    const row = this.rows[cell.row];
    if (!row || cell.column > years.length) {
      if (text.trim() !== '') wish.problems += 1;
      return;
    }
    if (!this.isOpen(cell)) {
      if (text.trim() !== '' && text.trim() !== this.text(cell)) wish.problems += 1;
      return;
    }
    if (offer.kind === 'unreadable' || (offer.kind === 'figure' && !fitsRow(offer.figure, row)))
      wish.problems += 1;
    else wish.writes.push({ ...cell, figure: offer.kind === 'figure' ? offer.figure : null });
  }

  /** True where anything has changed. */
  write(writes: Wish['writes']): boolean {
    const changed = writes.filter((write) => !sameFigure(this.figure(write), write.figure));
    if (changed.length === 0) return false;
    const next = new Map(this.present);
    for (const { figure, ...cell } of changed) {
      if (figure === null) next.delete(keyOf(cell));
      else next.set(keyOf(cell), figure);
    }
    this.past.push(this.present);
    this.present = next;
    this.future = [];
    this.batches += 1;
    return true;
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) return;
    this.future.push(this.present);
    this.present = before;
    this.batches += 1;
  }

  redo(): void {
    const after = this.future.pop();
    if (!after) return;
    this.past.push(this.present);
    this.present = after;
    this.batches += 1;
  }
}

export function cellsOf({ top, left, bottom, right }: Block): readonly Cell[] {
  const cells: Cell[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) cells.push({ row, column });
  return cells;
}

export const heightOf = ({ top, bottom }: Block): number => bottom - top + 1;
export const widthOf = ({ left, right }: Block): number => right - left + 1;
