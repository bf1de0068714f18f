import { highest, lowest, type AffineForm, type Bound } from './affine';
import { isSurd, less, plus, times, type Exact } from './exact';
import { extentOver, pointExtent, transformed, type Extent, type ExtentEnd } from './extent';
import {
  add,
  compare,
  divide,
  hundred,
  multiply,
  negate,
  one,
  ratio,
  signOf,
  subtract,
  zero,
  type Fraction,
} from './fraction';
import { geometricShare, geometricValue } from './geometric';
import { pointInterval, pointOf } from './interval';
import { upwards, type Box, type Standing, type Way } from './standing';

/** (A−B)/(T−B) in %, where all are numbers. */
export function progressAt(baseline: Fraction, actual: Fraction, target: Fraction): Fraction {
  return divide(multiply(subtract(actual, baseline), hundred), subtract(target, baseline));
}

/** p in %, over all points of a box in which every target is on the better side of every baseline. */
export function progressOver(box: Box, higher: boolean): Extent {
  const baseline = pointOf(box.baseline);
  const actual = pointOf(box.actual);
  const target = pointOf(box.target);
  if (baseline !== null && actual !== null && target !== null)
    return pointExtent(progressAt(baseline, actual, target));
  return progressExtent(upwards(box, higher));
}

/** p in the limit towards a corner; null where the corner says nothing that others do not say. */
type CornerProgress = Fraction | 'plusInfinity' | 'minusInfinity' | null;

/**
 * p is monotone in each of B, A and T, so that its bounds are its limits in the corners. As B nears T, p goes to the
 * infinity of A's side; as B goes to minus infinity, p goes to 1.
 */
function progressExtent(box: Box): Extent {
  const corners = (['low', 'high'] as const).flatMap((actualSide) =>
    (['low', 'high'] as const).flatMap((baselineSide) =>
      (['low', 'high'] as const).map((targetSide) =>
        cornerProgress(
          box,
          box.baseline[baselineSide],
          box.actual[actualSide],
          box.target[targetSide],
          actualSide,
        ),
      ),
    ),
  );
  const finite = corners.filter((corner) => corner !== null && typeof corner === 'object');
  const low = corners.includes('minusInfinity') ? null : endAt(box, least(finite), lowest);
  const high = corners.includes('plusInfinity') ? null : endAt(box, greatest(finite), highest);
  const isOneNumber = low !== null && high !== null && low.closed && high.closed && sameValue(low, high);
  return isOneNumber ? pointExtent(low.value) : { kind: 'interval', low, high };
}

function cornerProgress(
  { target }: Box,
  b: Fraction | null,
  a: Fraction | null,
  t: Fraction | null,
  actualSide: 'low' | 'high',
): CornerProgress {
  if (t === null) return null;
  if (a === null) return actualSide === 'high' ? 'plusInfinity' : 'minusInfinity';
  if (b === null) return one;
  if (compare(b, t) !== 0) return divide(subtract(a, b), subtract(t, b));
  const side = compare(a, t);
  if (side !== 0) return side > 0 ? 'plusInfinity' : 'minusInfinity';
  return pointOf(target) === null ? null : one;
}

const least = (values: readonly Fraction[]): Fraction | undefined =>
  values.reduce<Fraction | undefined>((a, b) => (a === undefined || compare(b, a) < 0 ? b : a), undefined);
const greatest = (values: readonly Fraction[]): Fraction | undefined =>
  values.reduce<Fraction | undefined>((a, b) => (a === undefined || compare(b, a) > 0 ? b : a), undefined);

/** An end of p is reached where A − (1−p)B − pT is 0 at a point of the box: it has the sign of "p less this end". */
function endAt(
  box: Box,
  value: Fraction | undefined,
  bound: (box: Box, form: AffineForm) => Bound,
): ExtentEnd | null {
  if (value === undefined) return null;
  const form: AffineForm = {
    baseline: subtract(value, one),
    actual: one,
    target: negate(value),
    constant: zero,
  };
  const { value: difference, attained } = bound(box, form);
  const closed = attained && difference !== null && signOf(difference) === 0;
  return { value: multiply(value, hundred), closed };
}

function sameValue(a: ExtentEnd, b: ExtentEnd): boolean {
  return !isSurd(a.value) && !isSurd(b.value) && compare(a.value, b.value) === 0;
}

const elapsedShares = new Map<number, Fraction>();

/** k/n in %. The few there are of them are kept. */
export function elapsedShare(elapsed: number, span: number): Fraction {
  const key = span * 1000 + elapsed;
  const kept = elapsedShares.get(key);
  if (kept !== undefined) return kept;
  const share = ratio(elapsed * 100, span);
  elapsedShares.set(key, share);
  return share;
}

/** path_k where baseline and target are numbers, in the unit of the baseline. */
export function pathAt({ path, elapsed, span }: Way, baseline: Fraction, target: Fraction): Exact {
  if (path.kind === 'fixed') return path.value;
  if (path.kind === 'geometric') return geometricValue({ baseline, target, elapsed, span });
  const { numerator, denominator } = subtract(target, baseline);
  return add(baseline, {
    numerator: numerator * BigInt(elapsed),
    denominator: denominator * BigInt(span),
  });
}

/** s_k in % where baseline and target are numbers: how much of the way `path` is. */
export function requiredAt(way: Way, path: Exact, baseline: Fraction, target: Fraction): Exact {
  if (way.path.kind === 'linear') return elapsedShare(way.elapsed, way.span);
  return isSurd(path) ? geometricShare(path, baseline, target) : progressAt(baseline, path, target);
}

/** s_k in %: the share of the way that the path asks for. */
export function requiredShare(way: Way): Extent {
  const { path, baseline, target, elapsed, span, higher } = way;
  if (path.kind === 'linear') return pointExtent(elapsedShare(elapsed, span));
  if (path.kind === 'fixed')
    return progressOver({ baseline, actual: pointInterval(path.value), target }, higher);
  const share = (b: Fraction, t: Fraction): Exact => geometricShare(pathAt(way, b, t), b, t);
  const b = pointOf(baseline);
  const t = pointOf(target);
  if (b !== null && t !== null) return pointExtent(share(b, t));
  // It falls as T/B rises: from 1 over k/n, where T/B is 1, to 0.
  const end = (from: 'low' | 'high', to: 'low' | 'high', endless: Fraction): ExtentEnd | null => {
    const start = baseline[from];
    const stop = target[to];
    if (stop === null) return null;
    if (start === null) return { value: endless, closed: false };
    const closed = baseline[`${from}Closed`] && target[`${to}Closed`];
    const touching = compare(start, stop) === 0;
    return { value: touching ? elapsedShare(elapsed, span) : share(start, stop), closed };
  };
  return { kind: 'interval', low: end('low', 'high', zero), high: end('high', 'low', hundred) };
}

/** path_k, in the unit of the baseline. */
export function pathValue(way: Way): Extent {
  const { path, baseline, target } = way;
  if (path.kind === 'fixed') return pointExtent(path.value);
  return extentOver({ baseline: [baseline, 'rises'], target: [target, 'rises'] }, (at) =>
    pathAt(way, at.baseline, at.target),
  );
}

/** A − path_k, in the unit of the baseline. */
export function gapFromPath(standing: Standing): Extent {
  const { path, baseline, actual, target } = standing;
  if (path.kind === 'fixed')
    return extentOver({ actual: [actual, 'rises'] }, (at) => subtract(at.actual, path.value));
  return extentOver(
    { actual: [actual, 'rises'], baseline: [baseline, 'falls'], target: [target, 'falls'] },
    (at) => less(at.actual, pathAt(standing, at.baseline, at.target)),
  );
}

/**
 * p − s_k in 百分点. Null where both have an interval: they depend on the same baseline and target, and their ends do not
 * give the ends of the gap.
 */
export function gapInPoints(progress: Extent, required: Extent): Extent | null {
  if (progress.kind === 'point' && !isSurd(progress.value))
    return transformed(required, negate(one), progress.value);
  if (required.kind !== 'point' || progress.kind === 'point') return null;
  const less = times(required.value, negate(one));
  const move = (end: ExtentEnd | null): ExtentEnd | null =>
    end && !isSurd(end.value) ? { value: plus(less, end.value), closed: end.closed } : null;
  return { kind: 'interval', low: move(progress.low), high: move(progress.high) };
}
