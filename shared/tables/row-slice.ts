import type { TableCell, TableRow } from './table-model';

/**
 * The rows from `from` up to, not including, `to` as a table of their own: a cell over several rows that began before is
 * opened again in the first row, and one that goes on behind ends with the last.
 */
export function rowSlice(rows: readonly TableRow[], from: number, to: number): readonly TableRow[] {
  const end = Math.min(to, rows.length);
  return rows.slice(from, end).map((row, offset) => {
    const index = from + offset;
    const cells = row.cells.map((cell, column) => {
      if (cell) return clipped(cell, end - index);
      return offset === 0 ? reopened(rows, index, column, end) : null;
    });
    return { ...row, cells };
  });
}

function clipped(cell: TableCell, rowSpan: number): TableCell {
  return cell.rowSpan <= rowSpan ? cell : { ...cell, rowSpan };
}

function reopened(rows: readonly TableRow[], index: number, column: number, end: number): TableCell | null {
  for (let above = index - 1; above >= 0; above -= 1) {
    const cell = rows[above]?.cells[column];
    if (!cell) continue;
    const left = above + cell.rowSpan - index;
    return left > 0 ? { ...cell, rowSpan: Math.min(left, end - index) } : null;
  }
  return null;
}
