import type { DecimalText } from '../model/figure';
import { compareDecimals } from '../notation/decimal';

/** Excel allows at most this many digits after the point in a number format. */
const mostDecimals = 30;
/** Figures with more decimals than this do not push those of the others to the left. */
export const mostAlignedDecimals = 4;

/** "1e-7" → "0.0000001": the decimal text of a number as JavaScript prints it. */
function plainDecimal(printed: string): DecimalText {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(printed);
  if (!parts) return printed;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Spreadsheets show and keep no more; the double behind a cell may know further digits, which are lost at the next save. */
const mostDigits = 15;

function significantDigits(value: DecimalText): number {
  const plain = value.includes('.') ? value.replace(/0+$/, '') : value;
  return plain.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '').length;
}

/** The number of a decimal text, if a workbook can hold and show exactly that decimal; else null. */
export function exactNumber(value: DecimalText, decimals: number): number | null {
  const number = Number(value);
  if (!Number.isFinite(number) || decimals > mostDecimals) return null;
  if (value.length > mostDigits && significantDigits(value) > mostDigits) return null;
  const printed = String(number);
  if (printed === value) return number + 0;
  return compareDecimals(plainDecimal(printed), value) === 0 ? number + 0 : null;
}

/** What a number format must know of a cell and of the other cells of its column. */
export interface FormatNeeds {
  /** Digits to show after the point. */
  readonly decimals: number;
  /** Decimals by which the column is aligned, at most mostAlignedDecimals: blanks stand for what a cell has less. */
  readonly columnDecimals: number;
  /** The letter behind the number, and one of its column; empty for none. */
  readonly mark: string;
  readonly columnMark: string;
  readonly cumulative: boolean;
  /** Stands behind the number: %, 百分点. */
  readonly suffix?: string;
}

/** A blank as wide as that character. */
const blank = (character: string): string => `_${character}`;

/** What follows the digits: blanks for missing decimals, the mark, and a blank between it and the line at the right. */
function trailer({ decimals, columnDecimals, mark, columnMark }: FormatNeeds): string {
  const missing = Math.max(0, columnDecimals - decimals);
  const point = missing > 0 && decimals === 0 ? blank('.') : '';
  const marked = mark === '' ? (columnMark === '' ? '' : blank(' ') + blank(columnMark)) : `" ${mark}"`;
  return point + blank('0').repeat(missing) + marked + blank(' ');
}

/** Format of a numeric cell that stands alone: its digits and nothing else. */
export function plainNumberFormat({
  decimals,
  cumulative,
  suffix = '',
}: Pick<FormatNeeds, 'decimals' | 'cumulative' | 'suffix'>): string {
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(Math.min(decimals, mostDecimals))}`;
  const shown = suffix === '' ? digits : `${digits}"${suffix}"`;
  return cumulative ? `"〔"${shown}"〕"` : shown;
}

/** Format of a number in a column of figures. Marks and blanks belong to it, so that the cell stays a plain number. */
export function numberFormat(needs: FormatNeeds): string {
  return plainNumberFormat(needs) + trailer(needs);
}

/** Format of a right-aligned text (>95, —) among numbers; a number typed over it is shown like its neighbours. */
export function besideNumbersFormat(needs: FormatNeeds): string {
  const number = numberFormat(needs);
  return `${number};-${number};${number};@${trailer(needs)}`;
}
