import { figureObject, type DecimalText, type Figure, type FigureObject } from '../model/figure';
import type { SymbolMeaning } from '../model/review-settings';
import { printFigure } from '../notation/print';
import { add, fractionOf, hundred, subtract, zero, type Fraction } from './fraction';
import { cutAbove, cutBelow, isEmpty, pointInterval, type Interval } from './interval';

/** What the numbers of a figure depend on beside the figure. */
export interface ReadingContext {
  /** Shares lie in 0–100. */
  readonly isShare: boolean;
  /** How far 左右 reaches, in the unit; absent where it is not set. */
  readonly tolerance: DecimalText | undefined;
  readonly symbols: Readonly<Record<string, SymbolMeaning>>;
  /** Where reading writes down what was taken for what. */
  readonly notes: string[];
}

/** Adds a note that is not there yet. */
export function addNote(notes: string[], note: string): void {
  if (!notes.includes(note)) notes.push(note);
}

export interface FigureNumbers {
  readonly kind: 'numbers';
  readonly interval: Interval;
  readonly text: string;
}

export type FigureReading =
  | FigureNumbers
  /** There is no figure; `why` is a sentence without its subject and full stop where more is known. */
  | { readonly kind: 'absent'; readonly why: string | null }
  /** There is a figure that cannot be judged by. */
  | { readonly kind: 'unusable'; readonly why: string };

const unusable = (why: string): FigureReading => ({ kind: 'unusable', why });

export const symbolMeaningNames: Readonly<Record<SymbolMeaning, string>> = {
  missing: '数据缺失',
  notApplicable: '没有此项',
  negligible: '不足最小单位',
  confidential: '数据不公布',
};

/** The numbers a figure allows. "No figure", and a symbol that says so, is absent and never 0. */
export function readFigure(figure: Figure | undefined, context: ReadingContext): FigureReading {
  if (figure === undefined) return { kind: 'absent', why: null };
  if (typeof figure === 'string')
    return { kind: 'numbers', interval: pointInterval(fractionOf(figure)), text: figure };
  const text = printFigure(figure);
  if (figure.kind === 'symbol') return readSymbol(figure.symbol, context);
  if (figure.kind === 'words') return unusable(`“${text}”是文字，没有设定评价时按多少计`);
  if (figure.kind === 'approx') {
    if (context.tolerance === undefined) return unusable(`“${text}”没有设定允许误差`);
    addNote(context.notes, `“${text}”按上下${context.tolerance}以内计`);
  }
  const full = intervalOf(figure, context.tolerance === undefined ? zero : fractionOf(context.tolerance));
  const interval = context.isShare && figure.kind !== 'number' ? withinShares(full) : full;
  return isEmpty(interval) ? unusable(`“${text}”超出 0～100，不是百分比份额`) : numbers(interval, text);
}

const numbers = (interval: Interval, text: string): FigureReading => ({ kind: 'numbers', interval, text });

function readSymbol(symbol: string, { symbols }: ReadingContext): FigureReading {
  const meaning = Object.hasOwn(symbols, symbol) ? symbols[symbol] : undefined;
  if (meaning === undefined) return { kind: 'absent', why: `填的是“${symbol}”，规划没有说明它的含义` };
  const why = `填的是“${symbol}”（${symbolMeaningNames[meaning]}）`;
  return meaning === 'missing' ? { kind: 'absent', why } : unusable(why);
}

type Numeric = Exclude<FigureObject, { kind: 'symbol' | 'words' }>;

function intervalOf(figure: Numeric, tolerance: Fraction): Interval {
  if (figure.kind === 'range')
    return {
      low: fractionOf(figure.low),
      lowClosed: true,
      high: fractionOf(figure.high),
      highClosed: true,
    };
  const value = fractionOf(figure.value);
  if (figure.kind === 'number') return pointInterval(value);
  if (figure.kind === 'approx') {
    if (tolerance.numerator === 0n) return pointInterval(value);
    return {
      low: subtract(value, tolerance),
      lowClosed: true,
      high: add(value, tolerance),
      highClosed: true,
    };
  }
  const closed = figure.comparator.endsWith('=');
  return figure.comparator.startsWith('>')
    ? { low: value, lowClosed: closed, high: null, highClosed: false }
    : { low: null, lowClosed: false, high: value, highClosed: closed };
}

/** Cut to 0–100; one number left over is that number. */
function withinShares(interval: Interval): Interval {
  const cut = cutAbove(cutBelow(interval, zero, true), hundred, true);
  const single = cut.low !== null && cut.high !== null && cut.lowClosed && cut.highClosed && !isEmpty(cut);
  return single && subtract(cut.high, cut.low).numerator === 0n ? pointInterval(cut.low) : cut;
}

/** True where a figure says of itself that it is a forecast: it never counts as an actual. */
export function isForecast(figure: Figure): boolean {
  return figureObject(figure).status === 'F';
}
