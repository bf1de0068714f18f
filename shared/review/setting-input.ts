import type { DecimalText } from '../model/figure';
import { compareDecimals, readDecimal } from '../notation/decimal';
import { normaliseTyping } from '../notation/typing';

/** What a number that is typed as a setting may be. */
export type SettingLimit = 'any' | 'notNegative' | 'belowHundred';

/** What a typed setting says; the reason is a sentence that names what was typed. */
export type SettingReading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** Reads a number typed as a setting, by the rules of the sheet: full-width signs and thousands commas are typing and go. */
export function readSettingDecimal(text: string, limit: SettingLimit): SettingReading<DecimalText> {
  const reading = readDecimal(normaliseTyping(text));
  if (!reading.ok) return { ok: false, why: `“${text}”${reading.reason}。` };
  const { value } = reading;
  if (limit !== 'any' && compareDecimals(value, '0') < 0)
    return { ok: false, why: `“${text}”小于0，这里应不小于0。` };
  if (limit === 'belowHundred' && compareDecimals(value, '100') >= 0)
    return { ok: false, why: `“${text}”太大，这里应小于100。` };
  return { ok: true, value };
}
