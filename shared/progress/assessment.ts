import { less } from './exact';
import { pointExtent, type Extent } from './extent';
import { compare, type Fraction } from './fraction';
import { liesBelow, pointOf, type Interval } from './interval';
import { judgeBox, judgePoint } from './judge';
import type { ShareThresholds } from './conditions';
import {
  gapFromPath,
  gapInPoints,
  pathAt,
  pathValue,
  progressAt,
  progressOver,
  requiredAt,
  requiredShare,
} from './quantities';
import { surelyMissed, surelyReached, type Standing, type Way } from './standing';
import { finding, type VerdictFinding } from './verdict';

/** How an indicator stands against its path, and what that makes of it. Shares and gaps are in % and 百分点. */
export interface Assessment {
  readonly finding: VerdictFinding;
  readonly progress: Extent;
  readonly required: Extent;
  readonly gap: Extent | null;
  /** In the unit of the standing. */
  readonly pathValue: Extent;
  /** In the unit of the standing: actual less path value. */
  readonly gapInUnit: Extent;
}

/** Judges a standing; `reached` says whether every actual reaches every target. */
export function assess(standing: Standing, isReached: boolean, thresholds: ShareThresholds): Assessment {
  const baseline = pointOf(standing.baseline);
  const actual = pointOf(standing.actual);
  const target = pointOf(standing.target);
  if (baseline !== null && actual !== null && target !== null)
    return assessPoint({ way: standing, baseline, actual, target, isReached }, thresholds);
  const progress = progressOver(standing, standing.higher);
  const required = requiredShare(standing);
  return {
    finding: judgeBox(standing, thresholds),
    progress,
    required,
    gap: gapInPoints(progress, required),
    pathValue: pathValue(standing),
    gapInUnit: gapFromPath(standing),
  };
}

interface NumbersStanding {
  readonly way: Way;
  readonly baseline: Fraction;
  readonly actual: Fraction;
  readonly target: Fraction;
  readonly isReached: boolean;
}

/** The same where all are numbers, which nearly all are: no corners, one division each. */
function assessPoint(
  { way, baseline, actual, target, isReached }: NumbersStanding,
  thresholds: ShareThresholds,
): Assessment {
  const progress = progressAt(baseline, actual, target);
  const path = pathAt(way, baseline, target);
  const required = requiredAt(way, path, baseline, target);
  const isLastYear = way.elapsed === way.span;
  return {
    finding: finding(judgePoint({ progress, required, isReached, isLastYear }, thresholds)),
    progress: pointExtent(progress),
    required: pointExtent(required),
    gap: pointExtent(less(progress, required)),
    pathValue: pointExtent(path),
    gapInUnit: pointExtent(less(actual, path)),
  };
}

/** Something to keep: at least, at most, or within the target. */
export interface Held {
  readonly actual: Interval;
  readonly target: Interval;
  readonly sense: 'atLeast' | 'atMost' | 'within';
  readonly strict: boolean;
  readonly isLastYear: boolean;
}

/** Met or not met; notAssessable where only some points meet. */
export function judgeHeld(held: Held): VerdictFinding {
  const met = isMet(held);
  if (met === null) return finding('notAssessable');
  if (held.isLastYear) return finding(met ? 'achieved' : 'unmet');
  return finding(met ? 'onTrack' : 'behind');
}

function isMet({ actual, target, sense, strict }: Held): boolean | null {
  if (sense === 'within') {
    if (liesBelow(actual, target) || liesBelow(target, actual)) return false;
    return liesWithin(actual, target) ? true : null;
  }
  const side = { higher: sense === 'atLeast', strict };
  if (surelyReached(actual, target, side)) return true;
  return surelyMissed(actual, target, side) ? false : null;
}

function liesWithin(inner: Interval, outer: Interval): boolean {
  if (inner.low === null || inner.high === null || outer.low === null || outer.high === null) return false;
  return compare(outer.low, inner.low) <= 0 && compare(inner.high, outer.high) <= 0;
}
