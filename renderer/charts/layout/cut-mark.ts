import type { PathItem } from './drawing';

/** A zigzag at the foot of an axis that leaves out the way from zero. */
export function cutMark(x: number, y: number): PathItem {
  const points = [
    [0, 0],
    [-4, -3],
    [4, -6],
    [-4, -9],
    [0, -12],
  ] as const;
  return { points: points.map(([dx, dy]) => [x + dx, y + dy] as const), tone: 'text', width: 1.2 };
}
