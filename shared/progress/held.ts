import type { Comparator } from '../model/figure';
import type { IndicatorReviewSettings } from '../model/review-settings';
import { judgeHeld, type Held } from './assessment';
import { add, fractionOf, signOf, subtract } from './fraction';
import { yearlyName, yearlyReading, type ReviewInputs } from './inputs';
import { pointOf, type Interval } from './interval';
import { levelMeasures, withoutActual } from './level-measures';
import type { FigureNumbers } from './read-figure';
import { findingWith, unassessableFinding, type ReviewFinding } from './series-review';
import { surelyReached } from './standing';
import { verdictNames, type VerdictFinding } from './verdict';

/** > and < are reached only past their number, ≥ and ≤ at it. */
export function isStrict(comparator: Comparator | null): boolean {
  return comparator === '>' || comparator === '<';
}

/** The side that a comparator says is better; null where there is none. */
function sideOf(comparator: Comparator | null): Held['sense'] | null {
  if (comparator === null) return null;
  return comparator.startsWith('>') ? 'atLeast' : 'atMost';
}

/** A target that is to be passed on the other side than the indicator's direction says: one of the two is wrong. */
export function directionProblem(comparator: Comparator | null, higher: boolean): string | null {
  const side = sideOf(comparator);
  if (side === null || (side === 'atLeast') === higher) return null;
  return `目标写作“${side === 'atLeast' ? '不低于' : '不超过'}”，而指标方向是越${higher ? '高' : '低'}越好，两者矛盾`;
}

/** What the end of an explanation says of something kept. */
interface HeldTexts {
  readonly finding: VerdictFinding;
  readonly sense: Held['sense'];
  readonly strict: boolean;
  /** What is compared, as a phrase: 2018年实际值97. */
  readonly actual: string;
  readonly target: string;
}

/** The finding of something that is kept or not; `ground` says why it is judged so. */
export function heldFinding(
  { finding, sense, strict, actual, target }: HeldTexts,
  ground: string,
  known: Partial<ReviewFinding>,
): ReviewFinding {
  const { verdict } = finding;
  if (verdict === 'notAssessable')
    return unassessableFinding(`${ground}：${actual}，取值范围内有的符合目标${target}、有的不符合`, known);
  const isMet = verdict === 'onTrack' || verdict === 'achieved';
  const words = {
    atLeast: strict ? ['高于', '不高于'] : ['不低于', '低于'],
    atMost: strict ? ['低于', '不低于'] : ['不超过', '超过'],
    within: ['符合', '不符合'],
  }[sense];
  const compared = `${words[isMet ? 0 : 1] ?? ''}${target}`;
  return findingWith({
    ...known,
    finding,
    why: `${ground}：${actual}，${compared}，评为${verdictNames[verdict]}。`,
  });
}

/** The methods 不低于, 不超过 and 保持: met or not met, without progress. */
export function reviewHeld(inputs: ReviewInputs, method: 'floor' | 'ceiling' | 'keep'): ReviewFinding {
  const { context, target, indicator, own } = inputs;
  const actual = yearlyReading(inputs, context.year);
  if (actual.kind !== 'numbers') return withoutActual(context.year, actual);
  if (target.kind !== 'numbers') {
    const known = levelMeasures(inputs, actual.interval, true);
    return unassessableFinding(target.why ?? `没有${context.targetYear}年目标值`, known);
  }
  const sense = senseOf(method, indicator.direction, target.comparator);
  const strict = isStrict(target.comparator);
  const kept = sense === 'within' ? keptWithin(target, own) : target;
  // What is to stay where it is has no way to go.
  const isReached =
    sense === 'within' ||
    surelyReached(actual.interval, target.interval, { higher: sense === 'atLeast', strict });
  const known = levelMeasures(inputs, actual.interval, isReached);
  const problem = sense === 'within' ? null : directionProblem(target.comparator, sense === 'atLeast');
  if (problem !== null) return unassessableFinding(problem, known);
  const isLastYear = context.elapsed === context.span;
  const finding = judgeHeld({ actual: actual.interval, target: kept.interval, sense, strict, isLastYear });
  const texts = {
    finding,
    sense,
    strict,
    actual: yearlyName(inputs, context.year) + actual.text,
    target: kept.text,
  };
  const names = { atLeast: '按不低于目标评价', atMost: '按不超过目标评价', within: '按保持目标水平评价' };
  return heldFinding(texts, names[sense], known);
}

/** keep: where the target has a comparator, its side; else the better side of the indicator; else the target itself. */
function senseOf(
  method: 'floor' | 'ceiling' | 'keep',
  direction: 'higher' | 'lower' | 'keep',
  comparator: Comparator | null,
): Held['sense'] {
  if (method === 'floor') return 'atLeast';
  if (method === 'ceiling') return 'atMost';
  const side = sideOf(comparator);
  if (direction === 'keep') return side ?? 'within';
  return direction === 'higher' ? 'atLeast' : 'atMost';
}

/** The numbers that count as keeping a target, and what they are called: those of one number reach as far as the tolerance. */
export function keptWithin(
  { interval, text }: FigureNumbers,
  { tolerance = '0' }: IndicatorReviewSettings,
): { readonly interval: Interval; readonly text: string } {
  const value = pointOf(interval);
  const reach = fractionOf(tolerance);
  if (value === null || signOf(reach) <= 0) return { interval, text };
  return {
    interval: { low: subtract(value, reach), lowClosed: true, high: add(value, reach), highClosed: true },
    text: `${text}±${tolerance}`,
  };
}
