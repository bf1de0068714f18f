import type { PathPoint, TrendPanel, TrendPoint } from '../../../shared/charts/chart-model';
import { drawnLevel, isBound, isOpen, type Mark } from '../../../shared/charts/mark';
import type { PathItem, PlottedLine, PlottedPoint, PointShape } from './drawing';

export const pathDash = [2, 3] as const;
export const expectedDash = [6, 4] as const;
export const targetDash = [8, 3, 2, 3] as const;

/** A point that has a number to be drawn at. */
export interface Drawn extends TrendPoint {
  readonly level: number;
}

export function drawnPoints({ points }: TrendPanel): readonly Drawn[] {
  return points.flatMap((point) => {
    const level = drawnLevel(point.mark);
    return level === null ? [] : [{ ...point, level }];
  });
}

/**
 * The lines of known points: not across a year without a figure, not across a break, not to a bound, which says only where
 * the figure is not; to an expected figure dashed.
 */
function knownLines(points: readonly Drawn[]): readonly PlottedLine[] {
  const shapeOf = ({ mark }: Drawn): PointShape => (isOpen(mark) ? 'ring' : 'dot');
  const plotted = (point: Drawn): PlottedPoint => ({ x: point.year, y: point.level, shape: shapeOf(point) });
  const lines: PlottedLine[] = points.map((point) => ({
    points: [plotted(point)],
    tone: point.role === 'expected' ? 'expected' : 'actual',
    width: 2,
  }));
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (!before || before.year !== point.year - 1 || point.mark.status === 'B') return;
    if (isBound(before.mark) || isBound(point.mark)) return;
    const ends = [before, point].map((each) => ({ ...plotted(each), shape: null }));
    const expected = point.role === 'expected';
    lines.unshift({
      points: ends,
      tone: expected ? 'expected' : 'actual',
      width: 2,
      ...(expected && { dash: expectedDash }),
    });
  });
  return lines;
}

/** The path in pieces of years that follow one another: where it is not known, it is not drawn. */
function runs(path: readonly PathPoint[]): readonly (readonly PathPoint[])[] {
  const pieces: PathPoint[][] = [];
  for (const point of path) {
    const last = pieces.at(-1);
    if (last?.at(-1)?.year === point.year - 1) last.push(point);
    else pieces.push([point]);
  }
  return pieces;
}

/** The path, the target as a level line with its point, and what is known, from the back to the front. */
export function trendLines(panel: TrendPanel, points: readonly Drawn[]): readonly PlottedLine[] {
  const { firstYear, lastYear, target, path } = panel;
  const passed = (x: number, y: number): PlottedPoint => ({ x, y, shape: null });
  const goal = drawnLevel(target);
  const pathLines = runs(path).map((run): PlottedLine => ({
    points: run.map(({ year, at }) => passed(year, at)),
    tone: 'path',
    width: 1.5,
    dash: pathDash,
  }));
  const goalLines: readonly PlottedLine[] =
    target === null || goal === null
      ? []
      : [
          {
            points: [passed(firstYear - 0.5, goal), passed(lastYear + 0.5, goal)],
            tone: 'target',
            width: 1,
            dash: targetDash,
          },
          {
            points: [{ x: lastYear, y: goal, shape: isOpen(target) ? 'openDiamond' : 'diamond' }],
            tone: 'target',
            width: 1,
          },
        ];
  return [...pathLines, ...goalLines, ...knownLines(points)];
}

/** From years and numbers to pixels. */
export interface Frame {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

/** Two strokes across the way into a year that cannot be compared with the one before. */
export function breakMarks(points: readonly Drawn[], { x, y }: Frame): readonly PathItem[] {
  return points.flatMap((point, index) => {
    if (point.mark.status !== 'B') return [];
    const before = points[index - 1];
    const at = before ? (x(before.year) + x(point.year)) / 2 : x(point.year) - 12;
    const level = before ? (y(before.level) + y(point.level)) / 2 : y(point.level);
    return [-3, 3].map((shift): PathItem => ({
      points: [
        [at + shift - 3, level + 7],
        [at + shift + 3, level - 7],
      ],
      tone: 'text',
      width: 1.5,
    }));
  });
}

/** Arrows of bounds and bars of ranges. */
export function openEnds(
  marks: readonly { readonly year: number; readonly mark: Mark }[],
  { x, y }: Frame,
): readonly PathItem[] {
  return marks.flatMap(({ year, mark: { extent } }): PathItem[] => {
    const at = x(year);
    if (extent.kind === 'between')
      return [
        {
          points: [
            [at, y(extent.low)],
            [at, y(extent.high)],
          ],
          tone: 'actual',
          width: 1.5,
        },
        {
          points: [
            [at - 4, y(extent.low)],
            [at + 4, y(extent.low)],
          ],
          tone: 'actual',
          width: 1.5,
        },
        {
          points: [
            [at - 4, y(extent.high)],
            [at + 4, y(extent.high)],
          ],
          tone: 'actual',
          width: 1.5,
        },
      ];
    if (extent.kind !== 'atLeast' && extent.kind !== 'atMost') return [];
    const step = extent.kind === 'atLeast' ? -1 : 1;
    const level = y(extent.at) + step * 6;
    return [
      {
        points: [
          [at - 4, level],
          [at + 4, level],
          [at, level + step * 6],
        ],
        tone: 'actual',
        width: 1,
        closed: true,
      },
    ];
  });
}
