import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartThemes, type ChartThemeName } from '../../../renderer/charts/chart-theme';
import type { Fill } from '../../../renderer/charts/layout/drawing';
import { verdicts } from '../../../shared/progress/verdict';

const names: readonly ChartThemeName[] = ['light', 'dark', 'contrast', 'paper'];

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe('every theme', () => {
  it.each(names)('%s: words and lines stand out from the ground', (name) => {
    const { tones } = chartThemes[name];
    for (const tone of ['text', 'muted'] as const)
      expect(contrast(tones[tone], tones.ground)).toBeGreaterThan(4.5);
    for (const tone of ['actual', 'expected', 'target', 'path'] as const)
      expect(contrast(tones[tone], tones.ground)).toBeGreaterThan(3);
  });

  it.each(names)('%s: surfaces are told apart without colour, by pattern or by lightness', (name) => {
    const { fills } = chartThemes[name];
    const apart = (groups: readonly Fill[]) =>
      groups.flatMap((one, index) =>
        groups.slice(index + 1).flatMap((other) => {
          const [a, b] = [fills[one], fills[other]];
          const same = a.pattern === b.pattern && a.dashed === b.dashed && contrast(a.colour, b.colour) < 1.5;
          return same ? [`${one} ${other}`] : [];
        }),
      );
    expect(apart(['baseline', 'actual', 'expected', 'target'])).toEqual([]);
    expect(apart(verdicts)).toEqual([]);
  });

  it.each(names)('%s: the edge of a surface or its own colour stands out from the ground', (name) => {
    const { fills, tones } = chartThemes[name];
    for (const { colour, edge } of Object.values(fills))
      expect(Math.max(contrast(colour, tones.ground), contrast(edge, tones.ground))).toBeGreaterThan(2);
  });
});

it('the grounds are those of the page', async () => {
  const css = await readFile(path.resolve('renderer/ui/tokens.css'), 'utf8');
  for (const name of ['light', 'dark', 'contrast'] as const) {
    const block = css.slice(css.indexOf(`[data-theme='${name}']`));
    expect(/--surface: (#\w+)/.exec(block)?.[1]).toBe(chartThemes[name].tones.ground);
    expect(/--text: (#\w+)/.exec(block)?.[1]).toBe(chartThemes[name].tones.text);
  }
});
