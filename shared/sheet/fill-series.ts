import type { DecimalText } from '../model/figure';
import { decimalsOf } from '../notation/decimal';
import {
  dividedBy,
  exactText,
  fraction,
  fractionOf,
  minus,
  plus,
  roundedText,
  sameFraction,
  times,
  toThePower,
  type Fraction,
} from '../notation/fraction';

/** A series of numbers that goes on by a rule. */
export interface NumberSeries {
  /** The rule for people, as a sentence without its full stop. */
  readonly words: string;
  /** The nth number after the last one given, from 1 on, and the expression that gives it. */
  readonly at: (step: number) => { readonly value: Fraction; readonly expression: string };
}

const one = fraction(1n);
const hundred = fraction(100n);

/** A fraction as it stands in an expression. */
function written(value: Fraction): string {
  const exact = exactText(value, 10);
  return exact ?? `${value.numerator}/${value.denominator}`;
}

const grouped = (value: Fraction): string => (isNegative(value) ? `(${written(value)})` : written(value));

/** A number for the words of a rule: exact where it is short, else rounded to `decimals` and marked as such. */
function spoken(value: Fraction, decimals: number): string {
  const exact = exactText(value, decimals);
  return exact === null ? `约 ${roundedText(value, decimals)}` : ` ${exact}`;
}

const isNegative = ({ numerator }: Fraction): boolean => numerator < 0n;
const absolute = (value: Fraction): Fraction =>
  isNegative(value) ? fraction(-value.numerator, value.denominator) : value;

function steps(numbers: readonly Fraction[], step: (a: Fraction, b: Fraction) => Fraction): Fraction[] {
  return numbers.slice(1).map((number, index) => step(number, numbers[index] ?? number));
}

const allSame = ([first, ...others]: readonly Fraction[]): boolean =>
  first !== undefined && others.every((other) => sameFraction(first, other));

const stepWords = (step: Fraction, decimals: number): string =>
  `每格${isNegative(step) ? '减' : '加'}${spoken(absolute(step), decimals)}`;

/**
 * 等差: goes on by the step between the numbers; where their steps differ, along their least-squares line, as a
 * spreadsheet does. Null for fewer than two numbers.
 */
export function linearSeries(numbers: readonly DecimalText[]): NumberSeries | null {
  const values = numbers.map(fractionOf);
  const last = values.at(-1);
  const [step] = steps(values, minus);
  if (!last || !step) return null;
  const decimals = Math.max(...numbers.map(decimalsOf)) + 2;
  if (!allSame(steps(values, minus))) return trend(values, decimals);
  const sign = isNegative(step) ? '-' : '+';
  return {
    words: `等差：${stepWords(step, decimals)}`,
    at: (count) => ({
      value: plus(last, times(step, fraction(BigInt(count)))),
      expression: `${numbers.at(-1)}${sign}${written(absolute(step))}*${count}`,
    }),
  };
}

/** Ordinary least squares over x = 1…n: slope = Σ(x − x̄)y / Σ(x − x̄)², line through the means. */
function trend(values: readonly Fraction[], decimals: number): NumberSeries {
  const count = BigInt(values.length);
  const middle = fraction(count + 1n, 2n);
  const zero = fraction(0n);
  const deviations = values.map((_, index) => minus(fraction(BigInt(index + 1)), middle));
  const spread = deviations.reduce((sum, deviation) => plus(sum, times(deviation, deviation)), zero);
  const product = values.reduce((sum, y, index) => plus(sum, times(deviations[index] ?? zero, y)), zero);
  const mean = dividedBy(values.reduce(plus, zero), fraction(count));
  const slope = dividedBy(product, spread);
  const start = minus(mean, times(slope, middle));
  return {
    words: `等差：按前 ${values.length} 个数的趋势线，${stepWords(slope, decimals)}`,
    at: (step) => {
      const x = fraction(count + BigInt(step));
      return {
        value: plus(start, times(slope, x)),
        expression: `${written(start)}+${grouped(slope)}*${x.numerator}`,
      };
    },
  };
}

const rateWords = (ratio: Fraction): string => {
  const percent = times(minus(ratio, one), hundred);
  return `每格${isNegative(percent) ? '下降' : '增长'}${spoken(absolute(percent), 2)} %`;
};

/**
 * 定速增长: each number is the one before times a constant ratio. Two numbers, or more with one ratio, give it exactly;
 * else it is the average rate between the first and the last, to four decimals of a per cent. Null for fewer than two
 * numbers, and where one of them is not above zero: then there is no growth rate.
 */
export function growthSeries(numbers: readonly DecimalText[]): NumberSeries | null {
  const values = numbers.map(fractionOf);
  const [first] = values;
  const last = values.at(-1);
  const before = numbers.at(-2);
  if (!first || !last || before === undefined) return null;
  if (values.some(({ numerator }) => numerator <= 0n)) return null;
  const ratios = steps(values, dividedBy);
  const [ratio] = ratios;
  if (!ratio || !allSame(ratios)) return rateSeries(numbers, averagePercent(first, last, values.length - 1));
  return {
    words: `定速增长：${rateWords(ratio)}`,
    at: (count) => ({
      value: times(last, toThePower(ratio, count)),
      expression: `${numbers.at(-1)}*(${numbers.at(-1)}/${before})^${count}`,
    }),
  };
}

/** Goes on from the last number at a rate in per cent. Null without a number above zero, and for a rate of −100 % or less. */
export function rateSeries(numbers: readonly DecimalText[], percent: DecimalText): NumberSeries | null {
  const text = numbers.at(-1);
  const ratio = plus(one, dividedBy(fractionOf(percent), hundred));
  if (text === undefined || ratio.numerator <= 0n || fractionOf(text).numerator <= 0n) return null;
  const last = fractionOf(text);
  const sign = percent.startsWith('-') ? '-' : '+';
  const size = percent.replace('-', '');
  return {
    words: `定速增长：每格${sign === '-' ? '下降' : '增长'} ${size} %`,
    at: (count) => ({
      value: times(last, toThePower(ratio, count)),
      expression: `${text}*(1${sign}${size}%)^${count}`,
    }),
  };
}

/** ((last/first)^(1/n) − 1) in per cent, cut to four decimals; by whole-number roots, so that no float is in it. */
function averagePercent(first: Fraction, last: Fraction, count: number): DecimalText {
  const scale = 10n ** 6n;
  const quotient = dividedBy(last, first);
  const radicand = (quotient.numerator * scale ** BigInt(count)) / quotient.denominator;
  const percent = times(minus(fraction(wholeRoot(radicand, count), scale), one), hundred);
  return exactText(percent) ?? roundedText(percent, 4);
}

/** The largest whole number whose nth power is not above the value. */
function wholeRoot(value: bigint, degree: number): bigint {
  const power = BigInt(degree);
  let low = 0n;
  let high = 1n;
  while (high ** power <= value) high *= 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}
