import { columnCells, decimalsIn } from '../../../shared/tables/column-decimals';
import { headerColumns } from '../../../shared/tables/header-layout';
import {
  cellText,
  type TableColumn,
  type TableModel,
  type TableRow,
} from '../../../shared/tables/table-model';
import { textWidth, wrappedLines } from '../../../shared/tables/text-width';

/** Pixels of a half-width character in the body font, of a line of text, and of the room around a cell's text. */
const halfWidth = 7;
const lineHeight = 20;
const padding = { across: 18, along: 6 };

/** More digits than this are not lined up: one long figure would push all others aside. */
const mostAlignedDecimals = 6;

export interface ColumnGeometry {
  readonly column: TableColumn;
  /** Pixels. */
  readonly width: number;
  /** Pixels from the left edge of the table. */
  readonly left: number;
  /** Digits after the point that its figures are lined up by. */
  readonly decimals: number;
}

function columnDecimals(column: TableColumn, rows: readonly TableRow[], index: number): number {
  if (column.align !== 'right') return 0;
  const decimals = columnCells(rows, index).map(decimalsIn);
  return Math.max(0, ...decimals.filter((count) => count <= mostAlignedDecimals));
}

/** Proposed width, and never less than the widest figure needs. */
function columnWidth(
  column: TableColumn,
  rows: readonly TableRow[],
  index: number,
  decimals: number,
): number {
  let width = column.width;
  if (column.align === 'right')
    for (const cell of columnCells(rows, index)) {
      if (cell.content.kind === 'text') continue;
      const text = cellText(cell);
      const more = Math.max(0, decimals - decimalsIn(cell)) + 2;
      // No character is wider than two.
      if (text.length * 2 + more > width) width = Math.max(width, textWidth(text) + more);
    }
  return Math.ceil(width * halfWidth) + padding.across;
}

export function columnGeometry(model: TableModel): readonly ColumnGeometry[] {
  let left = 0;
  return headerColumns(model.header).map((column, index) => {
    const decimals = columnDecimals(column, model.rows, index);
    const width = columnWidth(column, model.rows, index, decimals);
    const geometry = { column, width, left, decimals };
    left += width;
    return geometry;
  });
}

/** Pixels that a row will take; the browser's own measure replaces it once the row is shown. */
export function estimatedHeight(row: TableRow, columns: readonly ColumnGeometry[]): number {
  let lines = 1;
  row.cells.forEach((cell, index) => {
    const width = columns[index]?.width;
    if (!cell || cell.rowSpan > 1 || width === undefined) return;
    lines = Math.max(lines, wrappedLines(cellText(cell), (width - padding.across) / halfWidth));
  });
  return lines * lineHeight + padding.along;
}

/** For each row the first row whose cell reaches down to it; the row itself where none does. */
export function spanStarts(rows: readonly TableRow[]): readonly number[] {
  const starts = rows.map((_, index) => index);
  rows.forEach(({ cells }, index) => {
    const span = Math.max(1, ...cells.map((cell) => cell?.rowSpan ?? 1));
    for (let down = 1; down < span; down += 1)
      starts[index + down] = Math.min(starts[index + down] ?? index, index);
  });
  return starts;
}
