import type { DecimalText } from '../model/figure';
import type { Rounding } from '../model/review-settings';
import {
  add,
  approximate,
  compare,
  divide,
  multiply,
  negate,
  signOf,
  subtract,
  type Fraction,
} from './fraction';
import { approximateRoot, compareRoot, rationalRoot, rootBetween } from './root';
import { roundFraction, scaledText, type Direction } from './rounding';

/** offset + scale · radicand^(1/degree): growth rates and the geometric path. radicand ≥ 0, scale ≠ 0, degree ≥ 2. */
export interface Surd {
  readonly offset: Fraction;
  readonly scale: Fraction;
  readonly radicand: Fraction;
  readonly degree: number;
}

/** A number without any error, as plain data. */
export type Exact = Fraction | Surd;

export function isSurd(value: Exact): value is Surd {
  return 'radicand' in value;
}

/** offset + scale · radicand^(1/degree), a fraction where the degree is 1. */
export function withRoot(offset: Fraction, scale: Fraction, radicand: Fraction, degree: number): Exact {
  if (degree === 1) return add(offset, multiply(scale, radicand));
  return { offset, scale, radicand, degree };
}

export function plus(value: Exact, more: Fraction): Exact {
  return isSurd(value) ? { ...value, offset: add(value.offset, more) } : add(value, more);
}

export function times(value: Exact, factor: Fraction): Exact {
  if (!isSurd(value)) return multiply(value, factor);
  const { offset, scale, radicand, degree } = value;
  return { offset: multiply(offset, factor), scale: multiply(scale, factor), radicand, degree };
}

/** value − other; the other may have a root. */
export function less(value: Fraction, other: Exact): Exact {
  if (!isSurd(other)) return subtract(value, other);
  const { offset, scale, radicand, degree } = other;
  return { offset: subtract(value, offset), scale: negate(scale), radicand, degree };
}

/** -1, 0 or 1 as the value is less than, equal to or greater than `other`; exact, by integer powers. */
export function compareExact(value: Exact, other: Fraction): -1 | 0 | 1 {
  if (!isSurd(value)) return compare(value, other);
  const { offset, scale, radicand, degree } = value;
  const root = compareRoot(radicand, degree, divide(subtract(other, offset), scale));
  return root === 0 || signOf(scale) > 0 ? root : root === 1 ? -1 : 1;
}

/** The nearest double or one beside it, for drawing only. */
export function approximateExact(value: Exact): number {
  if (!isSurd(value)) return approximate(value);
  return approximate(value.offset) + approximate(value.scale) * approximateRoot(value.radicand, value.degree);
}

/** A value rounded once, from its exact form, to so many decimals, all of them written. */
export function roundExact(value: Exact, decimals: number, rule: Rounding | Direction): DecimalText {
  if (!isSurd(value)) return roundFraction(value, decimals, rule);
  return roundByDoubles(value, decimals, rule) ?? roundSurd(value, decimals, rule);
}

/** Bound of the relative error of a surd's parts in doubles, with a margin of more than a hundred. */
const relativeError = 2 ** -43;

/** Rounds a surd by doubles where their error cannot change a digit, else gives null. */
function roundByDoubles(value: Surd, decimals: number, rule: Rounding | Direction): DecimalText | null {
  const unit = 10 ** decimals;
  const offset = approximate(value.offset) * unit;
  const term = approximate(value.scale) * approximateRoot(value.radicand, value.degree) * unit;
  const count = offset + term;
  const error = (Math.abs(offset) + Math.abs(term)) * relativeError;
  // Written so that a NaN is not certain either.
  if (!(Math.abs(count) < 2 ** 50 && error < 0.25)) return null;
  const rounded = rule === 'up' ? Math.ceil(count) : rule === 'down' ? Math.floor(count) : Math.round(count);
  const toBorder =
    rule === 'up' || rule === 'down'
      ? Math.abs(count - Math.round(count))
      : Math.abs(count - Math.floor(count) - 0.5);
  return toBorder > error ? scaledText(rounded, decimals) : null;
}

/** Closes in on the root until both sides round to one text; only a root that is a fraction can lie on a border. */
function roundSurd(value: Surd, decimals: number, rule: Rounding | Direction): DecimalText {
  const { offset, scale, radicand, degree } = value;
  const rounded = (root: Fraction) => roundFraction(add(offset, multiply(scale, root)), decimals, rule);
  const rational = rationalRoot(radicand, degree);
  if (rational !== null) return rounded(rational);
  for (let digits = 40; ; digits *= 2) {
    const [low, high] = rootBetween(radicand, degree, digits);
    const text = rounded(low);
    if (text === rounded(high)) return text;
  }
}
