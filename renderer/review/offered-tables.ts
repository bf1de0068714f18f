import { useMemo } from 'react';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { offeredTables, type OfferedTable } from '../../shared/review/review-tables';
import { reviewedYear, useReviewChoice } from './review-choices';
import type { ReviewState } from './kept-reviews';
import { useReview } from './use-review';
import { useRevised, type RevisionSource } from './use-revised';

const inTheMaking: ReviewState = { ok: false, why: '正在评估，指标较多，请稍候。' };

/**
 * The review of the plan as it is now, of the year that was chosen in its view, with the changes of earlier days: what is
 * handed in is never an older one.
 */
export function useChosenReview(planId: Id, view: PlanView, source: RevisionSource): ReviewState {
  const { year } = useReviewChoice(planId);
  const state = useReview(view, reviewedYear(view, year));
  const revised = useRevised(source, state.ok ? state.result : null);
  return useMemo(() => {
    if (!state.ok) return state;
    return state.isCurrent && revised !== null ? { ...state, result: revised } : inTheMaking;
  }, [state, revised]);
}

/** The tables that can be handed in, with the columns and the order chosen in the review. */
export function useOfferedTables(planId: Id, state: ReviewState): readonly OfferedTable[] {
  const choice = useReviewChoice(planId);
  return state.ok ? offeredTables(state.result, choice) : [];
}
