import { describe, expect, it } from 'vitest';
import { chartSvgs } from '../../../renderer/charts/chart-svg';
import { chartThemes } from '../../../renderer/charts/chart-theme';
import { buildChart } from '../../../shared/charts/build-chart';
import { chartKinds } from '../../../shared/charts/chart-model';
import type { ChartKind } from '../../../shared/model/chart-book';
import { planView } from '../../builders/plan';
import { inventedReview } from '../../builders/reviewed-plan';
import { seedWithActuals } from '../../builders/seed-plan';

const view = planView(seedWithActuals);
const size = { width: 590, maxHeight: 850 };

function svgsOf(kind: ChartKind, theme: 'paper' | 'dark' = 'paper') {
  const chart = buildChart(view, { kind, scope: null, years: 'given' }, inventedReview);
  if (!chart) throw new Error('no chart');
  return chartSvgs(chart, theme, size, 'fig');
}

const textOf = (svg: string) =>
  [...svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('a chart drawn without a page', () => {
  it.each(chartKinds)(
    'of %s is complete in itself: vectors, named fonts, nothing to run or to load',
    (kind) => {
      for (const { svg, width, height } of svgsOf(kind)) {
        expect(svg.startsWith(`<svg width="${width}" height="${height}"`)).toBe(true);
        expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
        expect(svg).not.toMatch(
          /<style|<script|<image|<pattern|fill="url|<foreignObject|\sstyle=|\son\w+=|href=|NaN|undefined/,
        );
        expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toContain('http');
        for (const [tag] of svg.matchAll(/<text\b[^>]*>/g)) {
          expect(tag).toMatch(/font-size="\d+px"/);
          expect(tag).toMatch(/font-family="'Microsoft YaHei UI',.*sans-serif"/);
          expect(tag).not.toContain('dominant-baseline');
        }
        for (const [, id] of svg.matchAll(/\sid="([^"]*)"/g)) expect(id).toMatch(/^fig-\d+-/);
      }
    },
  );

  it('has every figure as it is printed, with bounds, marks and symbols', () => {
    const texts = svgsOf('comparison').flatMap(({ svg }) => textOf(svg));
    for (const text of [
      '4800 P',
      '&gt;96',
      '98左右',
      '2650~2700',
      '-12.5',
      '—',
      '应保尽保',
      '0.0000001',
      '0',
    ])
      expect(texts).toContain(text);
    const joined = texts.join('');
    for (const { name } of view.indicators.filter(({ unit }) => unit !== null))
      expect(joined).toContain(name);
    expect(joined).toContain('资料来源：吉林省信息化“十三五”规划');
  });

  it.each(chartKinds)(
    'of %s looks as it did (npx vitest -u writes a new likeness, to be looked at)',
    async (kind) => {
      const categories = view.categories.slice(0, 2).map(({ id }) => id);
      const choice = { kind, scope: { categories, indicators: [] }, years: 'given' } as const;
      const chart = buildChart(view, choice, inventedReview);
      if (!chart) throw new Error('no chart');
      const [picture] = chartSvgs(chart, 'paper', size, kind);
      await expect(picture?.svg).toMatchFileSnapshot(`../../fixtures/charts/${kind}.svg`);
    },
  );

  it('says in words what it shows', () => {
    const [first] = svgsOf('comparison');
    expect(first?.svg).toMatch(/role="img"><desc>互联网省际出口带宽（Gbps）：2015年基期值 2667，/);
  });

  it('is the same every time, and draws on its ground', () => {
    expect(svgsOf('trend')).toEqual(svgsOf('trend'));
    expect(svgsOf('trend', 'dark')[0]?.svg).toContain(`fill="${chartThemes.dark.tones.ground}"`);
    expect(svgsOf('trend')[0]?.svg).toContain('fill="#ffffff"');
  });

  it('keeps what a name contains from becoming markup', () => {
    const chart = buildChart(view, { kind: 'comparison', scope: null, years: 'latest' });
    if (!chart) throw new Error('no chart');
    const [picture] = chartSvgs(
      { ...chart, title: '<b onload="x">&', description: '</desc><script>' },
      'paper',
      size,
      'fig',
    );
    expect(picture?.svg).not.toMatch(/<b|<script/);
    expect(textOf(picture?.svg ?? '').join('')).toContain('&lt;b');
  });
});
