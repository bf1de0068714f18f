import type { Drawing } from './drawing';

/** A part of a chart's body that is never torn. */
export interface Block {
  /** Stands as a heading over the blocks that share it; empty for none. */
  readonly group: string;
  readonly height: number;
  readonly draw: (top: number) => Partial<Drawing>;
}

/** The body of a chart as blocks under one another. */
export interface BodyLayout {
  readonly blocks: readonly Block[];
  readonly legend: readonly LegendItem[];
  /** What the layout itself has to say, e.g. that an axis is cut. */
  readonly notes: readonly string[];
  /** Height of what stands over and under the blocks of each picture, such as an axis. */
  readonly head: number;
  readonly foot: number;
  /** Draws that, and what runs through all blocks, which lie from `top` to `bottom`. */
  readonly frame: (top: number, bottom: number) => Partial<Drawing>;
}

export interface LegendItem {
  readonly text: string;
  /** Draws the sample in a box of 16 × 10 pixels. */
  readonly sample: (x: number, y: number) => Partial<Drawing>;
}

export const noFrame: Pick<BodyLayout, 'head' | 'foot' | 'frame'> = { head: 0, foot: 0, frame: () => ({}) };
