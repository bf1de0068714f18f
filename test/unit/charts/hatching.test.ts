import { describe, expect, it } from 'vitest';
import { hatching, type PatternName } from '../../../renderer/charts/hatching';

const box = { x: 10, y: 20, width: 40, height: 14 };
const names: readonly PatternName[] = ['diagonal', 'backDiagonal', 'cross', 'dots', 'horizontal', 'vertical'];

describe('the strokes of a pattern', () => {
  it.each(names)('%s stay within the surface', (name) => {
    const strokes = hatching(name, box);
    expect(strokes.length).toBeGreaterThan(1);
    for (const [x, y, toX, toY] of strokes) {
      for (const each of [x, toX]) expect(each).toBeGreaterThanOrEqual(box.x + 1 - 1e-9);
      for (const each of [x, toX]) expect(each).toBeLessThanOrEqual(box.x + box.width - 1 + 1e-9);
      for (const each of [y, toY]) expect(each).toBeGreaterThanOrEqual(box.y + 1 - 1e-9);
      for (const each of [y, toY]) expect(each).toBeLessThanOrEqual(box.y + box.height - 1 + 1e-9);
    }
  });

  it('diagonals run at half a right angle, 8 pixels apart', () => {
    const strokes = hatching('diagonal', box);
    for (const [x, y, toX, toY] of strokes) expect(toX - x).toBeCloseTo(y - toY);
    const sums = strokes.map(([x, y]) => x + y);
    expect(sums.slice(1).map((sum, index) => sum - (sums[index] ?? 0))).toEqual(sums.slice(1).map(() => 8));
    expect(strokes.some(([x, y]) => x === 11 && y === 33)).toBe(true);
  });

  it.each(names)('%s look the same wherever the surface stands', (name) => {
    const moved = hatching(name, { ...box, x: box.x + 3.25, y: box.y + 1.5 });
    const back = moved.map(([x, y, toX, toY]) => [x - 3.25, y - 1.5, toX - 3.25, toY - 1.5]);
    const usual = hatching(name, box);
    expect(back).toHaveLength(usual.length);
    back.forEach((stroke, index) =>
      stroke.forEach((each, at) => expect(each).toBeCloseTo(usual[index]?.[at] ?? Number.NaN)),
    );
  });

  it.each(names)('%s: a surface with no room has none', (name) => {
    expect(hatching(name, { ...box, height: 1.5 })).toEqual([]);
  });
});
