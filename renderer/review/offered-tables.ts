import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { offeredTables, type OfferedTable } from '../../shared/review/review-tables';
import { reviewedYear, useReviewChoice } from './review-choices';
import { useReview, type ReviewState } from './use-review';

/** The review as the user looks at it: of the year that was chosen in its view. */
export function useChosenReview(planId: Id, view: PlanView): ReviewState {
  const { year } = useReviewChoice(planId);
  return useReview(view, reviewedYear(view, year));
}

/** The tables that can be handed in, with the columns and the order chosen in the review. */
export function useOfferedTables(planId: Id, view: PlanView): readonly OfferedTable[] {
  const choice = useReviewChoice(planId);
  const state = useChosenReview(planId, view);
  return state.ok ? offeredTables(state.result, choice) : [];
}
