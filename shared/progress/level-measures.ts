import type { FigureNumbers, FigureReading } from './read-figure';
import { yearlyReading, type ReviewInputs } from './inputs';
import type { Interval } from './interval';
import { averageChange, shareOfTarget, yearlyChange, type Measured } from './measures';
import { missingFinding, unassessableFinding, type ReviewFinding } from './series-review';

/** What is known of a level without judging it. */
type LevelMeasures = Pick<ReviewFinding, 'average' | 'needed' | 'change' | 'shareOfTarget'>;

/** 年均增速（提高）, 后续年均需增（提高）, 比上年增减, 占目标比重, as far as the figures are there. */
export function levelMeasures(inputs: ReviewInputs, actual: Interval, isReached: boolean): LevelMeasures {
  const { context, baseline, target, unitKind } = inputs;
  const remaining = context.span - context.elapsed;
  const before = context.elapsed === 1 ? baseline : yearlyReading(inputs, context.year - 1);
  const change = (from: FigureReading, to: Interval, years: number): Measured | null =>
    from.kind === 'numbers' ? averageChange(from.interval, to, years, unitKind) : null;
  return {
    average: change(baseline, actual, context.elapsed),
    needed:
      remaining > 0 && !isReached && target.kind === 'numbers'
        ? averageChange(actual, target.interval, remaining, unitKind)
        : null,
    change: before.kind === 'numbers' ? yearlyChange(before.interval, actual, unitKind) : null,
    shareOfTarget: target.kind === 'numbers' ? shareOfTarget(actual, target.interval) : null,
  };
}

/** 缺数 or 无法评价 for a year whose figure is not there or says no number. */
export function withoutActual(
  year: number,
  reading: Exclude<FigureReading, FigureNumbers>,
  known: Partial<ReviewFinding> = {},
): ReviewFinding {
  if (reading.kind === 'unusable') return unassessableFinding(`${year}年${reading.why}`, known);
  const why = reading.why === null ? `缺${year}年数据。` : `${year}年${reading.why}，缺数。`;
  return missingFinding([year], why, known);
}
