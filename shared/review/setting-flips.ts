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
  const { baseYear, targetYear } = before.plan;
  return Array.from({ length: targetYear - baseYear }, (_, index) => baseYear + 1 + index)
    .map((year) => ({ year, flips: verdictFlips(reviewPlan(before, year), reviewPlan(after, year)) }))
    .filter(({ flips }) => flips.length > 0);
}
