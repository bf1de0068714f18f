import type { DecimalText } from '../model/figure';
import type { Rounding } from '../model/review-settings';
import { powerOfTen, type Fraction } from './fraction';

/** Towards plus or minus infinity: for the ends of a range, so that what is printed stays true. */
export type Direction = 'up' | 'down';

/** The decimal text of an integer count of 10^-decimals; zero has no sign. */
export function scaledText(count: bigint | number, decimals: number): DecimalText {
  const text = String(count);
  if (decimals === 0) return text;
  const negative = text.startsWith('-');
  const digits = (negative ? text.slice(1) : text).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Integers below it are exact in doubles, and so are their remainders. */
const exactInteger = 2 ** 53;

/** A fraction rounded once, to so many decimals, all of them written. */
export function roundFraction(value: Fraction, decimals: number, rule: Rounding | Direction): DecimalText {
  const small = Number(value.numerator) * 10 ** decimals;
  const denominator = Number(value.denominator);
  if (Math.abs(small) < exactInteger && denominator < exactInteger) {
    const rest = small % denominator;
    const whole = (small - rest) / denominator;
    return scaledText(rest === 0 ? whole : whole + smallStep(whole, rest, denominator, rule), decimals);
  }
  return roundLarge(value, decimals, rule);
}

/** The same for numbers of any size. */
function roundLarge(value: Fraction, decimals: number, rule: Rounding | Direction): DecimalText {
  const scaled = value.numerator * powerOfTen(decimals);
  const whole = scaled / value.denominator;
  const rest = scaled - whole * value.denominator;
  if (rest === 0n) return scaledText(whole, decimals);
  return scaledText(whole + step(whole, rest, value.denominator, rule), decimals);
}

/** `step` in exact doubles. The remainder against what it lacks, so that nothing is doubled out of the exact range. */
function smallStep(whole: number, rest: number, denominator: number, rule: Rounding | Direction): number {
  const away = rest < 0 ? -1 : 1;
  if (rule === 'up') return rest > 0 ? 1 : 0;
  if (rule === 'down') return rest < 0 ? -1 : 0;
  const size = Math.abs(rest);
  if (size !== denominator - size) return size > denominator - size ? away : 0;
  return rule === 'halfUp' || whole % 2 !== 0 ? away : 0;
}

/** What is added to the truncated count: 0, or 1 away from zero. `rest` has the sign of the value and is not 0. */
function step(whole: bigint, rest: bigint, denominator: bigint, rule: Rounding | Direction): bigint {
  const away = rest < 0n ? -1n : 1n;
  if (rule === 'up') return rest > 0n ? 1n : 0n;
  if (rule === 'down') return rest < 0n ? -1n : 0n;
  const twice = rest * 2n * away;
  if (twice !== denominator) return twice > denominator ? away : 0n;
  return rule === 'halfUp' || whole % 2n !== 0n ? away : 0n;
}
