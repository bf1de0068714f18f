import type { DecimalText } from '../model/figure';

/** Digits beyond this cannot be kept by Excel, and no statistical figure has them. */
const maximumSignificantDigits = 15;

export type DecimalReading =
  { readonly ok: true; readonly value: DecimalText } | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): DecimalReading => ({ ok: false, reason });

/**
 * Reads a number in half-width characters: sign, digits with or without thousands commas, fraction. The value keeps its
 * trailing zeros ("95.0" stays "95.0"); a plus sign, commas and leading zeros are typing and go.
 */
export function readDecimal(text: string): DecimalReading {
  const parts = /^([+-]?)([\d,]*)(?:(\.)(\d*))?$/.exec(text);
  if (!parts) return refuse(reasonForNoNumber(text));
  const [, sign, whole = '', point, fraction = ''] = parts;
  if (whole === '' && fraction === '') return refuse('没有数字');
  if (point && fraction === '') return refuse('小数点后面没有数字');
  if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) return refuse('千分位逗号的位置不对');
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0';
  if (significantDigits(digits + fraction) > maximumSignificantDigits)
    return refuse(`超过 ${maximumSignificantDigits} 位有效数字`);
  const magnitude = fraction === '' ? digits : `${digits}.${fraction}`;
  const negative = sign === '-' && /[1-9]/.test(magnitude);
  return { ok: true, value: negative ? `-${magnitude}` : magnitude };
}

function reasonForNoNumber(text: string): string {
  if ((text.match(/\./g)?.length ?? 0) > 1) return '有不止一个小数点';
  if (/^[+-]?[\d.,]+[eE][+-]?\d+$/.test(text)) return '不接受科学计数法，请写出全部数字';
  if (/\d\s+\d/.test(text)) return '数字中间有空格';
  if (/\d/.test(text) && /\p{Cf}|\p{Cc}/u.test(text)) return '里有看不见的字符，请重新输入';
  return '不是数字';
}

function significantDigits(digits: string): number {
  return digits.replace(/^0+/, '').length;
}

/** True for what can only be one number, in the form in which it is kept: most of what is typed and pasted. */
export const isKeptAsTyped = (text: string): boolean =>
  text.length <= maximumSignificantDigits + 1 && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/.test(text);

/** Is a text from outside the decimal text that a figure or a setting holds? */
export const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** Number of digits after the point. */
export function decimalsOf(value: DecimalText): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** Value as an integer count of 10^-decimals; exact. `decimals` must be at least the value's own. */
function scaled(value: DecimalText, decimals: number): bigint {
  return BigInt(value.replace('.', '') + '0'.repeat(decimals - decimalsOf(value)));
}

/** Negative, zero or positive as a is less than, equal to or greater than b; exact, "95" equals "95.0". */
export function compareDecimals(a: DecimalText, b: DecimalText): number {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = scaled(a, decimals) - scaled(b, decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
