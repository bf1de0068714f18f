import { compare, negate, type Fraction } from './fraction';

/** All numbers between two ends; null is no end. An end that is not closed does not belong to it. */
export interface Interval {
  readonly low: Fraction | null;
  readonly lowClosed: boolean;
  readonly high: Fraction | null;
  readonly highClosed: boolean;
}

/** The one number; low and high are the same object. */
export function pointInterval(value: Fraction): Interval {
  return { low: value, lowClosed: true, high: value, highClosed: true };
}

/** The number of an interval that is one number, else null. */
export function pointOf({ low, high }: Interval): Fraction | null {
  return low === high ? low : null;
}

export function isEmpty({ low, high, lowClosed, highClosed }: Interval): boolean {
  if (low === null || high === null) return false;
  const order = compare(low, high);
  return order > 0 || (order === 0 && !(lowClosed && highClosed));
}

/** The same numbers with the opposite sign. */
export function mirrored(interval: Interval): Interval {
  const point = pointOf(interval);
  if (point !== null) return pointInterval(negate(point));
  const { low, lowClosed, high, highClosed } = interval;
  return {
    low: high && negate(high),
    lowClosed: highClosed,
    high: low && negate(low),
    highClosed: lowClosed,
  };
}

/** What of an interval lies at or above a number (above it, where not closed). */
export function cutBelow(interval: Interval, at: Fraction, closed: boolean): Interval {
  const order = interval.low === null ? -1 : compare(interval.low, at);
  if (order > 0 || (order === 0 && (closed || !interval.lowClosed))) return interval;
  return { ...interval, low: at, lowClosed: closed };
}

/** What of an interval lies at or below a number (below it, where not closed). */
export function cutAbove(interval: Interval, at: Fraction, closed: boolean): Interval {
  const order = interval.high === null ? 1 : compare(interval.high, at);
  if (order < 0 || (order === 0 && (closed || !interval.highClosed))) return interval;
  return { ...interval, high: at, highClosed: closed };
}

/** True where every number of `a` is less than every number of `b`. */
export function liesBelow(a: Interval, b: Interval): boolean {
  if (a.high === null || b.low === null) return false;
  const order = compare(a.high, b.low);
  return order < 0 || (order === 0 && !(a.highClosed && b.lowClosed));
}

/** True where every number of `a` is at most every number of `b`. */
export function isAtMost(a: Interval, b: Interval): boolean {
  return a.high !== null && b.low !== null && compare(a.high, b.low) <= 0;
}

/** True where there is a number in it and every one is above 0. */
export function isPositive({ low, lowClosed }: Interval): boolean {
  if (low === null) return false;
  return low.numerator > 0n || (low.numerator === 0n && !lowClosed);
}
