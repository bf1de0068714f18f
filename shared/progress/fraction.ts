import type { DecimalText } from '../model/figure';

/** An exact number. The denominator is positive; the two may have common factors. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const tens: bigint[] = [1n];

/** 10 to a whole power. */
export function powerOfTen(exponent: number): bigint {
  for (let known = tens.length; known <= exponent; known += 1) tens.push((tens[known - 1] ?? 1n) * 10n);
  return tens[exponent] ?? 1n;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };
export const hundred: Fraction = { numerator: 100n, denominator: 1n };

/** The quotient of two integers; throws RangeError where the second is 0. */
export function ratio(numerator: number, denominator: number): Fraction {
  return quotient(BigInt(numerator), BigInt(denominator));
}

function quotient(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction over zero');
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
}

/** The number that a decimal text states. */
export function fractionOf(text: DecimalText): Fraction {
  const point = text.indexOf('.');
  if (point < 0) return { numerator: BigInt(text), denominator: 1n };
  const digits = text.slice(0, point) + text.slice(point + 1);
  return { numerator: BigInt(digits), denominator: powerOfTen(text.length - point - 1) };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function negate({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator - b.numerator, denominator: a.denominator };
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Throws RangeError where b is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return quotient(a.numerator, b.numerator);
  return quotient(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** A whole power, 0 or more. */
export function power(base: Fraction, exponent: number): Fraction {
  if (exponent === 1) return base;
  return {
    numerator: base.numerator ** BigInt(exponent),
    denominator: base.denominator ** BigInt(exponent),
  };
}

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  if (a.denominator === b.denominator) return order(a.numerator, b.numerator);
  return order(a.numerator * b.denominator, b.numerator * a.denominator);
}

function order(a: bigint, b: bigint): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function signOf({ numerator }: Fraction): -1 | 0 | 1 {
  return order(numerator, 0n);
}

export function absolute(value: Fraction): Fraction {
  return value.numerator < 0n ? negate(value) : value;
}

/** The nearest double, give or take two units in its last place; not finite where it is too large for one. */
export function approximate({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
