import type { Box, TextItem } from './drawing';
import { measureText } from './text-measure';

/** A figure that is to stand near its point. */
export interface WantedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where it stands best: over or under its point. */
  readonly side: 'over' | 'under';
  /** Pixels between the point and the middle of the text. */
  readonly away: number;
}

/** A stretch of a line that a label had better not cover. */
export type Stretch = readonly [readonly [number, number], readonly [number, number]];

const height = 13;

function boxOf(x: number, y: number, width: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Does a stretch touch a box? By clipping it at the four sides (Liang and Barsky). */
function touches([from, to]: Stretch, { x, y, width, height: tall }: Box): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (step: number, room: number): boolean => {
    if (step === 0) return room > 0;
    if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
    return enter < leave;
  };
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return (
    clip(-dx, from[0] - x) &&
    clip(dx, x + width - from[0]) &&
    clip(-dy, from[1] - y) &&
    clip(dy, y + tall - from[1])
  );
}

const count = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.reduce((sum, item) => (test(item) ? sum + 1 : sum), 0);

/** Ways to stand near a point, best first: steps away from it, and to the side in shares of the label's width. */
const distances = [0, 6, 13, 20, 27, 34] as const;
const shifts = [0, -0.3, 0.3, -0.55, 0.55] as const;

/**
 * Places labels one after another, each where it covers no other label and no point, inside `room`, and as few lines as can
 * be, as near to its point as can be.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  lines: readonly Stretch[],
  taken: readonly Box[],
  room: Box,
  style: Pick<TextItem, 'size' | 'tone'>,
): readonly TextItem[] {
  const placed: Box[] = [...taken];
  const points = wanted.map(({ x, y }) => boxOf(x, y, 9));
  return wanted.map((label): TextItem => {
    const width = measureText(label.text, style.size) + 4;
    let best = { x: label.x, y: label.y, cost: Infinity };
    for (const side of ['over', 'under'] as const) {
      for (const distance of distances) {
        for (const shift of shifts) {
          const x = Math.min(
            Math.max(label.x + shift * width, room.x + width / 2),
            room.x + room.width - width / 2,
          );
          const y = label.y + (side === 'over' ? -1 : 1) * (label.away + distance);
          const box = boxOf(x, y, width);
          const outside = y - height / 2 < room.y || y + height / 2 > room.y + room.height;
          // What costs little to find out comes first: most places are given up before the rest is looked at.
          let cost =
            (outside ? 2_000 : 0) + (side === label.side ? 0 : 8) + distance + Math.abs(x - label.x) * 0.5;
          if (cost >= best.cost) continue;
          cost += count(placed, (other) => overlap(box, other)) * 1_000;
          cost += count(points, (point) => overlap(box, point)) * 300;
          if (cost >= best.cost) continue;
          cost += count(lines, (line) => touches(line, box)) * 25;
          if (cost < best.cost) best = { x, y, cost };
        }
      }
    }
    placed.push(boxOf(best.x, best.y, width));
    return { ...style, text: label.text, x: best.x, y: best.y, align: 'center' };
  });
}
