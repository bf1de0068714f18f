import { approximate, compare, power, powerOfTen, type Fraction } from './fraction';

/** The greatest integer whose power of `degree` is at most `value` (0 or more). */
function integerRoot(value: bigint, degree: bigint): bigint {
  if (value < 2n || degree === 1n) return value;
  const bits = BigInt(value.toString(2).length);
  let root = 1n << (bits / degree + 1n);
  // Newton's steps from above fall until they are there.
  for (;;) {
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/** The root of a positive fraction where it is a fraction itself, else null. */
export function rationalRoot({ numerator, denominator }: Fraction, degree: number): Fraction | null {
  const exponent = BigInt(degree);
  // root · denominator is an integer exactly where the root is a fraction
  const value = numerator * denominator ** (exponent - 1n);
  const root = integerRoot(value, exponent);
  return root ** exponent === value ? { numerator: root, denominator } : null;
}

/** Two fractions around the root of a positive fraction, at most 10^-digits apart; the second is never the root. */
export function rootBetween(
  { numerator, denominator }: Fraction,
  degree: number,
  digits: number,
): readonly [Fraction, Fraction] {
  const exponent = BigInt(degree);
  const value = numerator * denominator ** (exponent - 1n) * powerOfTen(digits * degree);
  const root = integerRoot(value, exponent);
  const scale = denominator * powerOfTen(digits);
  return [
    { numerator: root, denominator: scale },
    { numerator: root + 1n, denominator: scale },
  ];
}

/** The root in doubles, off by less than 2^-49 of itself; NaN where the fraction is too large or too small for that. */
export function approximateRoot(radicand: Fraction, degree: number): number {
  const value = approximate(radicand);
  return value === 0 || (value > 1e-280 && value < 1e300) ? value ** (1 / degree) : NaN;
}

/** Doubles decide a comparison only where they differ by far more than their error. */
const certain = 2 ** -40;

/** -1, 0 or 1 as the root of a positive fraction is less than, equal to or greater than `other`; exact. */
export function compareRoot(radicand: Fraction, degree: number, other: Fraction): -1 | 0 | 1 {
  if (other.numerator <= 0n) return radicand.numerator === 0n && other.numerator === 0n ? 0 : 1;
  const against = approximate(other);
  const difference = approximateRoot(radicand, degree) - against;
  if (against > 1e-280 && Math.abs(difference) > against * certain) return difference < 0 ? -1 : 1;
  return compare(radicand, power(other, degree));
}
