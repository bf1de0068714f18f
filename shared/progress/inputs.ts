import { figureObject, type Figure, type FigureSlot } from '../model/figure';
import type { Indicator, Series, UnitKind } from '../model/plan';
import type { IndicatorReviewSettings, Method } from '../model/review-settings';
import { printFigure } from '../notation/print';
import type { NumberStyle } from './extent';
import { fractionOf } from './fraction';
import { pointInterval } from './interval';
import { addNote, isForecast, readFigure, type FigureReading, type ReadingContext } from './read-figure';
import { readTarget, type TargetReading } from './read-target';
import type { ReviewContext } from './review-context';
import { decimalPlaces } from './settings';

/** One indicator's figures and settings, read for one review. */
export interface ReviewInputs {
  readonly context: ReviewContext;
  readonly indicator: Indicator;
  readonly own: IndicatorReviewSettings;
  readonly unitKind: UnitKind | null;
  readonly figures: Readonly<Record<FigureSlot, Figure>>;
  readonly reading: ReadingContext;
  readonly style: NumberStyle;
  readonly method: Method;
  readonly target: TargetReading;
  readonly baseline: FigureReading;
  /** What the notes must say about this row; reading figures adds to them. */
  readonly notes: readonly string[];
  /** Years for which an expected figure stands in, as they are read. */
  readonly expectedYears: number[];
}

const nothingSet: IndicatorReviewSettings = {};
const noFigures: Readonly<Record<FigureSlot, Figure>> = {};

export function readInputs(
  context: ReviewContext,
  indicator: Indicator,
  series: Series | null,
): ReviewInputs {
  const own = indicator.review ?? nothingSet;
  const { settings, slots } = context;
  const figures = series?.figures ?? noFigures;
  const notes: string[] = [];
  const reading: ReadingContext = {
    isShare: indicator.unitKind === 'share',
    tolerance: own.tolerance,
    symbols: settings.symbols,
    notes,
  };
  const target = figures[slots.target];
  const method = methodOf(indicator, target);
  return {
    context,
    indicator,
    own,
    unitKind: indicator.unitKind,
    figures,
    reading,
    style: styleOf(own, context),
    method,
    target: readTarget(target, own, method, reading),
    baseline: readBaseline(figures[slots.baseline], own, reading),
    notes,
    expectedYears: [],
  };
}

function styleOf({ decimals }: IndicatorReviewSettings, { settings }: ReviewContext): NumberStyle {
  if (decimals === undefined) return settings.style;
  return { decimals: decimalPlaces(decimals), rounding: settings.style.rounding };
}

/** The figure of a year after the base year. A forecast is no actual: it counts in a review of expected figures only. */
export function yearlyReading(inputs: ReviewInputs, year: number): FigureReading {
  const { context, figures, reading, expectedYears } = inputs;
  const index = year - context.baseYear;
  const actual = figures[context.slots.actual[index] ?? ''];
  if (actual !== undefined && (typeof actual === 'string' || !isForecast(actual)))
    return readFigure(actual, reading);
  if (context.basis === 'actual')
    return { kind: 'absent', why: actual === undefined ? null : '只有预测数，不作为实际数' };
  const expected = actual ?? figures[context.slots.expected[index] ?? ''];
  if (expected !== undefined && !expectedYears.includes(year)) expectedYears.push(year);
  return readFigure(expected, reading);
}

/** What the figure of a year is called once it has been read: 2018年实际值, or 2018年预计数 where an expected one stood in. */
export function yearlyName({ expectedYears }: ReviewInputs, year: number): string {
  return `${year}年${expectedYears.includes(year) ? '预计数' : '实际值'}`;
}

/** Which of the years that have been read stand on expected figures, to be put behind them; empty where none does. */
export function expectedNote({ expectedYears }: ReviewInputs): string {
  return expectedYears.length === 0 ? '' : `（${expectedYears.join('、')}年为预计数）`;
}

/** The target of the review year alone. */
export function annualTargetReading({ context, figures, reading }: ReviewInputs): TargetReading {
  return readTarget(figures[context.slots.annualTarget], nothingSet, 'level', reading);
}

/**
 * How an indicator is judged: as it is set; else a five-year amount 〔15〕 of a unit that adds up is an amount to cumulate, and
 * everything else a level.
 */
export function methodOf(
  { review, direction, unitKind }: Pick<Indicator, 'review' | 'direction' | 'unitKind'>,
  target: Figure | undefined,
): Method {
  if (review?.method !== undefined) return review.method;
  if (direction === 'keep') return 'keep';
  const isCumulative = typeof target === 'object' && figureObject(target).cumulative === true;
  return isCumulative && unitKind === 'amount' ? 'cumulativeAmount' : 'level';
}

function readBaseline(
  figure: Figure | undefined,
  { baselineAs }: IndicatorReviewSettings,
  reading: ReadingContext,
): FigureReading {
  if (figure === undefined || baselineAs === undefined || figureObject(figure).kind === 'number')
    return readFigure(figure, reading);
  addNote(reading.notes, `基期${printFigure(figure)}按${baselineAs}计`);
  return { kind: 'numbers', interval: pointInterval(fractionOf(baselineAs)), text: baselineAs };
}
