import { figureSlot, type Figure, type FigureSlot } from '../../../shared/model/figure';
import type { Indicator, Plan, Series } from '../../../shared/model/plan';
import { parseFigure } from '../../../shared/notation/parse';
import { reviewContext, type ReviewOptions } from '../../../shared/progress/review-context';
import { reviewSeries } from '../../../shared/progress/review-series';
import { extentText } from '../../../shared/progress/extent';
import { measuredText, shareText, type SeriesReview } from '../../../shared/progress/series-review';
import { findingText } from '../../../shared/progress/verdict';

/** One indicator of a plan from 2015 to 2020, as it is typed; an amount of which more is better, unless told otherwise. */
export interface OneIndicator {
  readonly baseline?: string | Figure;
  readonly target?: string | Figure;
  readonly actuals?: Readonly<Record<number, string | Figure>>;
  readonly expected?: Readonly<Record<number, string>>;
  readonly annualTargets?: Readonly<Record<number, string>>;
  readonly year?: number;
  readonly options?: ReviewOptions;
  readonly plan?: Partial<Plan>;
  readonly indicator?: Partial<Indicator>;
}

/** A figure as it is typed into a cell of the indicator's unit. Throws where it cannot be read. */
function typed(text: string | Figure): Figure {
  if (typeof text !== 'string') return text;
  const read = parseFigure(text, { unit: '%' });
  if (!read.ok) throw new Error(`"${text}": ${read.reason}`);
  return read.figure;
}

const indicator: Indicator = {
  id: 'indicator',
  planId: 'plan',
  categoryId: 'category',
  parentId: null,
  number: 1,
  name: '指标',
  unit: '万户',
  unitKind: 'amount',
  attribute: 'expected',
  direction: 'higher',
  decimals: 0,
  order: 0,
};

const plan: Plan = {
  id: 'plan',
  title: '规划',
  areaId: 'area',
  baseYear: 2015,
  targetYear: 2020,
  versions: [{ number: 1, date: null, title: '规划' }],
  tables: [],
  source: '',
};

export function recordsOf(given: OneIndicator): { indicator: Indicator; series: Series; plan: Plan } {
  const ownPlan = { ...plan, ...given.plan };
  const figures: Record<FigureSlot, Figure> = {};
  const put = (measure: 'baseline' | 'target' | 'annualTarget', year: number, text: string | Figure) => {
    figures[figureSlot({ measure, period: `${year}`, version: 1 })] = typed(text);
  };
  if (given.baseline !== undefined) put('baseline', ownPlan.baseYear, given.baseline);
  if (given.target !== undefined) put('target', ownPlan.targetYear, given.target);
  for (const [year, text] of Object.entries(given.annualTargets ?? {}))
    put('annualTarget', Number(year), text);
  for (const [year, text] of Object.entries(given.actuals ?? {}))
    figures[figureSlot({ measure: 'actual', period: year })] = typed(text);
  for (const [year, text] of Object.entries(given.expected ?? {}))
    figures[figureSlot({ measure: 'expected', period: year })] = typed(text);
  return {
    plan: ownPlan,
    indicator: { ...indicator, ...given.indicator },
    series: { id: 'series', planId: 'plan', indicatorId: 'indicator', areaId: 'area', figures },
  };
}

/** Reviews one indicator in 2018 (k = 3 of n = 5), unless told otherwise. */
export function reviewOne(given: OneIndicator): SeriesReview {
  const { plan: ownPlan, indicator: own, series } = recordsOf(given);
  return reviewSeries(reviewContext(ownPlan, 1, given.year ?? 2018, given.options), own, series);
}

/** What a review prints. */
export function printed(review: SeriesReview) {
  const { style } = review;
  return {
    verdict: findingText(review.finding),
    counted: review.finding.verdict,
    progress: shareText(review.progress, style),
    required: shareText(review.required, style),
    gap: extentText(review.gap, style),
    gapInUnit: measuredText(review.gapInUnit, style),
    path: measuredText(review.pathValue, style),
    average: measuredText(review.average, style),
    needed: measuredText(review.needed, style),
    change: measuredText(review.change, style),
    shareOfTarget: shareText(review.shareOfTarget, style),
    why: review.why,
  };
}
