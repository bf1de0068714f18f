import { conditionsOf, progressSigns, type Conditions, type ShareThresholds } from './conditions';
import { compareExact, isSurd, type Exact } from './exact';
import { absolute, add, compare, multiply, one, subtract, divide, type Fraction } from './fraction';
import { surelyMissed, surelyReached, type Standing } from './standing';
import { finding, verdicts, type Verdict, type VerdictFinding } from './verdict';

/** Where an indicator stands, where baseline, actual and target are numbers. Shares are in %. */
export interface PointStanding {
  readonly progress: Fraction;
  readonly required: Exact;
  readonly isReached: boolean;
  /** k = n. */
  readonly isLastYear: boolean;
}

/** The verdict at a point, in the order that decides. */
export function judgePoint(point: PointStanding, thresholds: ShareThresholds): Verdict {
  const { progress, required, isReached, isLastYear } = point;
  if (isReached) return 'achieved';
  const regressed = progress.numerator < 0n;
  if (isLastYear) return regressed ? 'regressed' : 'unmet';
  const ahead = thresholds.aheadInPoints;
  if (isSurd(required)) {
    // A share of the geometric path: between 0 and 1 before the last year.
    if (compareExact(required, subtract(progress, ahead)) <= 0) return 'ahead';
    if (compareExact(required, progress) <= 0) return 'onTrack';
    if (compareExact(required, divide(progress, subtract(one, thresholds.near))) <= 0) return 'near';
  } else {
    if (compare(progress, add(required, ahead)) >= 0) return 'ahead';
    if (compare(progress, required) >= 0) return 'onTrack';
    if (compare(progress, nearestShare(required, thresholds)) >= 0) return 'near';
  }
  return regressed ? 'regressed' : 'behind';
}

/** s_k − near·|s_k|: what is 基本符合 at least. */
function nearestShare(required: Fraction, { near }: ShareThresholds): Fraction {
  return subtract(required, multiply(near, absolute(required)));
}

/**
 * The verdict over all points of a box: one where they agree. Some on the path and some not cannot be assessed; otherwise
 * the possible verdicts are named together and counted as the lowest, but 滞后 (未完成) where no point is on the path.
 */
export function judgeBox(standing: Standing, thresholds: ShareThresholds): VerdictFinding {
  const canReach = !surelyMissed(standing.actual, standing.target, standing);
  const canMiss = !surelyReached(standing.actual, standing.target, standing);
  if (!canMiss) return finding('achieved');
  if (standing.elapsed === standing.span) {
    if (canReach) return finding('notAssessable');
    return together(lastYearVerdicts(standing), 'unmet');
  }
  const conditions = conditionsOf(standing, thresholds);
  if (!conditions.onPath.canBeNegative) {
    const possible = onPathVerdicts(standing, conditions, canReach);
    return together(possible, possible.at(-1) ?? 'onTrack');
  }
  if (canReach || conditions.onPath.canBeZeroOrMore) return finding('notAssessable');
  return together(fallingShortVerdicts(conditions), 'behind');
}

function together(possible: readonly Verdict[], counted: Verdict): VerdictFinding {
  const [only] = possible;
  return possible.length === 1 && only !== undefined ? finding(only) : { verdict: counted, possible };
}

function lastYearVerdicts(standing: Standing): readonly Verdict[] {
  const progress = progressSigns(standing);
  return inOrder(progress.canBeZeroOrMore && 'unmet', progress.canBeNegative && 'regressed');
}

/** Every point is on the path, and some do not reach the target. */
function onPathVerdicts(
  { strict }: Standing,
  { ahead, aheadAtTarget }: Conditions,
  canReach: boolean,
): readonly Verdict[] {
  // Of the points that do not reach the target, those closest to it are the most ahead.
  const isAhead = canReach ? aheadAtTarget > 0 || (strict && aheadAtTarget === 0) : ahead.canBeZeroOrMore;
  return inOrder(canReach && 'achieved', isAhead && 'ahead', ahead.canBeNegative && 'onTrack');
}

/** No point is on the path. */
function fallingShortVerdicts({ fallingShort }: Conditions): readonly Verdict[] {
  return inOrder(
    fallingShort.some(({ near }) => near.canBeZeroOrMore) && 'near',
    // What can be both is so at some point: p = 0 is short of near, and the box has no gaps.
    fallingShort.some(({ near, progress }) => near.canBeNegative && progress.canBeZeroOrMore) && 'behind',
    fallingShort.some(({ near, progress }) => near.canBeNegative && progress.canBeNegative) && 'regressed',
  );
}

function inOrder(...some: readonly (Verdict | false)[]): readonly Verdict[] {
  return verdicts.filter((verdict) => some.includes(verdict));
}
