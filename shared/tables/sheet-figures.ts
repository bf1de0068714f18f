import { looksLikeFormula } from './cell-text';
import { besideNumbersFormat, exactNumber, numberFormat, plainNumberFormat } from './number-format';
import { isFigure, type ColumnNeeds, type SheetColumn } from './sheet-columns';
import type { SheetStyleName } from './sheet-styles';
import { cellText, type TableCell } from './table-model';

export interface WrittenValue {
  readonly value: number | string | null;
  readonly style: SheetStyleName;
  readonly format: string | null;
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
