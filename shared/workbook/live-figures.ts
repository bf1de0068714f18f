import { figureObject, figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { decimalsOf } from '../notation/decimal';
import { isForecast } from '../progress/read-figure';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { exactNumber } from '../tables/number-format';

/** How formulas review a leaf. */
export type LiveWay =
  | { readonly kind: 'level'; readonly path: 'linear' | 'geometric' | 'annualTargets' }
  | { readonly kind: 'growth'; readonly from: 'rates' | 'levels' }
  | { readonly kind: 'amount'; readonly flow: 'yearly' | 'cumulative' }
  | { readonly kind: 'reduction' }
  | {
      readonly kind: 'held';
      readonly sense: 'atLeast' | 'atMost' | 'within';
      /** How far off still counts as kept. */
      readonly tolerance: string;
    };

/** The figures of a leaf whose review a spreadsheet can follow: the same numbers for the program and for a spreadsheet. */
export interface LiveFigures {
  readonly way: LiveWay;
  /** By years since the base year, up to the review year; the first is the baseline. Null where there is no number. */
  readonly figures: readonly (number | null)[];
  readonly target: number;
  /** The annual target of the review year. */
  readonly annual: number | null;
  readonly higher: boolean;
}

/** Why the program must review a leaf itself, as a part of a sentence. */
export interface NotLive {
  readonly reason: string;
}

/** A number that a cell holds to the last digit; a five-year amount 〔15〕 only where one is meant. */
function plainNumber(figure: Figure | undefined, cumulativeToo: boolean): number | null {
  if (figure === undefined) return null;
  const object = figureObject(figure);
  if (object.kind !== 'number' || (object.cumulative === true && !cumulativeToo)) return null;
  return exactNumber(object.value, decimalsOf(object.value));
}

function wayOf(leaf: ReviewedLeaf, { context }: ReviewResult): LiveWay {
  const { indicator, result } = leaf;
  const own = indicator.review ?? {};
  const { method } = result.review;
  switch (method) {
    case 'level':
      return { kind: 'level', path: own.path ?? context.settings.path };
    case 'growth':
      return { kind: 'growth', from: own.growthFigures ?? 'rates' };
    case 'cumulativeAmount':
      return { kind: 'amount', flow: own.flow ?? 'yearly' };
    case 'cumulativeReduction':
      return { kind: 'reduction' };
    case 'floor':
    case 'ceiling':
    case 'keep': {
      const sense = { floor: 'atLeast', ceiling: 'atMost', keep: 'within' } as const;
      const better = { higher: 'atLeast', lower: 'atMost', keep: 'within' } as const;
      const tolerance = own.tolerance === undefined || own.tolerance.startsWith('-') ? '0' : own.tolerance;
      return {
        kind: 'held',
        sense: method === 'keep' ? better[indicator.direction] : sense[method],
        tolerance,
      };
    }
  }
}

/** Whether every year since the base year is needed, and not only the review year. */
function needsEveryYear(way: LiveWay): boolean {
  if (way.kind === 'growth') return way.from === 'rates';
  return way.kind === 'reduction' || (way.kind === 'amount' && way.flow === 'yearly');
}

/** Whether the baseline counts. */
function needsBaseline(way: LiveWay): boolean {
  return way.kind === 'level' || (way.kind === 'growth' && way.from === 'levels');
}

/** Why no formula goes the way that these figures lie; null where one does. */
function problemOf({ way, figures, target, higher }: LiveFigures, isKeep: boolean): string | null {
  const [baseline = null] = figures;
  const ahead = (from: number): boolean => (higher ? target > from : target < from);
  switch (way.kind) {
    case 'held':
      return null;
    case 'reduction':
      return target === 0 ? '按累计数是否符合评价' : null;
    case 'amount':
      return isKeep || !ahead(0) ? '按累计数是否符合评价' : null;
    case 'growth':
      return isKeep || !ahead(0) ? '按年均增速是否符合评价' : null;
    case 'level':
      if (baseline === null || !ahead(baseline)) return '基期值已达到目标，按保持评价';
      return way.path === 'geometric' && Math.min(baseline, target) <= 0
        ? '几何路径要求基期值和目标值大于 0'
        : null;
  }
}

/**
 * The figures of a leaf that formulas can review; the reason for one that the program must review itself: bounds and
 * symbols, forecasts, a target that the baseline has already reached.
 */
export function liveFigures(leaf: ReviewedLeaf, result: ReviewResult): LiveFigures | NotLive {
  const { context, view } = result;
  const { series, indicator } = leaf;
  const { baseYear, targetYear, year } = context;
  if (context.basis !== 'actual' || leaf.result.review.expectedYears.length > 0)
    return { reason: '含预计数' };
  const way = wayOf(leaf, result);
  const at = (address: FigureAddress): Figure | undefined => series?.figures[figureSlot(address)];
  const stated = (measure: 'baseline' | 'target' | 'annualTarget', when: number) =>
    at({ measure, period: `${when}`, version: view.version });
  const actual = (when: number) => at({ measure: 'actual', period: `${when}` });
  const isAmount = way.kind === 'amount';
  const number = (figure: Figure | undefined): number | null =>
    figure !== undefined && isForecast(figure)
      ? null
      : plainNumber(figure, isAmount && way.flow === 'cumulative');
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  const target = plainNumber(stated('target', targetYear), isAmount);
  if (target === null) return { reason: '目标值不是一个确定的数' };
  const baseline = plainNumber(stated('baseline', baseYear), false);
  if (needsBaseline(way) && baseline === null) return { reason: '基期值不是一个确定的数' };
  const needed = needsEveryYear(way) ? years : [year];
  const odd = needed.find((each) => actual(each) !== undefined && number(actual(each)) === null);
  if (odd !== undefined) return { reason: `${odd}年实际值不是一个确定的数` };
  const annual = stated('annualTarget', year);
  const usesAnnual = way.kind === 'level' && way.path === 'annualTargets';
  if (usesAnnual && annual !== undefined && plainNumber(annual, false) === null)
    return { reason: `${year}年的年度目标不是一个确定的数` };
  const live: LiveFigures = {
    way,
    figures: [baseline, ...years.map((each) => number(actual(each)))],
    target,
    annual: plainNumber(annual, false),
    higher: indicator.direction !== 'lower',
  };
  const problem = problemOf(live, indicator.direction === 'keep');
  return problem === null ? live : { reason: problem };
}
