import type { Figure } from '../../shared/model/figure';
import { breadthOf, heightOf, type Position, type Range } from '../../shared/sheet/ranges';
import { cellText, figureIn } from './cell-text';
import { cellAt, type SheetDesk } from './sheet-desk';

/** Cells taken out of the sheet for the clipboard. */
export interface CopiedCells {
  readonly texts: readonly (readonly string[])[];
  /** The figures behind the texts; null where a cell has none. */
  readonly figures: readonly (readonly (Figure | null)[])[];
}

/** More cells than this are no use to anybody on a clipboard. */
export const mostCopied = 1_000_000;

/**
 * Ranges as one rectangle, as a spreadsheet copies them: beside each other where they have the same rows, below each
 * other where they have the same columns. Null where they fit neither way.
 */
function asRectangle(
  ranges: readonly Range[],
): { readonly rows: readonly number[]; readonly columns: readonly number[] } | null {
  const [first] = ranges;
  if (!first) return null;
  const sameRows = ranges.every(({ top, bottom }) => top === first.top && bottom === first.bottom);
  const sameColumns = ranges.every(({ left, right }) => left === first.left && right === first.right);
  if (!sameRows && !sameColumns) return null;
  const indexes = (start: number, length: number) => Array.from({ length }, (_, index) => start + index);
  const rowsOf = (range: Range) => indexes(range.top, heightOf(range));
  const columnsOf = (range: Range) => indexes(range.left, breadthOf(range));
  const unique = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  return {
    rows: sameRows ? rowsOf(first) : unique(ranges.flatMap(rowsOf)),
    columns: sameColumns ? columnsOf(first) : unique(ranges.flatMap(columnsOf)),
  };
}

/** A merged category gives its name to the first of the copied rows. */
function textAt(desk: SheetDesk, position: Position, firstRow: number): string {
  const { row, column } = cellAt(desk, position);
  const hidden = column.kind === 'category' && !row.categoryStart && position.row !== firstRow;
  return hidden ? '' : cellText(desk.ledger.records, row, column);
}

export function copyCells(desk: SheetDesk, ranges: readonly Range[]): CopiedCells | null {
  const rectangle = asRectangle(ranges);
  if (!rectangle) return null;
  const { rows, columns } = rectangle;
  const [firstRow = 0] = rows;
  return {
    texts: rows.map((row) => columns.map((column) => textAt(desk, { row, column }, firstRow))),
    figures: rows.map((row) =>
      columns.map((column) => {
        const cell = cellAt(desk, { row, column });
        return cell.column.kind === 'figure' ? figureIn(desk.ledger.records, cell.row, cell.column) : null;
      }),
    ),
  };
}
