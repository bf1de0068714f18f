import { figureObject, figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { decimalsOf } from '../notation/decimal';
import { fractionOf, type Fraction } from '../progress/fraction';
import { methodNames } from '../progress/settings';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { exactNumber } from '../tables/number-format';

/** A figure that a formula can compute with: the same number for the program and for a spreadsheet. */
interface LiveFigure {
  readonly exact: Fraction;
  readonly number: number;
}

/** Baseline, target and actuals of a leaf whose review a spreadsheet can follow. */
export interface LiveFigures {
  readonly baseline: LiveFigure;
  readonly target: LiveFigure;
  /** Null where the year has no figure yet: typed later, the formulas take it up. */
  readonly actual: LiveFigure | null;
  /** Of the year before; the baseline in the first year. Null where it is no plain number. */
  readonly before: LiveFigure | null;
  readonly higher: boolean;
  readonly path: 'linear' | 'geometric';
}

function liveFigure(figure: Figure | null): LiveFigure | null {
  if (figure === null) return null;
  const object = figureObject(figure);
  if (object.kind !== 'number' || object.cumulative === true) return null;
  const number = exactNumber(object.value, decimalsOf(object.value));
  return number === null ? null : { exact: fractionOf(object.value), number };
}

/** Why the program must review a leaf itself, as a part of a sentence. */
export interface NotLive {
  readonly reason: string;
}

/**
 * The figures of a leaf that formulas can review; the reason for one that the program must review itself: bounds and symbols,
 * other methods, annual targets, forecasts, a target that the baseline has already reached.
 */
export function liveFigures(
  leaf: ReviewedLeaf,
  { context, view: { version } }: ReviewResult,
): LiveFigures | NotLive {
  const { series, indicator, result } = leaf;
  const { method, expectedYears } = result.review;
  const { baseYear, targetYear, year } = context;
  const path = indicator.review?.path ?? context.settings.path;
  if (method !== 'level') return { reason: `按${methodNames[method]}评价` };
  if (path === 'annualTargets') return { reason: '按年度目标路径评价' };
  if (context.basis !== 'actual' || expectedYears.length > 0) return { reason: '含预计数' };
  const at = (address: FigureAddress): Figure | null => series?.figures[figureSlot(address)] ?? null;
  const actualAt = (when: number): Figure | null => {
    const figure = at({ measure: 'actual', period: `${when}` });
    return figure !== null && figureObject(figure).status === 'F' ? { kind: 'symbol', symbol: 'F' } : figure;
  };
  const baseline = liveFigure(at({ measure: 'baseline', period: `${baseYear}`, version }));
  const target = liveFigure(at({ measure: 'target', period: `${targetYear}`, version }));
  const given = actualAt(year);
  const actual = liveFigure(given);
  const higher = indicator.direction !== 'lower';
  if (baseline === null) return { reason: '基期值不是一个确定的数' };
  if (target === null) return { reason: '目标值不是一个确定的数' };
  if (given !== null && actual === null) return { reason: `${year}年实际值不是一个确定的数` };
  const isOnTheWay = higher ? target.number > baseline.number : target.number < baseline.number;
  if (!isOnTheWay) return { reason: '基期值已达到目标，按保持评价' };
  if (path === 'geometric' && Math.min(baseline.number, target.number) <= 0)
    return { reason: '几何路径要求基期值和目标值大于 0' };
  const before = year - 1 === baseYear ? baseline : liveFigure(actualAt(year - 1));
  return { baseline, target, actual, before, higher, path };
}
