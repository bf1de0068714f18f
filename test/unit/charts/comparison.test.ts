import { describe, expect, it } from 'vitest';
import { comparisonOf, describeComparison, type ComparisonYears } from '../../../renderer/charts/comparison';
import { comparisonOption, type ChartStyle } from '../../../renderer/charts/comparison-option';
import { planRows } from '../../../shared/model/plan-view';
import { anIndicator, aPlan, type IndicatorBuilder } from '../../builders/plan';

const style: ChartStyle = {
  text: 'text',
  text2: 'text2',
  line: 'line',
  surface: 'surface',
  baseline: 'grey',
  actual: 'blue',
  target: 'orange',
  font: 'font',
};

function chart(indicator: IndicatorBuilder, years: ComparisonYears = 'latest') {
  const view = aPlan().with(indicator).view();
  const row = planRows(view)[0];
  if (!row) throw new Error('no row');
  const comparison = comparisonOf(view, row, years);
  if (!comparison) throw new Error('no chart');
  return comparison;
}

const plain = anIndicator('带宽', { unit: 'Gbps' }).from('2667').to('6700');

describe('the bars of an indicator', () => {
  it('are baseline, latest actual and target', () => {
    const { bars } = chart(plain.actual(2016, '3010').actual(2018, '4800'));
    expect(bars.map(({ role, period, printed }) => [role, period, printed])).toEqual([
      ['baseline', '2015', '2667'],
      ['actual', '2018', '4800'],
      ['target', '2020', '6700'],
    ]);
  });

  it('are all years with a figure where one indicator is shown alone', () => {
    const { bars } = chart(plain.actual(2016, '3010').actual(2018, '4800'), 'all');
    expect(bars.map(({ period }) => period)).toEqual(['2015', '2016', '2018', '2020']);
  });

  it('have an empty place where there is no actual', () => {
    const comparison = chart(plain);
    expect(comparison.bars[1]).toEqual({
      role: 'actual',
      period: '',
      height: null,
      printed: null,
      open: false,
    });
    expect(describeComparison(comparison)).toBe(
      '带宽（Gbps）：2015年基期值 2667，实际值暂无，2020年目标值 6700。',
    );
  });

  it('pass over a year that has only a symbol when looking for the latest number', () => {
    const { bars } = chart(plain.actual(2016, '3010').actual(2017, { kind: 'symbol', symbol: '…' }));
    expect(bars[1]?.period).toBe('2016');
  });

  it('a heading has none', () => {
    const view = aPlan()
      .with(anIndicator('丙').with(anIndicator('丁')))
      .view();
    const heading = planRows(view)[0];
    expect(heading && comparisonOf(view, heading, 'latest')).toBeNull();
  });
});

interface DrawnBar {
  readonly value: number;
  readonly itemStyle: { readonly color: string; readonly borderType?: string };
  readonly label: { readonly formatter: string };
}

function drawn(comparison: ReturnType<typeof chart>) {
  const option = comparisonOption(comparison, style) as {
    xAxis: { data: string[] };
    yAxis: { min: (extent: { min: number }) => number };
    series: { data: DrawnBar[] }[];
  };
  return { ...option, bars: option.series[0]?.data ?? [] };
}

describe('the chart', () => {
  it('labels every bar with the figure as printed, and starts at zero', () => {
    const { bars, xAxis, yAxis } = drawn(chart(plain.actual(2018, '4800.0')));
    expect(bars.map(({ label }) => label.formatter)).toEqual(['2667', '4800.0', '6700']);
    expect(bars.map(({ value }) => value)).toEqual([2667, 4800, 6700]);
    expect(bars.map(({ itemStyle }) => itemStyle.color)).toEqual(['grey', 'blue', 'orange']);
    expect(xAxis.data).toEqual(['2015年\n基期值', '2018年\n实际值', '2020年\n目标值']);
    expect(yAxis.min({ min: 2667 })).toBe(0);
    expect(yAxis.min({ min: -5 })).toBe(-5);
  });

  it('draws a bound as an open bar with a dashed edge', () => {
    const { bars } = drawn(
      chart(anIndicator('覆盖率').from({ kind: 'bound', comparator: '>', value: '95' }).to('100')),
    );
    expect(bars[0]).toMatchObject({
      value: 95,
      itemStyle: { color: 'surface', borderType: 'dashed' },
      label: { formatter: '>95' },
    });
  });

  it('says 暂无 where there is no figure', () => {
    expect(drawn(chart(plain)).bars[1]).toMatchObject({ value: 0, label: { formatter: '暂无' } });
  });
});
