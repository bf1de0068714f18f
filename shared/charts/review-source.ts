import type { PlanView } from '../model/plan-view';
import { figureSlot } from '../model/figure';
import { approximateExact } from '../progress/exact';
import { extentText, type Extent } from '../progress/extent';
import { reviewContext } from '../progress/review-context';
import { reviewSeries } from '../progress/review-series';
import { shareText, type SeriesReview } from '../progress/series-review';
import { pathNames } from '../progress/settings';
import { findingText } from '../progress/verdict';
import type { PathPoint, ShareMark } from './chart-model';
import { actualYears, chartRows, type ChartRow } from './choice';
import { markOf } from './mark';
import type { ReviewedPlan, ReviewedRow } from './review';

const reviewOf = ({ plan, version }: PlanView, { indicator, series }: ChartRow, year: number): SeriesReview =>
  reviewSeries(reviewContext(plan, version, year), indicator, series);

function endsOf(extent: Extent): { readonly low: number | null; readonly high: number | null } {
  if (extent.kind === 'point') {
    const at = approximateExact(extent.value);
    return { low: at, high: at };
  }
  const { low, high } = extent;
  return { low: low && approximateExact(low.value), high: high && approximateExact(high.value) };
}

function shareMark(share: Extent | null, { style }: SeriesReview): ShareMark | null {
  return share === null ? null : { text: shareText(share, style), ...endsOf(share) };
}

/** Baseline and target as ends of the path, where each is one number. */
function endPoints({ series }: ChartRow, { plan, version }: PlanView): readonly PathPoint[] {
  const point = (measure: 'baseline' | 'target', year: number): readonly PathPoint[] => {
    const mark = markOf(series.figures[figureSlot({ measure, period: `${year}`, version })]);
    return mark?.extent.kind === 'exact' ? [{ year, at: mark.extent.at, text: mark.text }] : [];
  };
  return [...point('baseline', plan.baseYear), ...point('target', plan.targetYear)];
}

/**
 * The path of an indicator that is judged by its level: where it begins and ends, and what the review asks for in each year.
 * The other methods ask for rates and sums, which do not lie among the figures of the years.
 */
function pathOf(row: ChartRow, view: PlanView, at: SeriesReview): readonly PathPoint[] {
  if (at.method !== 'level' || at.path === null) return [];
  const ends = endPoints(row, view);
  if (ends.length < 2) return [];
  const between = actualYears(view).flatMap((year): PathPoint[] => {
    const { pathValue, style } = year === at.year ? at : reviewOf(view, row, year);
    if (pathValue?.extent.kind !== 'point' || year === view.plan.targetYear) return [];
    return [
      { year, at: approximateExact(pathValue.extent.value), text: extentText(pathValue.extent, style) },
    ];
  });
  return [...ends.slice(0, 1), ...between, ...ends.slice(1)];
}

function notesOf(reviews: readonly (readonly [ChartRow, SeriesReview])[]): readonly string[] {
  const paths = new Set(reviews.flatMap(([, { path }]) => (path === null ? [] : [pathNames[path]])));
  const own = reviews.flatMap(([{ indicator }, { notes }]) =>
    notes.map((note) => `${indicator.name}：${note}。`),
  );
  return [...(paths.size === 0 ? [] : [`路径要求按${[...paths].join('、')}计算。`]), ...own];
}

/** Reviews a plan as charts need it. Throws RangeError for a year that is not one of the plan's, as `reviewContext` does. */
export function reviewedPlan(view: PlanView, year: number): ReviewedPlan | null {
  const reviews = chartRows(view).map((row) => [row, reviewOf(view, row, year)] as const);
  const [first] = reviews;
  if (!first) return null;
  const [, { elapsedShare, style }] = first;
  const elapsed: Extent = { kind: 'point', value: elapsedShare };
  const rows = reviews.map(([row, result]): readonly [string, ReviewedRow] => [
    row.indicator.id,
    {
      progress: shareMark(result.progress, result),
      required: shareMark(result.required, result),
      verdict: result.finding.verdict,
      verdictText: findingText(result.finding),
      path: pathOf(row, view, result),
    },
  ]);
  return {
    year,
    elapsed: { text: shareText(elapsed, style), ...endsOf(elapsed) },
    rows: new Map(rows),
    notes: notesOf(reviews),
  };
}
