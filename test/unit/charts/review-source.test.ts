import { describe, expect, it } from 'vitest';
import { buildChart } from '../../../shared/charts/build-chart';
import { reviewedPlan } from '../../../shared/charts/review-source';
import type { Indicator } from '../../../shared/model/plan';
import { anIndicator, aPlan, planView, withActuals, type IndicatorBuilder } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';

const seed = planView(
  withActuals(seedDocument, {
    互联网省际出口带宽: { 2018: '4800' },
    家庭宽带20Mbps接入能力覆盖率: { 2018: '96' },
  }),
);

function reviewOf(name: string, view = seed) {
  const { id } = view.indicators.find((indicator) => indicator.name === name) ?? {};
  const row = reviewedPlan(view, 2018)?.rows.get(id ?? '');
  if (!row) throw new Error(`no review of ${name}`);
  return row;
}

const one = (indicator: IndicatorBuilder) => aPlan().with(indicator).view();
const amount: Partial<Indicator> = { unit: 'Gbps', unitKind: 'amount' };

describe('what charts take from a review', () => {
  it('is progress, required share and verdict as the review prints them', () => {
    expect(reviewOf('互联网省际出口带宽')).toMatchObject({
      progress: { text: '52.89%' },
      required: { text: '60.00%', low: 60, high: 60 },
      verdict: 'behind',
      verdictText: '滞后',
    });
    const { low } = reviewOf('互联网省际出口带宽').progress ?? {};
    expect(low).toBeCloseTo(52.888, 2);
  });

  it('keeps a progress of which only a bound is known as a bound', () => {
    const row = reviewOf('家庭宽带20Mbps接入能力覆盖率');
    expect(row.progress).toMatchObject({ text: '<20%', low: null });
    expect(row.progress?.high).toBeCloseTo(20, 10);
    expect(row.verdictText).toBe('滞后或倒退');
  });

  it('has no progress where there is no figure', () => {
    expect(reviewOf('软件业务收入')).toMatchObject({
      progress: null,
      verdict: 'missing',
      verdictText: '缺数',
    });
  });

  it('has the path from baseline to target, also for years without a figure', () => {
    const { path } = reviewOf('互联网省际出口带宽');
    expect(path.map(({ year, text }) => [year, text])).toEqual([
      [2015, '2667'],
      [2016, '3473.60'],
      [2017, '4280.20'],
      [2018, '5086.80'],
      [2019, '5893.40'],
      [2020, '6700'],
    ]);
    expect(reviewOf('家庭宽带20Mbps接入能力覆盖率').path).toEqual([]);
  });

  it('has the geometric path where that is set, and none for methods whose figures are no levels', () => {
    const base = anIndicator('带宽', amount).from('2667').actual(2018, '4800').to('6700');
    const geometric = one({ ...base, fields: { ...base.fields, review: { path: 'geometric' } } });
    expect(reviewOf('带宽', geometric).path[3]?.text).toBe('4635.05');
    const sums = one({ ...base, fields: { ...base.fields, review: { method: 'cumulativeAmount' } } });
    expect(reviewOf('带宽', sums).path).toEqual([]);
  });

  it('says on the chart which path was used', () => {
    const chart = buildChart(seed, { kind: 'progress', scope: null, years: 'latest' }, reviewedPlan);
    expect(chart?.notes).toContain('路径要求按线性路径计算。');
    expect(chart?.subtitle).toBe('吉林省　2018年（时序进度 60.00%）');
  });
});
