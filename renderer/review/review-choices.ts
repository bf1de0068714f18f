import type { Id } from '../../shared/model/plan';
import { figureSlot } from '../../shared/model/figure';
import type { PlanView } from '../../shared/model/plan-view';
import { plainChoice, type ReviewTableChoice } from '../../shared/review/review-table-choice';
import { fieldsOf, planChoices } from '../ui/plan-choices';

export type ReviewPlace =
  'result' | 'categories' | 'lagging' | 'missing' | 'revisions' | 'forecast' | 'settings';

/** How the review of one plan is looked at. */
export interface ReviewChoice extends ReviewTableChoice {
  /** Null: the last year that has an actual. */
  readonly year: number | null;
  readonly place: ReviewPlace;
}

const firstChoice: ReviewChoice = { ...plainChoice, year: null, place: 'result' };

const sections: Readonly<Record<ReviewPlace, readonly string[]>> = {
  result: ['review-summary', 'review'],
  categories: ['review-categories'],
  lagging: ['review-lagging'],
  missing: ['review-missing'],
  revisions: ['review-revisions'],
  forecast: ['review-forecast'],
  settings: ['review-explanation'],
};

/** A choice that was kept, with the first choice in the place of whatever is damaged or was not there yet. */
export function readReviewChoice(kept: unknown): ReviewChoice {
  const { year, place, shown, order } = fieldsOf(kept);
  const { column, direction } = fieldsOf(order);
  const flags = Object.entries(fieldsOf(shown)).filter(([, isShown]) => typeof isShown === 'boolean');
  return {
    year: Number.isInteger(year) ? (year as number) : firstChoice.year,
    place:
      typeof place === 'string' && Object.hasOwn(sections, place)
        ? (place as ReviewPlace)
        : firstChoice.place,
    shown: Object.fromEntries(flags) as Record<string, boolean>,
    order:
      typeof column === 'string' && (direction === 'ascending' || direction === 'descending')
        ? { column, direction }
        : null,
  };
}

/** Year, columns and order of the review, remembered per plan; print and export follow them. */
export const useReviewChoices = planChoices('indicator-workbench/review', readReviewChoice);

export function useReviewChoice(planId: Id): ReviewChoice {
  return useReviewChoices(({ plans }) => plans[planId]) ?? firstChoice;
}

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
