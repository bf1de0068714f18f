import { figureObject, type Figure, type FigureStatus } from '../model/figure';
import { printFigure } from '../notation/print';
import { statusNames } from '../model/figure-status';

/**
 * Where a figure lies, for placing it on an axis; the numbers are for drawing only. atLeast and atMost are bounds, about is
 * 95左右. none is a symbol or words: something was said, but no number, and so nothing is drawn, least of all 0.
 */
export type MarkExtent =
  | { readonly kind: 'exact' | 'atLeast' | 'atMost' | 'about'; readonly at: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'none' };

/** A figure on a chart. */
export interface Mark {
  /** As the figure is printed, with the letter of its status: "4800", ">95", "561 P". */
  readonly text: string;
  readonly extent: MarkExtent;
  readonly status: FigureStatus;
  /** What else was given with the figure, for the reading of a single mark: 初步数, note, source. */
  readonly remarks: readonly string[];
}

function extentOf(figure: Figure): MarkExtent {
  const object = figureObject(figure);
  switch (object.kind) {
    case 'number':
      return { kind: 'exact', at: Number(object.value) };
    case 'approx':
      return { kind: 'about', at: Number(object.value) };
    case 'bound': {
      const atLeast = object.comparator === '>' || object.comparator === '>=';
      return { kind: atLeast ? 'atLeast' : 'atMost', at: Number(object.value) };
    }
    case 'range':
      return { kind: 'between', low: Number(object.low), high: Number(object.high) };
    case 'symbol':
    case 'words':
      return { kind: 'none' };
  }
}

/** The mark of a figure; null where there is no figure. */
export function markOf(figure: Figure | undefined): Mark | null {
  if (figure === undefined) return null;
  const { status = 'A', note, source } = figureObject(figure);
  const remarks = [
    status === 'A' ? null : statusNames[status],
    note === undefined ? null : `说明：${note}`,
    source === undefined ? null : `来源：${source}`,
  ];
  return {
    text: status === 'A' ? printFigure(figure) : `${printFigure(figure)} ${status}`,
    extent: extentOf(figure),
    status,
    remarks: remarks.filter((remark) => remark !== null),
  };
}

/** The numbers that an axis must reach to show a mark. */
export function drawnNumbers(mark: Mark | null): readonly number[] {
  if (mark === null || mark.extent.kind === 'none') return [];
  return mark.extent.kind === 'between' ? [mark.extent.low, mark.extent.high] : [mark.extent.at];
}

/** The one height that a mark is drawn at: its number, or the middle of its range; null where there is no number. */
export function drawnLevel(mark: Mark | null): number | null {
  const numbers = drawnNumbers(mark);
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** A mark stands for more than one number: it is drawn open. */
export function isOpen({ extent }: Mark): boolean {
  return extent.kind !== 'exact';
}

/** A mark says only on which side of a number the figure is. */
export function isBound({ extent }: Mark): boolean {
  return extent.kind === 'atLeast' || extent.kind === 'atMost';
}
