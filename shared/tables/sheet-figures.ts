import { looksLikeFormula } from './cell-text';
import { boundedFormat, exactNumber, numberFormat, type FormatNeeds } from './number-format';
import type { SheetStyleName } from './sheet-styles';
import { cellText, type Alignment, type TableCell, type TableColumn, type TableRow } from './table-model';
import { textWidth } from './text-width';

/** What all cells of a column have in common when their figures are formatted. */
export type ColumnNeeds = Pick<FormatNeeds, 'columnDecimals' | 'columnMark'>;

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
export function columnNeeds(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly ColumnNeeds[] {
  return columns.map(({ align }, column) => {
    if (align !== 'right') return { columnDecimals: 0, columnMark: '' };
    const cells = columnCells(rows, column);
    return {
      columnDecimals: Math.max(0, ...cells.map(decimalsIn)),
      columnMark: cells.map(({ mark = '' }) => mark).reduce((a, b) => (b.length > a.length ? b : a), ''),
    };
  });
}

function text(value: string, style: Alignment): WrittenValue {
  return { value, style, format: looksLikeFormula(value) ? textFormat : null };
}

/** Value, style and number format of a table cell on a sheet. */
export function writtenValue(cell: TableCell, column: TableColumn, needs: ColumnNeeds): WrittenValue {
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

/** Width of a column: as proposed, and never too narrow for its figures, which would show as ####. */
export function columnWidth(
  column: TableColumn,
  index: number,
  rows: readonly TableRow[],
  needs: ColumnNeeds,
): number {
  if (column.align !== 'right') return column.width;
  const widths = columnCells(rows, index)
    .filter(({ content, columnSpan }) => content.kind !== 'text' && columnSpan === 1)
    .map((cell) => textWidth(cellText(cell)) + blanksBehind(cell, needs));
  return Math.max(column.width, ...widths.map((width) => width + 2));
}

function blanksBehind(cell: TableCell, needs: ColumnNeeds): number {
  const mark = needs.columnMark === '' ? 0 : needs.columnMark.length + 1;
  const decimals = decimalsIn(cell);
  return mark + needs.columnDecimals - decimals + (decimals === 0 && needs.columnDecimals > 0 ? 1 : 0);
}
