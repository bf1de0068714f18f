import type { DecimalText } from '../model/figure';
import { decimalsOf } from './decimal';

/** An exact number: lowest terms, the sign in the numerator, the denominator above zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}

/** The denominator must not be zero. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = commonDivisor(numerator, denominator * sign) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function fractionOf(value: DecimalText): Fraction {
  return fraction(BigInt(value.replace('.', '')), 10n ** BigInt(decimalsOf(value)));
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const negative = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: -numerator,
  denominator,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negative(b));

export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** The divisor must not be zero. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** A whole power; a negative one of zero is not a number and throws. */
export function toThePower({ numerator, denominator }: Fraction, exponent: number): Fraction {
  const size = BigInt(Math.abs(exponent));
  return exponent < 0
    ? fraction(denominator ** size, numerator ** size)
    : fraction(numerator ** size, denominator ** size);
}

export function sameFraction(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Integer count of 10^-decimals as decimal text. */
export function scaledText(count: bigint, decimals: number): DecimalText {
  const digits = (count < 0n ? -count : count).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const magnitude = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return count < 0n ? `-${magnitude}` : magnitude;
}

/** Rounded half away from zero (四舍五入) to exactly that many decimals. */
export function roundedText({ numerator, denominator }: Fraction, decimals: number): DecimalText {
  const size = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const count = (2n * size + denominator) / (2n * denominator);
  return scaledText(numerator < 0n ? -count : count, decimals);
}

/** The shortest decimal text that is exactly this number; null where its decimals do not end within `most`. */
export function exactText(value: Fraction, most = 30): DecimalText | null {
  let decimals = 0;
  let rest = value.denominator;
  while (rest % 10n === 0n) [rest, decimals] = [rest / 10n, decimals + 1];
  while (rest % 2n === 0n) [rest, decimals] = [rest / 2n, decimals + 1];
  while (rest % 5n === 0n) [rest, decimals] = [rest / 5n, decimals + 1];
  return rest === 1n && decimals <= most ? roundedText(value, decimals) : null;
}
