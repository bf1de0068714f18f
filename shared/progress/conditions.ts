import { highest, signsOf, type AffineForm, type Signs } from './affine';
import { add, multiply, negate, one, ratio, signOf, subtract, zero, type Fraction } from './fraction';
import { geometricConditions } from './geometric-conditions';
import { cutAbove, cutBelow, isEmpty } from './interval';
import { upwards, type Box, type Standing } from './standing';

/** The thresholds of verdicts as exact shares: 0.05 and 0.1 by default. */
export interface ShareThresholds {
  readonly ahead: Fraction;
  /** The same in 百分点. */
  readonly aheadInPoints: Fraction;
  /** Below 1. */
  readonly near: Fraction;
}

/** A part of the box in which the required share has one sign, and the signs there. */
export interface FallingShort {
  /** Of p − (s_k − near·|s_k|). */
  readonly near: Signs;
  /** Of p. */
  readonly progress: Signs;
}

/** What the conditions of the verdicts come to over a whole box, for k < n. */
export interface Conditions {
  /** Of p − (s_k + ahead). */
  readonly ahead: Signs;
  /** Of p − s_k. */
  readonly onPath: Signs;
  readonly fallingShort: readonly FallingShort[];
  /** Sign of 1 − (s_k + ahead) at its greatest: can an actual be ahead just before it reaches the target? */
  readonly aheadAtTarget: -1 | 0 | 1;
}

/** The form of p, times T − B. */
const progressForm: AffineForm = { baseline: negate(one), actual: one, target: zero, constant: zero };

/** p against a share s that does not depend on the point, times T − B: A − (1−s)B − sT. */
function againstShare(share: Fraction): AffineForm {
  return { baseline: subtract(share, one), actual: one, target: negate(share), constant: zero };
}

function linearConditions(box: Box, share: Fraction, { ahead, near }: ShareThresholds): Conditions {
  const lowestShare = multiply(share, subtract(one, near));
  return {
    ahead: signsOf(box, againstShare(add(share, ahead))),
    onPath: signsOf(box, againstShare(share)),
    fallingShort: [{ near: signsOf(box, againstShare(lowestShare)), progress: signsOf(box, progressForm) }],
    aheadAtTarget: signOf(subtract(one, add(share, ahead))),
  };
}

/** p against (1−w)·s_k where s_k = (M−B)/(T−B): A − wB − (1−w)M. */
function againstFixed(value: Fraction, less: Fraction): AffineForm {
  const constant = multiply(value, subtract(less, one));
  return { baseline: negate(less), actual: one, target: zero, constant };
}

function fixedConditions(box: Box, value: Fraction, { ahead, near }: ShareThresholds): Conditions {
  const part = (some: Box, less: Fraction): readonly FallingShort[] =>
    isEmpty(some.baseline)
      ? []
      : [{ near: signsOf(some, againstFixed(value, less)), progress: signsOf(some, progressForm) }];
  const { baseline, actual, target } = box;
  return {
    // A − M − a(T − B)
    ahead: signsOf(box, { baseline: ahead, actual: one, target: negate(ahead), constant: negate(value) }),
    onPath: signsOf(box, againstFixed(value, zero)),
    fallingShort: [
      ...part({ ...box, baseline: cutAbove(baseline, value, true) }, near),
      // The required share is negative here, and falling short of it by its tenth is a little more negative.
      ...part({ ...box, baseline: cutBelow(baseline, value, false) }, negate(near)),
    ],
    // (1−a)T + aB − M at T = A
    aheadAtTarget: greatestSign(
      { baseline, actual: target.high === null ? actual : cutAbove(actual, target.high, true), target },
      { baseline: ahead, actual: subtract(one, ahead), target: zero, constant: negate(value) },
    ),
  };
}

function greatestSign(box: Box, form: AffineForm): -1 | 0 | 1 {
  const { value } = highest(box, form);
  return value === null ? 1 : signOf(value);
}

/** The conditions of a standing before its last year. */
export function conditionsOf(standing: Standing, thresholds: ShareThresholds): Conditions {
  const { path, higher, elapsed, span } = standing;
  if (path.kind === 'geometric') return geometricConditions(standing, thresholds);
  const box = upwards(standing, higher);
  if (path.kind === 'linear') return linearConditions(box, ratio(elapsed, span), thresholds);
  return fixedConditions(box, higher ? path.value : negate(path.value), thresholds);
}

/** The signs of p over a box. */
export function progressSigns(standing: Standing): Signs {
  return signsOf(upwards(standing, standing.higher), progressForm);
}
