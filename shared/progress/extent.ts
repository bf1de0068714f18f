import type { DecimalText } from '../model/figure';
import type { Rounding } from '../model/review-settings';
import { compareExact, plus, roundExact, times, type Exact } from './exact';
import { fractionOf, signOf, type Fraction } from './fraction';
import { pointOf, type Interval } from './interval';

export interface ExtentEnd {
  readonly value: Exact;
  readonly closed: boolean;
}

/** A computed quantity: one number, or all between two ends (null: no end). */
export type Extent =
  | { readonly kind: 'point'; readonly value: Exact }
  | { readonly kind: 'interval'; readonly low: ExtentEnd | null; readonly high: ExtentEnd | null };

export function pointExtent(value: Exact): Extent {
  return { kind: 'point', value };
}

/** The quantity a·x + b; a is not 0. */
export function transformed(extent: Extent, a: Fraction, b: Fraction): Extent {
  if (extent.kind === 'point') return pointExtent(plus(times(extent.value, a), b));
  const move = (end: ExtentEnd | null): ExtentEnd | null =>
    end && { value: plus(times(end.value, a), b), closed: end.closed };
  const { low, high } = extent;
  return signOf(a) > 0
    ? { kind: 'interval', low: move(low), high: move(high) }
    : { kind: 'interval', low: move(high), high: move(low) };
}

/** An interval that a quantity depends on, and whether the quantity strictly rises or falls with it. */
type Dependence = readonly [Interval, 'rises' | 'falls'];

/**
 * The extent of a quantity that is monotone in every interval it depends on. An end that is missing in one of them, or that
 * `value` gives null for because it is endless there, is missing in the extent: the bound given is true, if not always the
 * narrowest.
 */
export function extentOver<K extends string>(
  over: Readonly<Record<K, Dependence>>,
  value: (at: Readonly<Record<K, Fraction>>) => Exact | null,
): Extent {
  const low = endOver(over, value, 'low');
  const dependences: readonly Dependence[] = Object.values(over);
  if (low !== null && dependences.every(([interval]) => pointOf(interval) !== null))
    return pointExtent(low.value);
  return { kind: 'interval', low, high: endOver(over, value, 'high') };
}

function endOver<K extends string>(
  over: Readonly<Record<K, Dependence>>,
  value: (at: Readonly<Record<K, Fraction>>) => Exact | null,
  end: 'low' | 'high',
): ExtentEnd | null {
  const at: Partial<Record<K, Fraction>> = {};
  let closed = true;
  for (const name in over) {
    const [interval, direction] = over[name];
    const takesHigh = (direction === 'rises') === (end === 'high');
    const corner = takesHigh ? interval.high : interval.low;
    if (corner === null) return null;
    closed &&= takesHigh ? interval.highClosed : interval.lowClosed;
    at[name] = corner;
  }
  const quantity = value(at as Record<K, Fraction>);
  return quantity && { value: quantity, closed };
}

export interface NumberStyle {
  readonly decimals: number;
  readonly rounding: Rounding;
}

/** What stands in the place of a quantity that does not exist. */
export const noQuantity = '—';

/**
 * A quantity as text: the rounded number, or <x, ≤x, >x, ≥x, or low~high with needless zeros gone. The ends of an interval
 * are rounded outwards, so that what is printed is true.
 */
export function extentText(extent: Extent | null, { decimals, rounding }: NumberStyle, suffix = ''): string {
  if (extent === null) return noQuantity;
  if (extent.kind === 'point') return roundExact(extent.value, decimals, rounding) + suffix;
  const low = extent.low && endText(extent.low, decimals, 'down');
  const high = extent.high && endText(extent.high, decimals, 'up');
  if (low && high) return `${low.text}${suffix === '%' ? suffix : ''}~${high.text}${suffix}`;
  if (low) return `${low.reached ? '≥' : '>'}${low.text}${suffix}`;
  if (high) return `${high.reached ? '≤' : '<'}${high.text}${suffix}`;
  return noQuantity;
}

interface EndText {
  readonly text: DecimalText;
  /** The quantity can be the number that is printed. */
  readonly reached: boolean;
}

function endText({ value, closed }: ExtentEnd, decimals: number, rounding: 'up' | 'down'): EndText {
  const text = withoutZeros(roundExact(value, decimals, rounding));
  return { text, reached: closed && compareExact(value, fractionOf(text)) === 0 };
}

/** A decimal text without the zeros that end its fraction. */
export function withoutZeros(text: DecimalText): DecimalText {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
