import { judgeHeld } from './assessment';
import { evaluate, type Case } from './evaluate';
import { extentOver, type Extent } from './extent';
import { zero } from './fraction';
import { directionProblem, heldFinding, isStrict, keptWithin } from './held';
import type { ReviewInputs } from './inputs';
import { pointInterval, type Interval } from './interval';
import type { MeasuredIn } from './measures';
import { findingWith, shareText, unassessableFinding, type ReviewFinding } from './series-review';
import { surelyReached } from './standing';
import { finding as findingOf } from './verdict';
import { verdictClause } from './why';

/** What has come together since the base year, towards what. */
export interface Accumulated {
  readonly total: Interval;
  readonly target: Interval;
  readonly higher: boolean;
  /** 2016—2018年合计3+2.5+4=9.5 */
  readonly origin: string;
  /** 9.5÷15=, to stand before the progress where all are numbers. */
  readonly formula: string;
  readonly known: Partial<ReviewFinding>;
  /** What the path value counts, and what the gap from it counts. */
  readonly pathIn: MeasuredIn;
  readonly gapIn: MeasuredIn;
}

/** An interval as a quantity. */
export const extentOf = (interval: Interval): Extent =>
  extentOver({ value: [interval, 'rises'] }, (at) => at.value);

/** A total against its target: a way from 0, on the linear path. */
export function judgeAccumulated(
  { context, target: reading, indicator, own, style, method }: ReviewInputs,
  { total, target, higher, origin, formula, known, pathIn, gapIn }: Accumulated,
): ReviewFinding {
  const { elapsed, span, settings } = context;
  if (reading.kind !== 'numbers') return unassessableFinding(`没有${context.targetYear}年目标值`, known);
  const comparator = reading.comparator;
  const strict = isStrict(comparator);
  const texts = { strict, actual: origin, target: reading.text };
  if (method === 'cumulativeAmount' && indicator.direction === 'keep') {
    const isLastYear = elapsed === span;
    const kept = keptWithin(reading, own);
    const held = { actual: total, target: kept.interval, sense: 'within', strict, isLastYear } as const;
    const found = { ...texts, target: kept.text, sense: held.sense, finding: judgeHeld(held) };
    return heldFinding(found, '按保持累计量评价', known);
  }
  const problem = method === 'cumulativeAmount' ? directionProblem(comparator, higher) : null;
  if (problem !== null) return unassessableFinding(problem, known);
  const given: Case = {
    baseline: pointInterval(zero),
    actual: total,
    target,
    higher,
    strict,
    elapsed,
    span,
    path: { kind: 'linear' },
  };
  const isReached = surelyReached(given.actual, given.target, given);
  const evaluation = evaluate(given, isReached, settings.thresholds);
  if (evaluation.kind === 'held')
    return heldFinding(
      { ...texts, sense: evaluation.sense, finding: evaluation.finding },
      '按累计数是否符合评价',
      known,
    );
  const needed = isReached ? null : (known.needed ?? null);
  if (evaluation.kind === 'noPath') {
    const { why } = evaluation;
    if (!isReached) return unassessableFinding(why, known);
    const done = `${origin}，已达到目标${reading.printed}，评为已完成（${why}）。`;
    return findingWith({ ...known, needed, finding: findingOf('achieved'), why: done });
  }
  const { assessment } = evaluation;
  const { finding, progress, required, gap } = assessment;
  const clause = verdictClause({ assessment, target: reading.printed, settings, style });
  return findingWith({
    ...known,
    needed,
    finding,
    progress,
    required,
    gap,
    pathValue: { extent: assessment.pathValue, in: pathIn },
    gapInUnit: { extent: assessment.gapInUnit, in: gapIn },
    why:
      `${origin}，目标${reading.printed}：完成进度${progress.kind === 'point' ? formula : ''}${shareText(progress, style)}，` +
      `路径要求${elapsed}÷${span}=${shareText(required, style)}，${clause}。`,
  });
}
