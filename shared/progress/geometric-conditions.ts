import type { Signs } from './affine';
import type { Conditions, ShareThresholds } from './conditions';
import { compare, divide, multiply, one, power, ratio, subtract, type Fraction } from './fraction';
import { compareToPath, geometricValue } from './geometric';
import type { Interval } from './interval';
import { compareRoot } from './root';
import type { Standing } from './standing';

type Sign = -1 | 0 | 1;
type Side = 'low' | 'high';

interface Corner {
  readonly baseline: Side;
  readonly actual: Side;
  readonly target: Side;
}

/** A sign in a corner (of a limit there, where an end does not belong to the box) and whether the box has the corner. */
interface CornerSign {
  readonly sign: Sign;
  readonly attained: boolean;
}

type Condition = (baseline: Fraction, actual: Fraction, target: Fraction) => Sign;

const opposite = { low: 'high', high: 'low' } as const;
const isClosed = (interval: Interval, side: Side): boolean => interval[`${side}Closed`];

/**
 * The conditions on the geometric path. Each is X against path_k (X = A, A − a(T−B), (A − bB)/(1−b)) and moves one way with
 * every one of B, A, T, so that its extremes are in corners; but for `ahead` in B, which is looked at between them, too.
 */
export function geometricConditions(standing: Standing, thresholds: ShareThresholds): Conditions {
  const { baseline, actual, target, higher } = standing;
  const { ahead, near } = thresholds;
  const against = (value: Fraction, b: Fraction, t: Fraction): Sign => {
    const { elapsed, span } = standing;
    const order = compareToPath(value, geometricValue({ baseline: b, target: t, elapsed, span }));
    return higher || order === 0 ? order : order === 1 ? -1 : 1;
  };
  const onPath: Condition = (b, a, t) => against(a, b, t);
  const aheadOf: Condition = (b, a, t) => against(subtract(a, multiply(ahead, subtract(t, b))), b, t);
  const nearTo: Condition = (b, a, t) =>
    against(divide(subtract(a, multiply(near, b)), subtract(one, near)), b, t);

  const at = (condition: Condition, corner: Corner, endlessBaseline: Sign): CornerSign => {
    const b = baseline[corner.baseline];
    const a = actual[corner.actual];
    const t = target[corner.target];
    // A target has two ends; an actual without one is as good or as bad as can be.
    if (a === null || t === null)
      return { sign: (corner.actual === 'high') === higher ? 1 : -1, attained: true };
    if (b === null) return { sign: endlessBaseline, attained: true };
    const attained =
      isClosed(baseline, corner.baseline) &&
      isClosed(actual, corner.actual) &&
      isClosed(target, corner.target);
    return { sign: condition(b, a, t), attained };
  };

  /** The best corner: the best actual against the path that asks least. */
  const side: Side = higher ? 'high' : 'low';
  const best: Corner = { baseline: opposite[side], actual: side, target: opposite[side] };
  const worst: Corner = { baseline: side, actual: opposite[side], target: side };
  const monotone = (condition: Condition): Signs =>
    combined([at(condition, best, 1)], [at(condition, worst, -1)]);
  // With an endless baseline the path is endless, but grows more slowly than any share of the distance.
  const endlessAhead: Sign = ahead.numerator === 0n ? 1 : -1;
  const anyBaseline = (corner: Corner): CornerSign[] => [
    at(aheadOf, { ...corner, baseline: 'low' }, endlessAhead),
    at(aheadOf, { ...corner, baseline: 'high' }, endlessAhead),
  ];
  const turning = turningSign(standing, ahead);
  return {
    ahead: combined(
      [...anyBaseline(best), ...(turning !== null && !higher ? [turning] : [])],
      [...anyBaseline(worst), ...(turning !== null && higher ? [turning] : [])],
    ),
    onPath: monotone(onPath),
    fallingShort: [{ near: monotone(nearTo), progress: monotone((b, a) => orderOf(a, b, higher)) }],
    aheadAtTarget: aheadAtTarget(standing, aheadOf),
  };
}

function orderOf(actual: Fraction, baseline: Fraction, higher: boolean): Sign {
  return higher ? compare(actual, baseline) : compare(baseline, actual);
}

function combined(tops: readonly CornerSign[], bottoms: readonly CornerSign[]): Signs {
  return {
    canBeNegative: bottoms.some(({ sign }) => sign < 0),
    canBeZeroOrMore: tops.some(({ sign, attained }) => sign > 0 || (sign === 0 && attained)),
    canBePositive: tops.some(({ sign }) => sign > 0),
  };
}

/**
 * `ahead` is convex in B where higher is better and concave where lower is: its least (greatest) value may lie between the
 * ends of B, at B* = T·((1−x)/a)^(1/x) with x = k/n, where it is ±(A − aT − aB*·x/(1−x)). Null where B* is not between them.
 */
function turningSign(standing: Standing, ahead: Fraction): CornerSign | null {
  const { baseline, actual, target, elapsed, span, higher } = standing;
  const { low: a } = actual;
  const { high: t } = target;
  if (ahead.numerator === 0n || a === null || t === null || baseline.low === baseline.high) return null;
  const rest = span - elapsed;
  const growth = divide(ratio(rest, span), ahead);
  const radicand = multiply(power(t, elapsed), power(growth, span));
  const turns = (than: Fraction): Sign => compareRoot(radicand, elapsed, than);
  if (baseline.low !== null && turns(baseline.low) <= 0) return null;
  if (baseline.high !== null && turns(baseline.high) >= 0) return null;
  const border = multiply(divide(subtract(a, multiply(ahead, t)), ahead), ratio(rest, elapsed));
  const order = turns(border);
  const sign: Sign = order === 0 ? 0 : order < 0 === higher ? 1 : -1;
  return { sign, attained: actual.lowClosed && target.highClosed };
}

/** At A = T the required share is least for the greatest target over the least baseline. */
function aheadAtTarget({ baseline, actual, target }: Standing, aheadOf: Condition): Sign {
  const { low: b } = baseline;
  const { high: top } = target;
  if (b === null || top === null) return -1;
  const t = actual.high !== null && compare(actual.high, top) < 0 ? actual.high : top;
  return aheadOf(b, t, t);
}
