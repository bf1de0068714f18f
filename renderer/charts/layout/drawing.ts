import type { Verdict } from '../../../shared/progress/verdict';

/** Pixels from the top left corner of the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a surface stands for; colour and pattern come from the theme. */
export type Fill = 'baseline' | 'actual' | 'expected' | 'target' | Verdict;

/** What a line, an outline or a text stands for. */
export type Tone =
  'ground' | 'text' | 'muted' | 'axis' | 'grid' | 'baseline' | 'actual' | 'expected' | 'target' | 'path';

export interface TextItem {
  readonly text: string;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly size: number;
  readonly tone: 'text' | 'muted';
  readonly bold?: true;
}

/** A line through points, or a closed shape filled with its own tone. */
export interface PathItem {
  readonly points: readonly (readonly [number, number])[];
  readonly tone: Tone;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly closed?: true;
}

export interface SwatchItem {
  readonly box: Box;
  readonly fill: Fill;
  /** Drawn as an open bar with a dashed edge. */
  readonly open?: true;
}

/** Bars that begin at zero; their length is in the numbers of the axis. */
export interface BarsPlot {
  readonly kind: 'bars';
  readonly box: Box;
  readonly direction: 'up' | 'right';
  readonly min: number;
  readonly max: number;
  readonly thickness: number;
  readonly bars: readonly PlottedBar[];
}

export interface PlottedBar {
  /** Null draws nothing in the bar's place. */
  readonly value: number | null;
  readonly fill: Fill;
  readonly open: boolean;
}

/** One bar of parts laid end to end, from 0 to `max`. */
export interface StackPlot {
  readonly kind: 'stack';
  readonly box: Box;
  readonly max: number;
  readonly parts: readonly { readonly value: number; readonly fill: Fill }[];
}

export type PointShape = 'dot' | 'ring' | 'diamond' | 'openDiamond';

export interface PlottedPoint {
  readonly x: number;
  readonly y: number;
  /** Null for a place that the line only passes. */
  readonly shape: PointShape | null;
}

export interface PlottedLine {
  readonly points: readonly PlottedPoint[];
  readonly tone: Tone;
  readonly width: number;
  readonly dash?: readonly number[];
}

/** Lines on two axes of numbers. */
export interface LinesPlot {
  readonly kind: 'lines';
  readonly box: Box;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly lines: readonly PlottedLine[];
}

export type Plot = BarsPlot | StackPlot | LinesPlot;

/** A place that can be pointed to or gone to by key, and what it says. */
export interface Spot {
  readonly box: Box;
  readonly lines: readonly string[];
}

/** What is to be drawn, with every place decided. */
export interface Drawing {
  readonly texts: readonly TextItem[];
  readonly paths: readonly PathItem[];
  readonly swatches: readonly SwatchItem[];
  readonly plots: readonly Plot[];
  readonly spots: readonly Spot[];
}

/** One chart, or one of the parts that a long one is laid out in. */
export interface ChartPicture {
  readonly width: number;
  readonly height: number;
  /** What is drawn, for those who hear it; only of the first part. */
  readonly description: string;
  /** Made when it is asked for: a chart of hundreds of panels is laid out at once and drawn as it is scrolled to. */
  readonly drawing: () => Drawing;
}

export function joined(drawings: readonly Partial<Drawing>[]): Drawing {
  return {
    texts: drawings.flatMap(({ texts = [] }) => texts),
    paths: drawings.flatMap(({ paths = [] }) => paths),
    swatches: drawings.flatMap(({ swatches = [] }) => swatches),
    plots: drawings.flatMap(({ plots = [] }) => plots),
    spots: drawings.flatMap(({ spots = [] }) => spots),
  };
}

export const lineHeight = (size: number): number => Math.round(size * 1.45);

/** Lines of text under one another; `y` is the top of the first. */
export function textLines(
  lines: readonly string[],
  y: number,
  item: Omit<TextItem, 'text' | 'y'>,
): TextItem[] {
  const height = lineHeight(item.size);
  return lines.map((text, index) => ({ ...item, text, y: y + height * (index + 0.5) }));
}
