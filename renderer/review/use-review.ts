import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { PlanView } from '../../shared/model/plan-view';
import type { Basis } from '../../shared/progress/review-context';
import { reviewSettingsText } from '../../shared/review/reviewer';
import { isLarge, keptReviews, type ReviewState } from './kept-reviews';

/** The review of a plan as it is now; of a large one the last that there is, until that of now is made. */
export function useReview(view: PlanView, year: number, basis: Basis = 'actual'): ReviewState {
  const reviews = keptReviews(view.plan.id);
  const atOnce = useMemo((): ReviewState | null => {
    try {
      if (!isLarge(view)) return { ok: true, result: reviews.atOnce(view, year, basis), isCurrent: true };
      // What cannot be reviewed is said at once.
      reviewSettingsText(view, year, basis);
      return null;
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, why: error.message };
      throw error;
    }
  }, [reviews, view, year, basis]);
  const isLater = atOnce === null;
  useEffect(() => {
    if (isLater) reviews.wish(view, year, basis);
  }, [isLater, reviews, view, year, basis]);
  const later = useSyncExternalStore(reviews.subscribe, () => reviews.state(basis));
  return useMemo(() => atOnce ?? seenFrom(later, view, year), [atOnce, later, view, year]);
}

/** A review of another state of the plan, or of another year, is not current whatever it was made for. */
function seenFrom(state: ReviewState, view: PlanView, year: number): ReviewState {
  if (!state.ok || !state.isCurrent) return state;
  const { result } = state;
  return result.view === view && result.context.year === year ? state : { ...state, isCurrent: false };
}
