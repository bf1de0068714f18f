import { entryChart } from '../../shared/charts/chart-book';
import { reviewedPlan } from '../../shared/charts/review-source';
import type { ChartBookEntry } from '../../shared/model/chart-book';
import type { PlanView } from '../../shared/model/plan-view';
import { chartSvgs, type ChartSvg } from './chart-svg';
import type { PictureSize } from './layout/picture';

/** A chart of the book as pictures for paper; none where there is nothing to draw now. */
export function entrySvgs(view: PlanView, entry: ChartBookEntry, size: PictureSize): readonly ChartSvg[] {
  const chart = entryChart(view, entry, reviewedPlan);
  return chart === null ? [] : chartSvgs(chart, 'paper', size, entry.id);
}
