import type { Fraction } from './fraction';
import { cutAbove, cutBelow, isAtMost, liesBelow, mirrored, pointOf, type Interval } from './interval';

/** Every baseline, actual and target that the figures allow; each combination of them is a point. */
export interface Box {
  readonly baseline: Interval;
  readonly actual: Interval;
  readonly target: Interval;
}

/** The value asked for in year k. `fixed` is a number of its own, such as an annual target. */
export type StandingPath =
  | { readonly kind: 'linear' }
  | { readonly kind: 'geometric' }
  | { readonly kind: 'fixed'; readonly value: Fraction };

/** The way from baseline to target and the place on it that a year asks for. Every target is better than every baseline. */
export interface Way extends Pick<Box, 'baseline' | 'target'> {
  /** The better side: true where higher values are better. */
  readonly higher: boolean;
  /** k: years since the base year; at least 1, at most `span`. */
  readonly elapsed: number;
  /** n: years from the base year to the target year. */
  readonly span: number;
  readonly path: StandingPath;
}

/** Where an indicator stands on its way: the one form that levels, growth, amounts and reductions are judged in. */
export interface Standing extends Way, Box {
  /** The target is reached only past it (> or <). */
  readonly strict: boolean;
}

export type Placement =
  | { readonly kind: 'onTheWay'; readonly baseline: Interval }
  /** The baseline is at or past the target: there is nothing to progress, only something to keep. */
  | { readonly kind: 'held' }
  /** Baseline and target may be one number, or either side of each other. */
  | { readonly kind: 'overlap' };

/**
 * How baseline and target lie to each other. Where the target is one number, what of the baseline lies at or past it is cut
 * off: a plan sets no target that is already met; and the verdicts over the rest decide alone, because actuals that no
 * baseline before the target lets meet the path do not reach the target either, and those that every one lets do.
 */
export function placement(baseline: Interval, target: Interval, higher: boolean): Placement {
  if (higher ? isAtMost(target, baseline) : isAtMost(baseline, target)) return { kind: 'held' };
  const at = pointOf(target);
  if (at !== null)
    return {
      kind: 'onTheWay',
      baseline: higher ? cutAbove(baseline, at, false) : cutBelow(baseline, at, false),
    };
  const apart = higher ? liesBelow(baseline, target) : liesBelow(target, baseline);
  return apart ? { kind: 'onTheWay', baseline } : { kind: 'overlap' };
}

/** True where every actual reaches every target. */
export function surelyReached(
  actual: Interval,
  target: Interval,
  { higher, strict }: Pick<Standing, 'higher' | 'strict'>,
): boolean {
  if (strict) return higher ? liesBelow(target, actual) : liesBelow(actual, target);
  return higher ? isAtMost(target, actual) : isAtMost(actual, target);
}

/** True where no actual reaches any target. */
export function surelyMissed(
  actual: Interval,
  target: Interval,
  { higher, strict }: Pick<Standing, 'higher' | 'strict'>,
): boolean {
  if (strict) return higher ? isAtMost(actual, target) : isAtMost(target, actual);
  return higher ? liesBelow(actual, target) : liesBelow(target, actual);
}

/** The box in which higher is better: itself, or with every number's sign turned. */
export function upwards(box: Box, higher: boolean): Box {
  if (higher) return box;
  return {
    baseline: mirrored(box.baseline),
    actual: mirrored(box.actual),
    target: mirrored(box.target),
  };
}
