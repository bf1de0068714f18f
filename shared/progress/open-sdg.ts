import type { Rounding } from '../model/review-settings';
import {
  absolute,
  compare,
  divide,
  fractionOf,
  multiply,
  negate,
  one,
  signOf,
  subtract,
  zero,
  type Fraction,
} from './fraction';
import { rationalRoot, rootBetween } from './root';
import { roundFraction } from './rounding';
import { noOpinion, type NoOpinion, type OpinionCase } from './second-opinion';

/** Named in the output wherever the opinion is shown. */
export const openSdgName = 'Open SDG／加拿大统计局进度法';

export type OpenSdgStatus = 'achieved' | 'substantial' | 'moderate' | 'limited' | 'deterioration';

export const openSdgStatusNames: Readonly<Record<OpenSdgStatus, string>> = {
  achieved: '目标已实现',
  substantial: '进展显著',
  moderate: '进展中等',
  limited: '进展有限',
  deterioration: '恶化',
};

export interface OpenSdgOpinion {
  readonly available: true;
  readonly status: OpenSdgStatus;
  /** R, or the observed growth as a share where there is no target; null where the target is achieved without either. */
  readonly ratio: string | null;
  /** -5 to 5. */
  readonly score: string;
}

/** Two numbers around one that may be irrational; both are it where it is a fraction. Closer with more digits. */
type Closing = (digits: number) => readonly [Fraction, Fraction];

const substitute = fractionOf('0.001');

/**
 * R = CAGR_observed / |CAGR_required| × direction (× −1 below zero), as `sdg/ProgressMeasure.py` of Open SDG computes it
 * after the method of Statistics Canada. Thresholds are decided exactly: R meets one only where both roots are fractions.
 * Numbers are rounded to four (score: two) decimals.
 */
export function openSdgOpinion(given: OpinionCase, rounding: Rounding): OpenSdgOpinion | NoOpinion {
  const { elapsed, span, higher } = given;
  const target = given.target && (given.target.numerator === 0n ? substitute : given.target);
  const isAchieved =
    target !== null && (higher ? compare(given.actual, target) >= 0 : compare(given.actual, target) <= 0);
  const baseline = given.baseline.numerator === 0n ? substitute : given.baseline;
  const value = observedOrRatio({ ...given, baseline, target });
  if (isAchieved) {
    const ratio = value && rounded(value, 4, rounding);
    return { available: true, status: 'achieved', ratio, score: '5.00' };
  }
  if (value === null) return noOpinion(elapsed < 1 || span < 1 ? '年份不足' : '数值变号，或目标与基期相同');
  const thresholds = target === null ? withoutTarget : withTarget;
  const { status, score } = thresholds.find(({ from }) => from === null || isAtLeast(value, from)) ?? lowest;
  const scored: Closing = (digits) => {
    const [low, high] = value(digits);
    return [score(low), score(high)];
  };
  return {
    available: true,
    status,
    ratio: rounded(value, 4, rounding),
    score: rounded(scored, 2, rounding),
  };
}

interface Threshold {
  readonly status: OpenSdgStatus;
  /** At least this; null is anything. */
  readonly from: Fraction | null;
  readonly score: (value: Fraction) => Fraction;
}

const line =
  (slope: string, constant: string) =>
  (value: Fraction): Fraction =>
    subtract(multiply(fractionOf(slope), value), fractionOf(constant));
const atMostFive = (score: Threshold['score']) => (value: Fraction) => least(score(value), fractionOf('5'));
const atLeastMinusFive = (score: Threshold['score']) => (value: Fraction) =>
  negate(least(negate(score(value)), fractionOf('5')));

function least(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

const good = atMostFive(line('7.1429', '4.2857'));
const poor = atLeastMinusFive(line('4.1667', '2.5'));
const lowest: Threshold = { status: 'deterioration', from: null, score: poor };
const withTarget: readonly Threshold[] = [
  { status: 'substantial', from: fractionOf('0.95'), score: good },
  { status: 'moderate', from: fractionOf('0.6'), score: good },
  { status: 'limited', from: zero, score: poor },
  lowest,
];
const withoutTarget: readonly Threshold[] = [
  { status: 'substantial', from: fractionOf('0.015'), score: atMostFive(line('500', '5')) },
  { status: 'moderate', from: fractionOf('0.005'), score: line('250', '1.25') },
  { status: 'limited', from: zero, score: line('500', '2.5') },
  { status: 'deterioration', from: null, score: atLeastMinusFive(line('125', '2.5')) },
];

/** R, or the observed growth in the better direction; null for a change of sign and for a required growth of 0. */
function observedOrRatio({ baseline, actual, target, higher, elapsed, span }: OpinionCase): Closing | null {
  const observed = growth(baseline, actual, elapsed);
  const required = target === null ? null : growth(baseline, target, span);
  if (observed === null || (target !== null && required === null)) return null;
  if (target !== null && compare(baseline, target) === 0) return null;
  const isUp = higher === signOf(baseline) > 0;
  return (digits) => {
    const [low, high] = observed(digits);
    const sides = required === null ? ([one, one] as const) : required(digits);
    const corners = [low, high].flatMap((x) => sides.map((y) => divide(isUp ? x : negate(x), absolute(y))));
    const first = corners[0] ?? zero;
    return [corners.reduce(least, first), negate(corners.map(negate).reduce(least, negate(first)))];
  };
}

/** (to/from)^(1/years) − 1; null where it has no real root to take or the years are none. */
function growth(from: Fraction, to: Fraction, years: number): Closing | null {
  const quotient = divide(to, from);
  if (quotient.numerator < 0n || years < 1) return null;
  const rational = rationalRoot(quotient, years);
  if (rational !== null) {
    const rate = subtract(rational, one);
    return () => [rate, rate];
  }
  return (digits) => {
    const [low, high] = rootBetween(quotient, years, digits);
    return [subtract(low, one), subtract(high, one)];
  };
}

function isAtLeast(value: Closing, threshold: Fraction): boolean {
  return closed(value, (number) => compare(number, threshold) >= 0);
}

function rounded(value: Closing, decimals: number, rounding: Rounding): string {
  return closed(value, (number) => roundFraction(number, decimals, rounding));
}

/** What both sides of a number agree on, with as many digits as that takes. */
function closed<T extends string | boolean>(value: Closing, of: (number: Fraction) => T): T {
  for (let digits = 40; ; digits *= 2) {
    const [low, high] = value(digits);
    const answer = of(low);
    if (answer === of(high)) return answer;
  }
}
