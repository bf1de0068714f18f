import type { Fraction } from './fraction';
import { yearlyReading, type ReviewInputs } from './inputs';
import type { Interval } from './interval';
import type { FigureNumbers, FigureReading } from './read-figure';
import { missingFinding, unassessableFinding, type ReviewFinding } from './series-review';

/** The figures of years 1…k of a method that needs every one, or why it cannot have them. */
export type YearlyFigures =
  | { readonly ok: true; readonly readings: readonly FigureNumbers[] }
  | { readonly ok: false; readonly finding: ReviewFinding };

/** Reads years 1…k. A gap is 缺数 and names its years. */
export function yearlyFigures(inputs: ReviewInputs): YearlyFigures {
  const { baseYear, elapsed } = inputs.context;
  const years = Array.from({ length: elapsed }, (_, index) => baseYear + 1 + index);
  const read = years.map((year) => ({ year, reading: yearlyReading(inputs, year) }));
  const gaps = read.filter(({ reading }) => reading.kind === 'absent');
  if (gaps.length > 0) return { ok: false, finding: gapFinding(gaps) };
  for (const { year, reading } of read)
    if (reading.kind === 'unusable')
      return { ok: false, finding: unassessableFinding(`${year}年${reading.why}`) };
  return { ok: true, readings: read.map(({ reading }) => reading).filter((one) => one.kind === 'numbers') };
}

function gapFinding(gaps: readonly { year: number; reading: FigureReading }[]): ReviewFinding {
  const years = gaps.map(({ year }) => year);
  const reasons = gaps.flatMap(({ year, reading }) =>
    reading.kind === 'absent' && reading.why !== null ? [`${year}年${reading.why}`] : [],
  );
  const because = reasons.length > 0 ? `（${reasons.join('；')}）` : '';
  return missingFinding(years, `缺${years.join('、')}年数据${because}，这一方法要求逐年数据齐全。`);
}

/** One end of a monotone combination of intervals: null where any has none. */
export function combined(
  intervals: readonly Interval[],
  combine: (values: readonly Fraction[]) => Fraction,
): Interval {
  const lows = intervals.map(({ low }) => low);
  const highs = intervals.map(({ high }) => high);
  const low = lows.every((end) => end !== null) ? combine(lows) : null;
  const isPoint = intervals.every((interval) => interval.low === interval.high);
  if (isPoint) return { low, lowClosed: true, high: low, highClosed: true };
  return {
    low,
    lowClosed: low !== null && intervals.every(({ lowClosed }) => lowClosed),
    high: highs.every((end) => end !== null) ? combine(highs) : null,
    highClosed: intervals.every(({ highClosed }) => highClosed),
  };
}

/** A yearly rate of 3.5 % as the factor 1.035. */
export function factorOf(rate: Fraction): Fraction {
  return {
    numerator: rate.numerator + 100n * rate.denominator,
    denominator: 100n * rate.denominator,
  };
}

/** 2016—2018年, or 2016年 where it is one. */
export function yearsText(from: number, to: number): string {
  return from === to ? `${to}年` : `${from}—${to}年`;
}
