import { add, multiply, signOf, type Fraction } from './fraction';
import type { Interval } from './interval';
import type { Box } from './standing';

/** A sum of numbers of a box, each with a factor, and a constant. */
export interface AffineForm {
  readonly baseline: Fraction;
  readonly actual: Fraction;
  readonly target: Fraction;
  readonly constant: Fraction;
}

/** The least upper (or greatest lower) bound of a form; null is infinite. */
export interface Bound {
  readonly value: Fraction | null;
  /** Some point of the box has this value. */
  readonly attained: boolean;
}

/** Which signs a condition's left side takes over a box. */
export interface Signs {
  readonly canBeNegative: boolean;
  readonly canBeZeroOrMore: boolean;
  readonly canBePositive: boolean;
}

function bound(box: Box, form: AffineForm, upper: boolean): Bound {
  let value: Fraction | null = form.constant;
  let attained = true;
  for (const part of ['baseline', 'actual', 'target'] as const) {
    const factor = form[part];
    const sign = signOf(factor);
    if (sign === 0 || value === null) continue;
    const interval: Interval = box[part];
    const takesHigh = sign > 0 === upper;
    const end = takesHigh ? interval.high : interval.low;
    attained &&= end !== null && (takesHigh ? interval.highClosed : interval.lowClosed);
    value = end === null ? null : add(value, multiply(factor, end));
  }
  return { value, attained: attained && value !== null };
}

export const highest = (box: Box, form: AffineForm): Bound => bound(box, form, true);
export const lowest = (box: Box, form: AffineForm): Bound => bound(box, form, false);

/** The signs of a form over a box; exact, because a linear function has its extremes in the corners. */
export function signsOf(box: Box, form: AffineForm): Signs {
  const top = highest(box, form);
  const bottom = lowest(box, form);
  const topSign = top.value === null ? 1 : signOf(top.value);
  return {
    canBeNegative: bottom.value === null || signOf(bottom.value) < 0,
    canBeZeroOrMore: topSign > 0 || (topSign === 0 && top.attained),
    canBePositive: topSign > 0,
  };
}
