import { looksLikeFormula } from './cell-text';
import {
  besideNumbersFormat,
  exactNumber,
  numberFormat,
  plainNumberFormat,
  type FormatNeeds,
} from './number-format';
import type { SheetStyleName } from './sheet-styles';
import { cellText, type Alignment, type TableCell, type TableColumn, type TableRow } from './table-model';
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

/** The text format of a workbook: what is in such a cell stays text even when it is edited. */
const textFormat = '@';

export interface WrittenValue {
  readonly value: number | string | null;
  readonly style: SheetStyleName;
  readonly format: string | null;
}

function decimalsIn({ content }: TableCell): number {
  return content.kind === 'number' || content.kind === 'bounded' ? (content.decimals ?? 0) : 0;
}

function columnCells(rows: readonly TableRow[], column: number): readonly TableCell[] {
  return rows.map(({ cells }) => cells[column] ?? null).filter((cell) => cell !== null);
}

/** Decimals are aligned only where figures stand at the right. */
function columnNeeds({ align }: TableColumn, cells: readonly TableCell[]): ColumnNeeds {
  if (align !== 'right') return { columnDecimals: 0, columnMark: '' };
  return {
    columnDecimals: Math.max(0, ...cells.map(decimalsIn)),
    columnMark: cells.find(({ mark = '' }) => mark !== '')?.mark ?? '',
  };
}

function blanksBehind(cell: TableCell, needs: ColumnNeeds): number {
  const mark = needs.columnMark === '' ? 0 : 2;
  const decimals = decimalsIn(cell);
  return mark + needs.columnDecimals - decimals + (decimals === 0 && needs.columnDecimals > 0 ? 1 : 0);
}

/** As proposed, and never too narrow for its figures, which would show as ####. */
function columnWidth({ align, width }: TableColumn, cells: readonly TableCell[], needs: ColumnNeeds): number {
  if (align !== 'right') return width;
  const figures = cells.filter(({ content, columnSpan }) => content.kind !== 'text' && columnSpan === 1);
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

function plainText(value: string, style: Alignment): WrittenValue {
  return { value, style, format: looksLikeFormula(value) ? textFormat : null };
}

/** Value, style and number format of a table cell on a sheet. */
export function writtenValue(cell: TableCell, { column, needs }: SheetColumn): WrittenValue {
  const { content, mark = '' } = cell;
  const style = cell.align ?? column.align;
  if (content.kind === 'empty') return { value: null, style, format: null };
  if (content.kind === 'number') {
    const value = exactNumber(content.value, content.decimals);
    const format =
      style === 'right' ? numberFormat({ ...needs, ...content, mark }) : plainNumberFormat(content);
    if (value !== null) return { value, style, format };
  }
  const text = cellText(cell);
  const unformatted = mark === '' ? text : `${text} ${mark}`;
  if (style !== 'right' || looksLikeFormula(text)) return plainText(unformatted, style);
  const decimals = content.kind === 'bounded' ? content.decimals : null;
  const format = besideNumbersFormat({
    ...needs,
    decimals: decimals ?? needs.columnDecimals,
    mark,
    cumulative: false,
  });
  return { value: text, style, format };
}
