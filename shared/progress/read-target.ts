import {
  figureObject,
  type Comparator,
  type DecimalText,
  type Figure,
  type FigureObject,
} from '../model/figure';
import type { IndicatorReviewSettings, Method } from '../model/review-settings';
import { printFigure } from '../notation/print';
import { fractionOf } from './fraction';
import { pointInterval } from './interval';
import {
  addNote,
  readFigure,
  type FigureNumbers,
  type FigureReading,
  type ReadingContext,
} from './read-figure';

/** The numbers a target allows; a comparator on it is a threshold, not a range of numbers. */
export type TargetReading =
  | (FigureNumbers & {
      /** Not in `text`, which is the threshold's number, but in `printed`. */
      readonly comparator: Comparator | null;
      readonly printed: string;
    })
  | Exclude<FigureReading, FigureNumbers>;

/**
 * Reads a target. One in words, a symbol or a range needs a rule of the indicator (`targetAs`, `rangeTarget`, or to be kept
 * within it); without one it cannot be judged by. The notes of the reading say what stands for what.
 */
export function readTarget(
  figure: Figure | undefined,
  own: IndicatorReviewSettings,
  method: Method,
  reading: ReadingContext,
): TargetReading {
  if (figure === undefined) return { kind: 'absent', why: null };
  if (own.targetAs !== undefined && needsRule(figureObject(figure))) {
    addNote(reading.notes, `目标${printFigure(figure)}按${printFigure(own.targetAs)}计`);
    return readPlainTarget(own.targetAs, own, method, reading);
  }
  return readPlainTarget(figure, own, method, reading);
}

function needsRule({ kind }: FigureObject): boolean {
  return kind === 'words' || kind === 'symbol' || kind === 'range';
}

function readPlainTarget(
  figure: Figure,
  { rangeTarget }: IndicatorReviewSettings,
  method: Method,
  reading: ReadingContext,
): TargetReading {
  const object = figureObject(figure);
  const text = printFigure(figure);
  if (object.kind === 'bound') return threshold(object.value, object.comparator, text);
  if (object.kind === 'range' && method !== 'keep' && rangeTarget !== 'interval') {
    if (rangeTarget === undefined)
      return { kind: 'unusable', why: `目标“${text}”是一个范围，没有设定评价时用哪一端` };
    addNote(reading.notes, `目标${text}按${object[rangeTarget]}计`);
    return threshold(object[rangeTarget], null, object[rangeTarget]);
  }
  const read = readFigure(figure, reading);
  if (read.kind !== 'numbers') return read;
  return { ...read, comparator: null, printed: read.text };
}

function threshold(value: DecimalText, comparator: Comparator | null, printed: string): TargetReading {
  return { kind: 'numbers', interval: pointInterval(fractionOf(value)), text: value, comparator, printed };
}
