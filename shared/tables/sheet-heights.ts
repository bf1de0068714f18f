import type { BandCell, BandRow } from './sheet-bands';
import { fill, indentWidth } from './sheet-columns';
import { lineHeight, sheetStyles, type SheetStyle } from './sheet-styles';
import { wrappedLines } from './text-width';

/** Excel's own limit, in points. */
export const tallestRow = 409;

function neededHeight(cell: BandCell, widths: readonly number[]): number {
  const style: SheetStyle = sheetStyles[cell.style];
  if (typeof cell.value !== 'string' || !style.wrap) return lineHeight(style) + style.padding;
  const first = cell.column - 1;
  const width = widths.slice(first, first + cell.columnSpan).reduce((sum, part) => sum + part, 0);
  const relative = style.size / sheetStyles.left.size;
  const lines = wrappedLines(cell.value, (width * fill) / relative - cell.indent * indentWidth);
  return lines * lineHeight(style) + style.padding;
}

/** Heights that show every line of wrapped text, as far as a workbook allows; merged cells share what they need. */
export function rowHeights(rows: readonly BandRow[], widths: readonly number[]): readonly number[] {
  const heights = rows.map((row) =>
    Math.max(0, ...row.filter(({ rowSpan }) => rowSpan === 1).map((cell) => neededHeight(cell, widths))),
  );
  rows.forEach((row, index) => {
    for (const cell of row.filter(({ rowSpan }) => rowSpan > 1)) {
      const covered = heights.slice(index, index + cell.rowSpan);
      const missing = neededHeight(cell, widths) - covered.reduce((sum, height) => sum + height, 0);
      if (missing > 0)
        covered.forEach((height, offset) => {
          heights[index + offset] = height + Math.ceil(missing / covered.length);
        });
    }
  });
  return heights;
}
