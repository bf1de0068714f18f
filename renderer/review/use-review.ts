import { useEffect, useMemo, useState } from 'react';
import type { PlanView } from '../../shared/model/plan-view';
import type { Basis } from '../../shared/progress/review-context';
import type { ReviewResult } from '../../shared/review/review';
import { createReviewer, reviewSettingsText } from '../../shared/review/reviewer';
import { LargeReviewer } from './large-reviewer';

export type ReviewState =
  | { readonly ok: true; readonly result: ReviewResult }
  /** Why there is no review, as a sentence. */
  | { readonly ok: false; readonly why: string };

/** Plans of more indicators are reviewed in a worker: up to here the page does not wait noticeably. */
const mostAtOnce = 500;

/** The review of a plan as it is now; after an edit only what changed is reviewed again. */
export function useReview(view: PlanView, year: number, basis: Basis = 'actual'): ReviewState {
  const isLarge = view.indicators.length > mostAtOnce;
  const atOnce = useReviewAtOnce(view, year, basis, isLarge);
  const later = useReviewInWorker(view, year, basis, isLarge);
  return atOnce ?? later;
}

function useReviewAtOnce(view: PlanView, year: number, basis: Basis, isLarge: boolean): ReviewState | null {
  const [reviewer] = useState(createReviewer);
  return useMemo(() => {
    try {
      if (!isLarge) return { ok: true, result: reviewer(view, year, basis) };
      // What cannot be reviewed is said at once.
      reviewSettingsText(view, year, basis);
      return null;
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, why: error.message };
      throw error;
    }
  }, [reviewer, view, year, basis, isLarge]);
}

function useReviewInWorker(view: PlanView, year: number, basis: Basis, isLarge: boolean): ReviewState {
  const [reviewer] = useState(() => new LargeReviewer());
  const [state, setState] = useState<ReviewState>({ ok: false, why: '正在评估，指标较多，请稍候。' });
  useEffect(() => {
    if (!isLarge) return undefined;
    const abort = new AbortController();
    reviewer.review(view, year, basis, abort.signal).then(
      (result) => {
        if (!abort.signal.aborted) setState({ ok: true, result });
      },
      () => {
        if (!abort.signal.aborted)
          setState({ ok: false, why: '评估没有完成，数据没有改动。请离开评估再打开一次。' });
      },
    );
    return () => abort.abort();
  }, [reviewer, view, year, basis, isLarge]);
  useEffect(() => () => reviewer.stop(), [reviewer]);
  return state;
}
