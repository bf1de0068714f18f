import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Id } from '../../shared/model/plan';
import { figureSlot } from '../../shared/model/figure';
import type { PlanView } from '../../shared/model/plan-view';
import { plainChoice, type ReviewTableChoice } from '../../shared/review/review-table';

export type ReviewPlace =
  'result' | 'categories' | 'lagging' | 'missing' | 'revisions' | 'forecast' | 'settings';

/** How the review of one plan is looked at. */
export interface ReviewChoice extends ReviewTableChoice {
  /** Null: the last year that has an actual. */
  readonly year: number | null;
  readonly place: ReviewPlace;
}

const firstChoice: ReviewChoice = { ...plainChoice, year: null, place: 'result' };

interface ReviewChoices {
  readonly plans: Readonly<Record<Id, ReviewChoice>>;
  change(planId: Id, change: Partial<ReviewChoice>): void;
}

/** Year, columns and order of the review, remembered per plan; print and export follow them. It holds no data of the plan. */
export const useReviewChoices = create<ReviewChoices>()(
  persist(
    (set) => ({
      plans: {},
      change: (planId, change) =>
        set(({ plans }) => ({
          plans: { ...plans, [planId]: { ...(plans[planId] ?? firstChoice), ...change } },
        })),
    }),
    { name: 'indicator-workbench/review' },
  ),
);

export function useReviewChoice(planId: Id): ReviewChoice {
  return useReviewChoices(({ plans }) => plans[planId]) ?? firstChoice;
}

const sections: Readonly<Record<ReviewPlace, readonly string[]>> = {
  result: ['review-summary', 'review'],
  categories: ['review-categories'],
  lagging: ['review-lagging'],
  missing: ['review-missing'],
  revisions: ['review-revisions'],
  forecast: ['review-forecast'],
  settings: ['review-explanation'],
};

/** The printed sections that show what is looked at in the review of a plan. */
export function reviewSectionsShown(planId: Id): readonly string[] {
  return sections[useReviewChoices.getState().plans[planId]?.place ?? firstChoice.place];
}

/** The years that can be reviewed. */
export function reviewYears({ plan: { baseYear, targetYear } }: PlanView): readonly number[] {
  return Array.from({ length: Math.max(0, targetYear - baseYear) }, (_, index) => baseYear + 1 + index);
}

/** The chosen year as long as the plan has it, else the last year that has an actual, else the first. */
export function reviewedYear(view: PlanView, chosen: number | null): number {
  const years = reviewYears(view);
  if (chosen !== null && years.includes(chosen)) return chosen;
  const hasActual = (year: number) => {
    const slot = figureSlot({ measure: 'actual', period: `${year}` });
    return view.series.some(({ figures }) => figures[slot] !== undefined);
  };
  return years.findLast(hasActual) ?? view.plan.baseYear + 1;
}
