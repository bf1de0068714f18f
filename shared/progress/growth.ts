import { combined, factorOf } from './chained';
import { evaluate, type Case } from './evaluate';
import { withRoot } from './exact';
import { extentOver, extentText, type Extent } from './extent';
import { divide, hundred, one, power, subtract, zero, type Fraction } from './fraction';
import { directionProblem, heldFinding, isStrict, keptWithin } from './held';
import type { ReviewInputs } from './inputs';
import { isPositive, pointInterval, pointOf, type Interval } from './interval';
import { judgeHeld } from './assessment';
import { growthOf } from './growth-figures';
import type { Measured } from './measures';
import { findingWith, shareText, unassessableFinding, type ReviewFinding } from './series-review';
import { surelyReached } from './standing';
import { finding } from './verdict';
import { exactText, verdictClause } from './why';

const minusHundred: Fraction = subtract(zero, hundred);

/**
 * The method 年均增速 with a target rate g*: p = (I_k − 1) / ((1+g*)ⁿ − 1), on the path of (1+g*)^k. Where the better side
 * is the base year's (g* = 0, or growth that is to stay below a rate), the average rate is met or not met.
 */
export function reviewGrowth(inputs: ReviewInputs): ReviewFinding {
  const { context, target, indicator, own } = inputs;
  const growth = growthOf(inputs);
  if (!('index' in growth)) return growth;
  const known: Partial<ReviewFinding> = {
    change: growth.change,
    average: { extent: averageRate(growth.index, context.elapsed), in: 'percent' },
  };
  if (target.kind !== 'numbers')
    return unassessableFinding(target.why ?? `没有${context.targetYear}年目标值`, known);
  const yearly = combined([target.interval], ([rate = zero]) => factorOf(rate));
  if (!isPositive(yearly)) return unassessableFinding('目标增速不大于-100%', known);
  const { elapsed, span, settings } = context;
  const strict = isStrict(target.comparator);
  const whole = indicesOf(target.interval, span);
  const now = indicesOf(target.interval, elapsed);
  const full: Partial<ReviewFinding> = {
    ...known,
    pathValue: { extent: rateExtent(target.interval), in: 'percent' },
    gapInUnit: { extent: averageLessTarget(growth.index, target.interval, elapsed), in: 'points' },
    needed: neededRate(growth.index, whole, span - elapsed),
  };
  const average = shareText(averageRate(growth.index, elapsed), inputs.style);
  const texts = { strict, actual: `${growth.origin}，年均增速${average}`, target: `年均${target.printed}%` };
  if (indicator.direction === 'keep') {
    const kept = keptWithin(target, own);
    const indices = indicesOf(kept.interval, elapsed);
    const isLastYear = elapsed === span;
    const held = { actual: growth.index, target: indices, sense: 'within', strict, isLastYear } as const;
    const found = { ...texts, target: `年均${kept.text}%`, sense: held.sense, finding: judgeHeld(held) };
    return heldFinding(found, '按保持年均增速评价', full);
  }
  const higher = indicator.direction === 'higher';
  const problem = directionProblem(target.comparator, higher);
  if (problem !== null) return unassessableFinding(problem, full);
  const path = pointOf(now);
  const given: Case = {
    baseline: pointInterval(one),
    actual: growth.index,
    target: whole,
    higher,
    strict,
    elapsed,
    span,
    // The geometric path from 1 to (1+g*)ⁿ is (1+g*)^k: a number of its own where g* is one.
    path: path === null ? { kind: 'geometric' } : { kind: 'fixed', value: path },
    kept: { actual: growth.index, target: now },
  };
  const isReached = surelyReached(given.actual, given.target, given);
  const evaluation = evaluate(given, isReached, settings.thresholds);
  if (evaluation.kind === 'held')
    return heldFinding(
      { ...texts, target: `年均${target.text}%`, sense: evaluation.sense, finding: evaluation.finding },
      '按年均增速是否符合评价',
      full,
    );
  const needed = isReached ? null : (full.needed ?? null);
  if (evaluation.kind === 'noPath')
    return isReached
      ? findingWith({
          ...full,
          needed,
          finding: finding('achieved'),
          why: `${texts.actual}，已达到${span}年目标，评为已完成（${evaluation.why}）。`,
        })
      : unassessableFinding(evaluation.why, full);
  const { assessment } = evaluation;
  const { progress, required, gap } = assessment;
  const style = inputs.style;
  const index = extentText(indexExtent(growth.index), { ...style, decimals: style.decimals + 4 });
  const rate = exactText(target.interval);
  const factor = `(1${rate.startsWith('-') ? rate : `+${rate}`}%)`;
  const isOfNumbers = path !== null && pointOf(growth.index) !== null;
  const whereKnown = (formula: string): string => (isOfNumbers ? formula : '');
  const clause = verdictClause({ assessment, target: texts.target, settings, style });
  return findingWith({
    ...full,
    needed,
    finding: assessment.finding,
    progress,
    required,
    gap,
    why:
      `${texts.actual}：` +
      `完成进度${whereKnown(`(${index}-1)÷(${factor}^${span}-1)=`)}${shareText(progress, style)}，路径要求` +
      `${whereKnown(`(${factor}^${elapsed}-1)÷(${factor}^${span}-1)=`)}${shareText(required, style)}，${clause}。`,
  });
}

/** I_k^(1/k) − 1 in %. */
function averageRate(index: Interval, years: number): Extent {
  return extentOver({ index: [index, 'rises'] }, (at) => withRoot(minusHundred, hundred, at.index, years));
}

/** I_k^(1/k) − 1 − g* in 百分点. */
function averageLessTarget(index: Interval, target: Interval, years: number): Extent {
  return extentOver({ index: [index, 'rises'], rate: [target, 'falls'] }, ({ index: i, rate }) =>
    withRoot(subtract(minusHundred, rate), hundred, i, years),
  );
}

/** ((1+g*)ⁿ / I_k)^(1/(n−k)) − 1 in %; null in the last year. */
function neededRate(index: Interval, whole: Interval, remaining: number): Measured | null {
  if (remaining === 0) return null;
  const extent = extentOver({ whole: [whole, 'rises'], index: [index, 'falls'] }, (at) =>
    at.index.numerator === 0n ? null : withRoot(minusHundred, hundred, divide(at.whole, at.index), remaining),
  );
  return { extent, in: 'percent' };
}

const rateExtent = (target: Interval): Extent => extentOver({ rate: [target, 'rises'] }, ({ rate }) => rate);
const indexExtent = (index: Interval): Extent => extentOver({ index: [index, 'rises'] }, (at) => at.index);

/** The indices after so many years whose average rate is one of these. */
function indicesOf(rates: Interval, years: number): Interval {
  return combined([rates], ([rate = zero]) => power(factorOf(rate), years));
}
