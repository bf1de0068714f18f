import type { PlanView } from '../model/plan-view';
import { verdictFlips, type VerdictFlip } from '../progress/flips';
import { reviewPlan } from '../progress/review-plan';

/** The verdicts of one year that a change of settings turns. */
export interface YearFlips {
  readonly year: number;
  readonly flips: readonly VerdictFlip[];
}

/** What a change of settings does to the verdicts of every year; years without a change are left out. Throws RangeError for a setting that cannot be. */
export function settingFlips(before: PlanView, after: PlanView): readonly YearFlips[] {
  const work = settingFlipSteps(before, after);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** `settingFlips` in steps of one review each; every step says how many there have been. */
export function* settingFlipSteps(
  before: PlanView,
  after: PlanView,
): Generator<number, readonly YearFlips[]> {
  const { baseYear, targetYear } = before.plan;
  const found: YearFlips[] = [];
  for (let year = baseYear + 1; year <= targetYear; year += 1) {
    const now = reviewPlan(before, year);
    yield 2 * (year - baseYear) - 1;
    const flips = verdictFlips(now, reviewPlan(after, year));
    if (flips.length > 0) found.push({ year, flips });
    yield 2 * (year - baseYear);
  }
  return found;
}
