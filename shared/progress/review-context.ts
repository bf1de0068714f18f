import { figureSlot, type FigureSlot, type Measure } from '../model/figure';
import type { Plan } from '../model/plan';
import type { PlanReviewSettings } from '../model/review-settings';
import { reviewSettings, type ReviewSettings } from './settings';

/** What the figures of a year are: actuals alone, or expected figures where there is no actual yet (what-if). */
export type Basis = 'actual' | 'expected';

/** The keys of figures, spelt once for all series. Those of years are by years since the base year. */
interface FigureSlots {
  readonly baseline: FigureSlot;
  readonly target: FigureSlot;
  readonly annualTarget: FigureSlot;
  readonly actual: readonly FigureSlot[];
  readonly expected: readonly FigureSlot[];
}

/** Everything a review of one year depends on beside the indicator and its figures. Plain data: it can go to a worker. */
export interface ReviewContext {
  readonly year: number;
  readonly baseYear: number;
  readonly targetYear: number;
  /** k = year − baseYear. */
  readonly elapsed: number;
  /** n = targetYear − baseYear. */
  readonly span: number;
  readonly slots: FigureSlots;
  readonly settings: ReviewSettings;
  readonly basis: Basis;
}

export interface ReviewOptions {
  /** Settings of this review, before those of the plan; absent: what the plan says of this year. */
  readonly settings?: PlanReviewSettings;
  readonly basis?: Basis;
}

/**
 * The context of a review with the baselines and targets of one document version. Throws RangeError with a Chinese text
 * where the year is not one of the plan's years after its base year, or a setting cannot be.
 */
export function reviewContext(
  plan: Plan,
  version: number,
  year: number,
  { settings, basis = 'actual' }: ReviewOptions = {},
): ReviewContext {
  const { baseYear, targetYear } = plan;
  if (!Number.isInteger(year) || year <= baseYear || year > targetYear)
    throw new RangeError(`评估年份应在${baseYear + 1}年到${targetYear}年之间，现在是${year}年。`);
  return {
    year,
    baseYear,
    targetYear,
    elapsed: year - baseYear,
    span: targetYear - baseYear,
    slots: figureSlots(plan, version, year),
    settings: reviewSettings(plan.review ?? {}, settings ?? plan.yearReviews?.[`${year}`]),
    basis,
  };
}

function figureSlots({ baseYear, targetYear }: Plan, version: number, year: number): FigureSlots {
  const stated = (measure: Measure, period: number) => figureSlot({ measure, period: `${period}`, version });
  const years = Array.from({ length: targetYear - baseYear + 1 }, (_, index) => `${baseYear + index}`);
  return {
    baseline: stated('baseline', baseYear),
    target: stated('target', targetYear),
    annualTarget: stated('annualTarget', year),
    actual: years.map((period) => figureSlot({ measure: 'actual', period })),
    expected: years.map((period) => figureSlot({ measure: 'expected', period })),
  };
}
