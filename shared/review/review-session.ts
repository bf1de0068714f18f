import type { Id, Indicator, Plan, Series } from '../model/plan';
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
import { settingFlips, type YearFlips } from './setting-flips';

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

/** Records as a change of settings would leave them. */
export interface WishedSettings {
  readonly plan: Plan;
  /** Null where the settings are not those of an indicator. */
  readonly indicator: Indicator | null;
}

/**
 * The reviews of one large plan, asked for in parts, so that they can be done in a worker: `add` for every part of the plan,
 * `review`, `rows` for every part of the result; after changes `take`, then `again`, or `review` for another year. There is
 * one review of actual and one of expected figures at a time. Everything given and taken is plain data.
 */
export interface ReviewSession {
  add(part: PlanPart): void;
  /** Takes indicators and figures as they are now; reviews stay as they are. */
  take(changed: readonly ChangedSeries[]): void;
  /** Throws RangeError for a year or a setting that cannot be. */
  review(frame: PlanFrame, year: number, basis: Basis): ReviewHead;
  rows(basis: Basis, from: number, to: number): readonly ReviewRow[];
  again(basis: Basis, changed: readonly ChangedSeries[]): ReviewUpdate;
  /** Throws RangeError for a setting that cannot be. */
  flips(frame: PlanFrame, wished: WishedSettings): readonly YearFlips[];
}

export function createReviewSession(): ReviewSession {
  const indicators = new Map<Id, Indicator>();
  const series = new Map<Id, Series>();
  const reviews = new Map<Basis, PlanReview>();
  const reviewed = (basis: Basis): PlanReview => {
    const review = reviews.get(basis);
    if (review === undefined) throw new TypeError('nothing has been reviewed yet');
    return review;
  };
  const whole = (frame: PlanFrame): PlanView => ({
    ...frame,
    indicators: [...indicators.values()],
    series: [...series.values()],
  });
  return {
    add: (part) => {
      for (const indicator of part.indicators) indicators.set(indicator.id, indicator);
      for (const one of part.series) series.set(one.id, one);
    },
    take: (changed) => {
      for (const one of changed) {
        indicators.set(one.indicator.id, one.indicator);
        if (one.series) series.set(one.series.id, one.series);
      }
    },
    review: (frame, year, basis) => {
      const review = reviewPlan(whole(frame), year, { basis });
      reviews.set(basis, review);
      return { context: review.context, counts: review.counts, rowCount: review.rows.length };
    },
    rows: (basis, from, to) => reviewed(basis).rows.slice(from, to),
    again: (basis, changed) => {
      const before = reviewed(basis);
      const after = reviewAgain(before, changed);
      reviews.set(basis, after);
      return {
        counts: after.counts,
        rows: after.rows.flatMap((row, index) => (row === before.rows[index] ? [] : [[index, row] as const])),
      };
    },
    flips: (frame, { plan, indicator }) => {
      const view = whole(frame);
      const wished = (each: Indicator): Indicator => (each.id === indicator?.id ? indicator : each);
      return settingFlips(view, { ...view, plan, indicators: view.indicators.map(wished) });
    },
  };
}
