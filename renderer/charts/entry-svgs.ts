import { entryChart } from '../../shared/charts/chart-book';
import type { ReviewSource, ReviewedPlan } from '../../shared/charts/review';
import { reviewedPlan } from '../../shared/charts/review-source';
import type { ChartBookEntry } from '../../shared/model/chart-book';
import type { PlanView } from '../../shared/model/plan-view';
import { chartSvgs, type ChartSvg } from './chart-svg';
import type { PictureSize } from './layout/picture';

const reviews = new WeakMap<PlanView, Map<number, ReviewedPlan | null>>();

/** Reviews a plan once for all its charts: a document holds hundreds. */
const keptReview: ReviewSource = (view, year) => {
  const known = reviews.get(view) ?? new Map<number, ReviewedPlan | null>();
  reviews.set(view, known);
  const review = known.has(year) ? (known.get(year) ?? null) : reviewedPlan(view, year);
  known.set(year, review);
  return review;
};

/** A chart of the book as pictures for paper; none where there is nothing to draw now. */
export function entrySvgs(view: PlanView, entry: ChartBookEntry, size: PictureSize): readonly ChartSvg[] {
  const chart = entryChart(view, entry, keptReview);
  return chart === null ? [] : chartSvgs(chart, 'paper', size, entry.id);
}
