import { looksLikeFormula } from './cell-text';
import { boundedFormat, exactNumber, numberFormat, type FormatNeeds } from './number-format';
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

/** Steps by which figures keep away from the line at their right. */
export const figureIndent = 1;

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
    columnMark: cells.map(({ mark = '' }) => mark).reduce((a, b) => (b.length > a.length ? b : a), ''),
  };
}

function blanksBehind(cell: TableCell, needs: ColumnNeeds): number {
  const mark = needs.columnMark === '' ? 0 : needs.columnMark.length + 1;
  const decimals = decimalsIn(cell);
  return mark + needs.columnDecimals - decimals + (decimals === 0 && needs.columnDecimals > 0 ? 1 : 0);
}

/** As proposed, and never too narrow for its figures, which would show as ####. */
function columnWidth({ align, width }: TableColumn, cells: readonly TableCell[], needs: ColumnNeeds): number {
  if (align !== 'right') return width;
  const margin = 2 + 2 * figureIndent;
  const figures = cells.filter(({ content, columnSpan }) => content.kind !== 'text' && columnSpan === 1);
  return Math.max(
    width,
    ...figures.map((cell) => textWidth(cellText(cell)) + blanksBehind(cell, needs) + margin),
  );
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

function text(value: string, style: Alignment): WrittenValue {
  return { value, style, format: looksLikeFormula(value) ? textFormat : null };
}

/** Value, style and number format of a table cell on a sheet. */
export function writtenValue(cell: TableCell, { column, needs }: SheetColumn): WrittenValue {
  const { content, mark = '' } = cell;
  const style = cell.align ?? column.align;
  const marked = mark === '' ? cellText(cell) : `${cellText(cell)} ${mark}`;
  switch (content.kind) {
    case 'empty':
      return { value: null, style, format: null };
    case 'text':
    case 'symbol':
      return text(marked, style);
    case 'number': {
      const value = exactNumber(content.value, content.decimals);
      if (value === null) return text(marked, style);
      const { decimals, cumulative } = content;
      return { value, style, format: numberFormat({ ...needs, decimals, mark, cumulative }) };
    }
    case 'bounded': {
      if (looksLikeFormula(content.text)) return text(marked, style);
      if (content.decimals === null && mark === '') return text(marked, style);
      const decimals = content.decimals ?? needs.columnDecimals;
      const format = boundedFormat({ ...needs, decimals, mark, cumulative: false });
      return { value: content.text, style, format };
    }
  }
}
