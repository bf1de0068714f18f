import type { Indicator, Series } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import type { PlanCounts } from '../progress/counts';
import type { Basis, ReviewContext } from '../progress/review-context';
import {
  reviewAgain,
  reviewPlan,
  type ChangedSeries,
  type PlanReview,
  type ReviewRow,
} from '../progress/review-plan';

/** A plan view without what there is much of. */
export type PlanFrame = Omit<PlanView, 'indicators' | 'series'>;

/** A part of a plan, small enough to be handed over without a pause. */
export interface PlanPart {
  readonly indicators: readonly Indicator[];
  readonly series: readonly Series[];
}

/** What a review says beside its rows. */
export interface ReviewHead {
  readonly context: ReviewContext;
  readonly counts: PlanCounts;
  readonly rowCount: number;
}

/** What reviewing some indicators again has changed: rows by their place. */
export interface ReviewUpdate {
  readonly counts: PlanCounts;
  readonly rows: readonly (readonly [number, ReviewRow])[];
}

/**
 * The review of one large plan, asked for in parts, so that it can be done in a worker: `add` for every part of the plan,
 * `review`, `rows` for every part of the result, then `again` for what changes. Everything given and taken is plain data.
 */
export interface ReviewSession {
  add(part: PlanPart): void;
  /** Throws RangeError for a year or a setting that cannot be. */
  review(frame: PlanFrame, year: number, basis: Basis): ReviewHead;
  rows(from: number, to: number): readonly ReviewRow[];
  again(changed: readonly ChangedSeries[]): ReviewUpdate;
}

export function createReviewSession(): ReviewSession {
  const indicators: Indicator[] = [];
  const series: Series[] = [];
  let current: PlanReview | null = null;
  const reviewed = (): PlanReview => {
    if (current === null) throw new TypeError('nothing has been reviewed yet');
    return current;
  };
  return {
    add: (part) => {
      for (const indicator of part.indicators) indicators.push(indicator);
      for (const one of part.series) series.push(one);
    },
    review: (frame, year, basis) => {
      current = reviewPlan({ ...frame, indicators, series }, year, { basis });
      const { context, counts, rows } = current;
      return { context, counts, rowCount: rows.length };
    },
    rows: (from, to) => reviewed().rows.slice(from, to),
    again: (changed) => {
      const before = reviewed();
      const after = reviewAgain(before, changed);
      current = after;
      return {
        counts: after.counts,
        rows: after.rows.flatMap((row, index) => (row === before.rows[index] ? [] : [[index, row] as const])),
      };
    },
  };
}
