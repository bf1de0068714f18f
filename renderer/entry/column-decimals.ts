import type { RecordTable } from '../../shared/model/record-table';
import { alignDecimals, decimalsPrinted, printFigure } from '../../shared/notation/print';
import { figureIn } from './cell-text';
import type { WholeSheet } from './sheet-model';

/** A figure with more decimals than these stands out to the left instead of moving its whole column. */
const mostDecimals = 4;
/** Rows that are looked at before the sheet is first drawn: as many as a large screen shows. */
const firstRows = 60;

/**
 * How many decimals a column leaves room for, so that the points of its figures stand below each other: as many as the
 * figures have that were drawn so far. A large sheet need not be read whole for it.
 */
export class ColumnDecimals {
  private readonly ofColumn = new Map<string, number>();
  private readonly onGrown: () => void;
  private told = false;

  /** `onGrown` hears, once for all that is being drawn, that columns with more decimals have to be drawn anew. */
  constructor({ rows, columns }: WholeSheet, records: RecordTable, onGrown: () => void) {
    this.onGrown = onGrown;
    for (const row of rows.slice(0, firstRows))
      for (const column of columns) {
        const figure = column.kind === 'figure' ? figureIn(records, row, column) : null;
        if (figure) this.grow(column.id, printFigure(figure));
      }
  }

  /** A printed figure with the blanks that put its point below those of its column. */
  align(columnId: string, printed: string): string {
    if (this.grow(columnId, printed) && !this.told) {
      this.told = true;
      requestAnimationFrame(() => {
        this.told = false;
        this.onGrown();
      });
    }
    return alignDecimals(printed, this.ofColumn.get(columnId) ?? 0);
  }

  private grow(columnId: string, printed: string): boolean {
    const decimals = Math.min(decimalsPrinted(printed), mostDecimals);
    if (decimals <= (this.ofColumn.get(columnId) ?? 0)) return false;
    this.ofColumn.set(columnId, decimals);
    return true;
  }
}
