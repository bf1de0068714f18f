import type { UnitKind } from '../model/plan';
import { withRoot, type Exact } from './exact';
import { extentOver, pointExtent, type Extent } from './extent';
import { divide, hundred, multiply, negate, signOf, subtract, type Fraction } from './fraction';
import { isPositive, pointOf, type Interval } from './interval';

/** What a computed number counts: %, 百分点, or the indicator's own unit. */
export type MeasuredIn = 'percent' | 'points' | 'unit';

export interface Measured {
  readonly extent: Extent;
  readonly in: MeasuredIn;
}

const minusHundred = negate(hundred);

/** Amounts and ratios change in %, shares and rates in 百分点; a unit of unknown kind does neither. */
function changesBy(unitKind: UnitKind | null): 'growth' | 'difference' | null {
  if (unitKind === null) return null;
  return unitKind === 'amount' || unitKind === 'ratio' ? 'growth' : 'difference';
}

/** Yearly rate from one value to another over so many years, (to/from)^(1/years) − 1, in %. Null unless both are positive. */
function growthRate(from: Interval, to: Interval, years: number): Measured | null {
  if (!isPositive(from) || !isPositive(to)) return null;
  // A range from above 0 has 0 as its end, where growth from it is endless.
  const rate = (start: Fraction, end: Fraction) =>
    signOf(start) === 0 ? null : withRoot(minusHundred, hundred, divide(end, start), years);
  return { extent: between(from, to, rate), in: 'percent' };
}

/** The extent of what falls with the start and rises with the end. */
function between(
  from: Interval,
  to: Interval,
  value: (start: Fraction, end: Fraction) => Exact | null,
): Extent {
  const start = pointOf(from);
  const end = pointOf(to);
  const point = start !== null && end !== null ? value(start, end) : null;
  if (point !== null) return pointExtent(point);
  return extentOver({ start: [from, 'falls'], end: [to, 'rises'] }, (at) => value(at.start, at.end));
}

/** 年均增速（提高）: (A/B)^(1/k) − 1 in %, or (A−B)/k in 百分点. */
export function averageChange(
  from: Interval,
  to: Interval,
  years: number,
  unitKind: UnitKind | null,
): Measured | null {
  const way = changesBy(unitKind);
  if (way === 'growth') return growthRate(from, to, years);
  if (way === null) return null;
  const yearly = (start: Fraction, end: Fraction): Fraction => {
    const { numerator, denominator } = subtract(end, start);
    return { numerator, denominator: denominator * BigInt(years) };
  };
  return { extent: between(from, to, yearly), in: 'points' };
}

/** 比上年增减: in % or 百分点. */
export function yearlyChange(before: Interval, now: Interval, unitKind: UnitKind | null): Measured | null {
  return averageChange(before, now, 1, unitKind);
}

/** What a difference of figures counts: 百分点 for shares and rates, else the unit. */
export function differenceIn(unitKind: UnitKind | null): MeasuredIn {
  return changesBy(unitKind) === 'difference' ? 'points' : 'unit';
}

/** A difference of figures in the unit. */
export function inUnit(extent: Extent, unitKind: UnitKind | null): Measured {
  return { extent, in: differenceIn(unitKind) };
}

/** 占目标比重, A/T in %. Null where T may be 0, or either has another sign than the other bounds say. */
export function shareOfTarget(actual: Interval, target: Interval): Extent | null {
  const share = (a: Fraction, t: Fraction): Fraction => divide(multiply(a, hundred), t);
  const at = pointOf(target);
  if (at === null) {
    if (!isPositive(target) || !isPositive(actual)) return null;
    return extentOver({ a: [actual, 'rises'], t: [target, 'falls'] }, ({ a, t }) =>
      signOf(t) === 0 ? null : share(a, t),
    );
  }
  const sign = signOf(at);
  if (sign === 0) return null;
  const a = pointOf(actual);
  if (a !== null) return pointExtent(share(a, at));
  return extentOver({ a: [actual, sign > 0 ? 'rises' : 'falls'] }, (end) => share(end.a, at));
}
