import { columnCells, decimalsIn } from './column-decimals';
import { mostAlignedDecimals, type FormatNeeds } from './number-format';
import { cellText, type TableCell, type TableColumn, type TableRow } from './table-model';
import { textWidth } from './text-width';

/** What all cells of a column have in common when their figures are formatted. */
export type ColumnNeeds = Pick<FormatNeeds, 'columnDecimals' | 'columnMark'>;

/** A column as a sheet shows it. */
export interface SheetColumn {
  readonly column: TableColumn;
  readonly needs: ColumnNeeds;
  /** In half-width characters of the body font. */
  readonly width: number;
}

/** A longer text in a column of figures is wrapped like any other text, and does not widen the column. */
const widestFigure = 48;

export const isFigure = (cell: TableCell): boolean =>
  cell.content.kind !== 'text' && textWidth(cellText(cell)) <= widestFigure;

/** Share of a column that text can fill: cells have inner margins, and Chinese punctuation may not begin a line. */
export const fill = 0.92;
/** Half-width characters that one step of indent takes. */
export const indentWidth = 3;

/** Decimals are aligned only where figures stand at the right. */
function columnNeeds({ align }: TableColumn, cells: readonly TableCell[]): ColumnNeeds {
  if (align !== 'right') return { columnDecimals: 0, columnMark: '' };
  const decimals = cells.filter(isFigure).map(decimalsIn);
  return {
    columnDecimals: Math.max(0, ...decimals.filter((count) => count <= mostAlignedDecimals)),
    columnMark: cells.find(({ mark = '' }) => mark !== '')?.mark ?? '',
  };
}

function blanksBehind(cell: TableCell, needs: ColumnNeeds): number {
  const mark = needs.columnMark === '' ? 0 : 2;
  const decimals = decimalsIn(cell);
  const missing = Math.max(0, needs.columnDecimals - decimals);
  return mark + missing + (decimals === 0 && missing > 0 ? 1 : 0);
}

/** How many times as wide as proposed a column may become for its texts. */
const widened = 1.5;
/** A column wider by so many half-width characters costs as much paper as twice the lines. */
const dear = 60;

interface WrappedText {
  readonly width: number;
  /** What the text cannot fill of its column. */
  readonly moved: number;
  /** Rows that its lines may stand in. */
  readonly rows: number;
}

function wrappedTexts(
  { indented }: TableColumn,
  rows: readonly TableRow[],
  column: number,
): readonly WrappedText[] {
  return rows.flatMap(({ cells, indent }) => {
    const cell = cells[column];
    if (cell == null || cell.columnSpan > 1) return [];
    const width = Math.max(...cellText(cell).split('\n').map(textWidth));
    return [{ width, moved: indented ? indent * indentWidth : 0, rows: cell.rowSpan }];
  });
}

/** As proposed, or as much wider as saves more lines than it costs paper. */
function widthForTexts(proposed: number, texts: readonly WrappedText[]): number {
  const costOf = (candidate: number): number => {
    const lines = texts.reduce((sum, { width, moved, rows }) => {
      const needed = Math.ceil(width / Math.max(2, candidate * fill - moved));
      return sum + Math.max(1, Math.ceil(needed / rows));
    }, 0);
    return lines * (1 + (candidate - proposed) / dear);
  };
  const most = Math.round(proposed * widened);
  let best = { width: proposed, cost: costOf(proposed) };
  for (let width = proposed + 1; width <= most; width += 1) {
    const cost = costOf(width);
    if (cost < best.cost) best = { width, cost };
  }
  return best.width;
}

/** Never too narrow for its figures, which would show as ####. */
function widthForFigures(cells: readonly TableCell[], needs: ColumnNeeds): number {
  const figures = cells.filter((cell) => isFigure(cell) && cell.columnSpan === 1);
  return Math.max(0, ...figures.map((cell) => textWidth(cellText(cell)) + blanksBehind(cell, needs) + 3));
}

export function sheetColumns(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly SheetColumn[] {
  return columns.map((column, index) => {
    const cells = columnCells(rows, index);
    const needs = columnNeeds(column, cells);
    const width =
      column.align === 'right'
        ? Math.max(column.width, widthForFigures(cells, needs))
        : widthForTexts(column.width, wrappedTexts(column, rows, index));
    return { column, needs, width };
  });
}
