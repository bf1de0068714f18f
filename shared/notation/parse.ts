import { plainestFigure, type Comparator, type Figure, type FigureObject } from '../model/figure';
import { compareDecimals, isKeptAsTyped, readDecimal } from './decimal';
import { ownPrint } from './print';
import { halfWidth, normaliseTyping } from './typing';

export interface ParseContext {
  /** The indicator's unit: decides whether a percent sign may stand behind the number. */
  readonly unit: string | null;
}

export type ParseResult =
  | { readonly ok: true; readonly figure: Figure }
  /** Why, as the end of a sentence: "'12..5' 有不止一个小数点". */
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): ParseResult => ({ ok: false, reason });

/** Symbols of yearbooks; the variants of each are one symbol. What a symbol means is set per plan. */
const symbols: readonly (readonly [RegExp, string])[] = [
  [/^[-—―–−]+$/, '—'],
  [/^(…+|\.{3,})$/, '…'],
  [/^#$/, '#'],
];

const leading: readonly (readonly [RegExp, Comparator | 'approx'])[] = [
  [/^(不低于|不少于|不小于|至少|≥)/, '>='],
  [/^(不超过|不高于|不大于|不多于|至多|≤)/, '<='],
  [/^(超过|高于|大于|多于|>)/, '>'],
  [/^(低于|不足|小于|少于|<)/, '<'],
  [/^(大约|约)/, 'approx'],
];

const trailing: readonly (readonly [RegExp, Comparator | 'approx'])[] = [
  [/(及以上|以上)$/, '>='],
  [/(及以下|以下|以内)$/, '<='],
  [/左右$/, 'approx'],
];

/**
 * Reads a figure as people type it and documents print it: numbers, bounds, 左右, ranges, 〔five-year amounts〕, symbols.
 * What cannot be read is refused with the reason and never guessed. The figure keeps `printed` where the notation (not
 * the mere typing, such as commas or full-width digits) differs from our own print.
 */
export function parseFigure(text: string, context: ParseContext = { unit: null }): ParseResult {
  if (isKeptAsTyped(text)) return { ok: true, figure: text };
  const typed = normaliseTyping(text);
  if (typed === '') return refuse('没有内容');
  for (const [pattern, symbol] of symbols)
    if (pattern.test(typed)) return { ok: true, figure: { kind: 'symbol', symbol } };

  const unitless = withoutUnit(typed, context.unit);
  if (!unitless.ok) return unitless;
  const reading = readNotation(unitless.text);
  if ('reason' in reading) return refuse(reading.reason);
  const own = ownPrint(reading.figure);
  const printed = unitless.text.replaceAll(',', '').replace(/^\+/, '');
  const notationDiffers = reading.wordy && printed !== own;
  const figure: FigureObject = notationDiffers ? { ...reading.figure, printed } : reading.figure;
  return { ok: true, figure: plainestFigure(figure) };
}

type Unitless =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Takes away the indicator's own unit behind the number; any other unit or a stray percent sign is refused. */
function withoutUnit(text: string, unit: string | null): Unitless {
  const plainUnit = unit === null ? null : halfWidth(unit);
  for (const sign of ['%', '‰']) {
    if (!text.includes(sign)) continue;
    if (plainUnit === null) return { ok: false, reason: `没有单位，不能带“${sign}”` };
    if (!plainUnit.startsWith(sign)) return { ok: false, reason: `带了“${sign}”，而单位是“${unit}”` };
    const bare = text.replaceAll(new RegExp(`(?<=\\d)\\s?${sign}(?!\\d)`, 'g'), '');
    if (bare.includes(sign)) return { ok: false, reason: `“${sign}”的位置不对` };
    return { ok: true, text: bare };
  }
  if (plainUnit !== null && plainUnit !== '' && text.endsWith(plainUnit))
    return { ok: true, text: text.slice(0, -plainUnit.length).trimEnd() };
  return { ok: true, text };
}

type NotationReading =
  | {
      readonly figure: FigureObject;
      /** Read from words or brackets, whose text is kept as `printed`. */
      readonly wordy: boolean;
    }
  | { readonly reason: string };

function readNotation(text: string): NotationReading {
  const bracketed = /^(?:〔(.+)〕|\[(.+)\])$/.exec(text);
  if (bracketed) {
    const value = readDecimal((bracketed[1] ?? bracketed[2] ?? '').trim());
    if (!value.ok) return value;
    return { figure: { kind: 'number', value: value.value, cumulative: true }, wordy: true };
  }
  const range = /^(.*\d)\s*(?:~|—+|至)\s*([-+]?\d.*)$/.exec(text);
  if (range?.[1] !== undefined && range[2] !== undefined) return readRange(range[1], range[2]);
  const change = /^(下降|降低|减少)(.+)$/.exec(text);
  if (change?.[2] !== undefined) return readFall(change[2]);
  return readBound(text);
}

function readRange(lowText: string, highText: string): NotationReading {
  const low = readDecimal(lowText);
  if (!low.ok) return low;
  const high = readDecimal(highText);
  if (!high.ok) return high;
  if (compareDecimals(low.value, high.value) >= 0) return { reason: '范围的起点不小于终点' };
  return { figure: { kind: 'range', low: low.value, high: high.value }, wordy: true };
}

/** "下降3.2" and "-3.2" are one stored sign. */
function readFall(text: string): NotationReading {
  const fall = readDecimal(text);
  if (!fall.ok) return fall;
  if (fall.value.startsWith('-')) return { reason: '“下降”后面又有负号' };
  const value = /[1-9]/.test(fall.value) ? `-${fall.value}` : fall.value;
  return { figure: { kind: 'number', value }, wordy: true };
}

function readBound(text: string): NotationReading {
  const front = leading.find(([pattern]) => pattern.test(text));
  const back = trailing.find(([pattern]) => pattern.test(text));
  if (front && back) return { reason: '前后都有界限词' };
  const sense = front?.[1] ?? back?.[1];
  const pattern = front?.[0] ?? back?.[0];
  const number = readDecimal(pattern === undefined ? text : text.replace(pattern, '').trim());
  if (!number.ok) return number;
  if (sense === undefined) return { figure: { kind: 'number', value: number.value }, wordy: false };
  if (sense === 'approx') return { figure: { kind: 'approx', value: number.value }, wordy: true };
  return { figure: { kind: 'bound', comparator: sense, value: number.value }, wordy: true };
}
