import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { offeredTables, type OfferedTable } from '../../shared/review/review-tables';
import { reviewedYear, useReviewChoice } from './review-choices';
import type { ReviewState } from './kept-reviews';
import { useReview } from './use-review';

const inTheMaking: ReviewState = { ok: false, why: '正在评估，指标较多，请稍候。' };

/** The review of the plan as it is now, of the year that was chosen in its view: what is handed in is never an older one. */
export function useChosenReview(planId: Id, view: PlanView): ReviewState {
  const { year } = useReviewChoice(planId);
  const state = useReview(view, reviewedYear(view, year));
  return state.ok && !state.isCurrent ? inTheMaking : state;
}

/** The tables that can be handed in, with the columns and the order chosen in the review. */
export function useOfferedTables(planId: Id, view: PlanView): readonly OfferedTable[] {
  const choice = useReviewChoice(planId);
  const state = useChosenReview(planId, view);
  return state.ok ? offeredTables(state.result, choice) : [];
}
