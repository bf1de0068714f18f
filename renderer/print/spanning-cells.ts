import type { TableCell, TableRow } from '../../shared/tables/table-model';

export interface SpanningCell {
  readonly row: number;
  readonly column: number;
  readonly cell: TableCell;
}

/** The cells that cover several rows, from top to bottom. */
export function spanningCells(rows: readonly TableRow[]): readonly SpanningCell[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell !== null && cell.rowSpan > 1 ? [{ row, column, cell }] : [])),
  );
}
