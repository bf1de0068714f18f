import { looksLikeFormula } from './cell-text';
import { columnCells, decimalsIn } from './column-decimals';
import {
  besideNumbersFormat,
  exactNumber,
  mostAlignedDecimals,
  numberFormat,
  plainNumberFormat,
  type FormatNeeds,
} from './number-format';
import type { SheetStyleName } from './sheet-styles';
import { cellText, type TableCell, type TableColumn, type TableRow } from './table-model';
import { textWidth } from './text-width';

/** What all cells of a column have in common when their figures are formatted. */
type ColumnNeeds = Pick<FormatNeeds, 'columnDecimals' | 'columnMark'>;

/** A column as a sheet shows it. */
export interface SheetColumn {
  readonly column: TableColumn;
  readonly needs: ColumnNeeds;
  /** In half-width characters of the body font. */
  readonly width: number;
}

export interface WrittenValue {
  readonly value: number | string | null;
  readonly style: SheetStyleName;
  readonly format: string | null;
}

/** A longer text in a column of figures is wrapped like any other text, and does not widen the column. */
const widestFigure = 48;

const isFigure = (cell: TableCell): boolean =>
  cell.content.kind !== 'text' && textWidth(cellText(cell)) <= widestFigure;

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

/** As proposed, and never too narrow for its figures, which would show as ####. */
function columnWidth({ align, width }: TableColumn, cells: readonly TableCell[], needs: ColumnNeeds): number {
  if (align !== 'right') return width;
  const figures = cells.filter((cell) => isFigure(cell) && cell.columnSpan === 1);
  return Math.max(width, ...figures.map((cell) => textWidth(cellText(cell)) + blanksBehind(cell, needs) + 3));
}

export function sheetColumns(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly SheetColumn[] {
  return columns.map((column, index) => {
    const cells = columnCells(rows, index);
    const needs = columnNeeds(column, cells);
    return { column, needs, width: columnWidth(column, cells, needs) };
  });
}

const numberOf = ({ content }: TableCell): number | null =>
  content.kind === 'number' ? exactNumber(content.value, content.decimals) : null;

const markedText = (cell: TableCell): string => [cellText(cell), cell.mark].filter(Boolean).join(' ');

/** A figure at the right of its column, its decimals aligned with those of the others. */
function alignedFigure(cell: TableCell, needs: ColumnNeeds): WrittenValue {
  const { content, mark = '' } = cell;
  const style = 'right';
  const value = cellText(cell);
  const number = numberOf(cell);
  if (content.kind === 'number' && number !== null)
    return { value: number, style, format: numberFormat({ ...needs, ...content, mark }) };
  // Such text is given the text format, which has no room for a mark.
  if (looksLikeFormula(value)) return { value: markedText(cell), style, format: null };
  const own = content.kind === 'bounded' ? content.decimals : null;
  const decimals = own ?? needs.columnDecimals;
  return { value, style, format: besideNumbersFormat({ ...needs, decimals, mark, cumulative: false }) };
}

/** Value, style and number format of a table cell on a sheet. */
export function writtenValue(cell: TableCell, { column, needs }: SheetColumn): WrittenValue {
  const { content } = cell;
  const style = cell.align ?? column.align;
  if (content.kind === 'empty') return { value: null, style, format: null };
  if (style === 'right' && isFigure(cell)) return alignedFigure(cell, needs);
  const number = numberOf(cell);
  if (content.kind === 'number' && number !== null)
    return { value: number, style, format: plainNumberFormat(content) };
  return { value: markedText(cell), style: style === 'right' ? 'left' : style, format: null };
}
