import type { Box } from './layout/drawing';

/** A pattern over a colour, so that surfaces are told apart without colour. */
export type PatternName = 'diagonal' | 'backDiagonal' | 'cross' | 'dots' | 'horizontal' | 'vertical';

/** A stroke from one point to another: x and y of the first, x and y of the second. */
export type Stroke = readonly [number, number, number, number];

/** Name of the shape of many strokes, which is made known to ECharts where charts are started. */
export const strokesShape = 'strokes';

/** Pixels from stroke to stroke, along an edge of the surface. */
const step = 8;

/** Strokes end this far from the edge of the surface, which has a line of its own. */
const inset = 1;

const dotSize = 2;
const dotStep = 4;

export const strokeWidth = (name: PatternName): number => (name === 'dots' ? dotSize : 1.4);

/** Counts from the first multiple of `every` at or after `from` up to `to`, measured from `origin`. */
function places(origin: number, every: number, from: number, to: number): readonly number[] {
  const first = Math.ceil((from - origin) / every - 1e-9);
  const last = Math.floor((to - origin) / every + 1e-9);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => origin + (first + index) * every,
  );
}

/** As many places as `every` allows, at least one, evenly between two ends. */
function between(from: number, to: number, every: number): readonly number[] {
  const count = Math.max(1, Math.floor((to - from) / every));
  return Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 1)) / (count + 1));
}

/** Strokes that rise to the right; one of them begins in the lower left corner. */
function rising({ x, y, width, height }: Box): readonly Stroke[] {
  const [right, bottom] = [x + width, y + height];
  return places(x + bottom, step, x + y, right + bottom).map((sum): Stroke => {
    const [from, to] = [Math.max(x, sum - bottom), Math.min(right, sum - y)];
    return [from, sum - from, to, sum - to];
  });
}

/** Strokes that fall to the right; one of them begins in the upper left corner. */
function falling({ x, y, width, height }: Box): readonly Stroke[] {
  const [right, bottom] = [x + width, y + height];
  return places(x - y, step, x - bottom, right - y).map((difference): Stroke => {
    const [from, to] = [Math.max(x, difference + y), Math.min(right, difference + bottom)];
    return [from, from - difference, to, to - difference];
  });
}

function dots({ x, y, width, height }: Box): readonly Stroke[] {
  return places(y + dotSize, dotStep, y + dotSize / 2, y + height - dotSize / 2).flatMap((middle, row) =>
    places(x + 1 + (row % 2) * dotStep, 2 * dotStep, x, x + width - dotSize).map((left): Stroke => {
      return [left, middle, left + dotSize, middle];
    }),
  );
}

/**
 * The strokes of a pattern within a surface. They are lines of their own and not a tile that repeats: programs turn such
 * tiles into dots where they print, and word processors leave them out.
 */
export function hatching(name: PatternName, surface: Box): readonly Stroke[] {
  const box = {
    x: surface.x + inset,
    y: surface.y + inset,
    width: surface.width - 2 * inset,
    height: surface.height - 2 * inset,
  };
  if (box.width <= 0 || box.height <= 0) return [];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  switch (name) {
    case 'diagonal':
      return rising(box);
    case 'backDiagonal':
      return falling(box);
    case 'cross':
      return [...rising(box), ...falling(box)];
    case 'horizontal':
      return between(box.y, bottom, 5).map((y) => [box.x, y, right, y]);
    case 'vertical':
      return between(box.x, right, 6).map((x) => [x, box.y, x, bottom]);
    case 'dots':
      return dots(box);
  }
}
