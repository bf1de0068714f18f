import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { Basis } from '../../shared/progress/review-context';
import type { ReviewResult } from '../../shared/review/review';
import { createReviewer, reviewSettingsText, type Reviewer } from '../../shared/review/reviewer';
import { LargeReviewer } from './large-reviewer';

export type ReviewState =
  | {
      readonly ok: true;
      readonly result: ReviewResult;
      /** False while the review of the plan as it is now is being made, and this is the last one. */
      readonly isCurrent: boolean;
    }
  /** Why there is no review, as a sentence. */
  | { readonly ok: false; readonly why: string };

const firstState: ReviewState = { ok: false, why: '正在评估，指标较多，请稍候。' };

/** Plans of more indicators are reviewed in a worker: up to here the page does not wait noticeably. */
const mostAtOnce = 200;

export const isLarge = ({ indicators }: PlanView): boolean => indicators.length > mostAtOnce;

/**
 * The reviews of one plan, kept from view to view: coming back to the review shows it at once, and only what changed is
 * reviewed again.
 */
export class KeptReviews {
  readonly large = new LargeReviewer();
  private readonly reviewers = new Map<Basis, Reviewer>();
  private readonly states = new Map<Basis, ReviewState>();
  private readonly wishes = new Map<Basis, { readonly text: string; readonly view: PlanView }>();
  private readonly aborts = new Map<Basis, AbortController>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The review of a plan that is not large. Throws RangeError for a year or a setting that cannot be. */
  atOnce(view: PlanView, year: number, basis: Basis): ReviewResult {
    const reviewer = this.reviewers.get(basis) ?? createReviewer();
    this.reviewers.set(basis, reviewer);
    return reviewer(view, year, basis);
  }

  /** The last review of a large plan. */
  state(basis: Basis): ReviewState {
    return this.states.get(basis) ?? firstState;
  }

  /** Has a large plan reviewed; the same wish again changes nothing. */
  wish(view: PlanView, year: number, basis: Basis): void {
    const text = reviewSettingsText(view, year, basis);
    const wished = this.wishes.get(basis);
    if (wished?.view === view && wished.text === text) return;
    this.wishes.set(basis, { text, view });
    this.aborts.get(basis)?.abort();
    const abort = new AbortController();
    this.aborts.set(basis, abort);
    const before = this.state(basis);
    this.put(basis, before.ok ? { ...before, isCurrent: false } : firstState);
    this.large.review(view, year, basis, abort.signal).then(
      (result) => {
        if (!abort.signal.aborted) this.put(basis, { ok: true, result, isCurrent: true });
      },
      () => {
        if (abort.signal.aborted) return;
        this.wishes.delete(basis);
        this.put(basis, { ok: false, why: '评估没有完成，数据没有改动。请离开评估再打开一次。' });
      },
    );
  }

  stop(): void {
    for (const abort of this.aborts.values()) abort.abort();
    this.large.stop();
  }

  private put(basis: Basis, state: ReviewState): void {
    this.states.set(basis, state);
    for (const listener of this.listeners) listener();
  }
}

let kept: { readonly planId: Id; readonly reviews: KeptReviews } | null = null;

/** The reviews of the plan that is looked at; those of another plan are given up. */
export function keptReviews(planId: Id): KeptReviews {
  if (kept?.planId !== planId) {
    kept?.reviews.stop();
    kept = { planId, reviews: new KeptReviews() };
  }
  return kept.reviews;
}
