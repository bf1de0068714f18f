import { describe, expect, it } from 'vitest';
import { buildChart } from '../../../shared/charts/build-chart';
import { isEmptyChart, type ChartModel } from '../../../shared/charts/chart-model';
import { chartRows, chosenRows, reviewYear } from '../../../shared/charts/choice';
import type { ChartChoice } from '../../../shared/model/chart-book';
import type { PlanView } from '../../../shared/model/plan-view';
import { headerColumns } from '../../../shared/tables/header-layout';
import { cellText } from '../../../shared/tables/table-model';
import { aCategory, anIndicator, aPlan, largePlan, type IndicatorBuilder } from '../../builders/plan';
import { inventedReview } from '../../builders/reviewed-plan';

const whole: ChartChoice = { kind: 'comparison', scope: null, years: 'latest' };

function chartOf(view: PlanView, choice: Partial<ChartChoice> = {}): ChartModel {
  const chart = buildChart(view, { ...whole, ...choice }, (reviewed, year) => inventedReview(reviewed, year));
  if (!chart) throw new Error('no chart');
  return chart;
}

function body<K extends ChartModel['body']['kind']>(chart: ChartModel, kind: K) {
  if (chart.body.kind !== kind) throw new Error(`a chart of ${chart.body.kind}`);
  return chart.body as Extract<ChartModel['body'], { kind: K }>;
}

const viewOf = (...indicators: readonly IndicatorBuilder[]) =>
  aPlan()
    .with(...indicators)
    .view();
const plain = anIndicator('带宽', { unit: 'Gbps', unitKind: 'amount' }).from('2667').to('6700');
const tableOf = ({ table }: ChartModel) => [
  headerColumns(table.header).map(({ title }) => title),
  ...table.rows.map(({ cells }) => cells.map((cell) => (cell ? cellText(cell) : null))),
];

describe('the comparison of one indicator', () => {
  const bars = (chart: ChartModel) => body(chart, 'comparison').panels[0]?.bars ?? [];

  it('is baseline, latest actual and target, with the figures as they are printed', () => {
    const chart = chartOf(viewOf(plain.actual(2016, '3010').actual(2018, '4800.0')));
    expect(bars(chart).map(({ role, year, mark }) => [role, year, mark?.text])).toEqual([
      ['baseline', '2015', '2667'],
      ['actual', '2018', '4800.0'],
      ['target', '2020', '6700'],
    ]);
    expect(chart.description).toBe(
      '带宽（Gbps）：2015年基期值 2667，2018年实际值 4800.0，2020年目标值 6700。',
    );
  });

  it('shows every year that has a figure, or the years that were chosen, with figures or not', () => {
    const view = viewOf(plain.actual(2016, '3010').actual(2018, '4800'));
    const years = (choice: ChartChoice['years']) =>
      bars(chartOf(view, { years: choice })).map(({ year, mark }) => `${year}:${mark?.text ?? ''}`);
    expect(years('given')).toEqual(['2015:2667', '2016:3010', '2018:4800', '2020:6700']);
    expect(years([2017, 2018])).toEqual(['2015:2667', '2017:', '2018:4800', '2020:6700']);
  });

  it('has an empty place where there is no actual, never a zero', () => {
    const chart = chartOf(viewOf(plain));
    expect(bars(chart)[1]).toEqual({ role: 'actual', year: '', mark: null });
    expect(chart.description).toContain('实际值暂无');
    expect(chart.notes).toContain('“暂无”表示尚无数据，不是零。');
    expect(chart.source).toBe('某省发展“十三五”规划。');
  });

  it('passes over a year that has only a symbol when it looks for the latest number', () => {
    const chart = chartOf(viewOf(plain.actual(2016, '3010').actual(2017, { kind: 'symbol', symbol: '…' })));
    expect(bars(chart)[1]?.year).toBe('2016');
  });

  it('draws bounds, ranges and words as what they are', () => {
    const chart = chartOf(
      viewOf(
        anIndicator('覆盖率')
          .from({ kind: 'bound', comparator: '>', value: '95' })
          .actual(2016, { kind: 'range', low: '96', high: '97' })
          .actual(2017, { kind: 'approx', value: '98' })
          .actual(2018, { kind: 'number', value: '98.5', status: 'P', note: '月报', source: '通信管理局' })
          .to({ kind: 'words', text: '应保尽保' }),
      ),
      { years: 'given' },
    );
    expect(bars(chart).map(({ mark }) => [mark?.text, mark?.extent])).toEqual([
      ['>95', { kind: 'atLeast', at: 95 }],
      ['96~97', { kind: 'between', low: 96, high: 97 }],
      ['98左右', { kind: 'about', at: 98 }],
      ['98.5 P', { kind: 'exact', at: 98.5 }],
      ['应保尽保', { kind: 'none' }],
    ]);
    expect(bars(chart)[3]?.mark?.remarks).toEqual(['初步数', '说明：月报', '来源：通信管理局']);
    expect(chart.notes.join('')).toContain('“>95”表示大于95');
    expect(chart.notes.join('')).toContain('P为初步数');
  });

  it('has the same numbers as a table', () => {
    const chart = chartOf(viewOf(plain.actual(2018, '4800')));
    expect(tableOf(chart)).toEqual([
      ['指标名称', '单位', '2015年基期值', '2018年实际值', '2020年目标值'],
      ['带宽', 'Gbps', '2667', '4800', '6700'],
    ]);
  });
});

describe('the subject', () => {
  const view = aPlan()
    .with(
      aCategory('甲类').with(anIndicator('甲'), anIndicator('乙')),
      aCategory('丙类').with(anIndicator('丙').with(anIndicator('其中'), anIndicator('其他'))),
      aCategory('丁类').with(anIndicator('丁').with(anIndicator('其中'))),
    )
    .view();
  const idOf = (name: string) => view.indicators.find((indicator) => indicator.name === name)?.id ?? '';

  it('is the plan, a category or an indicator, with place and time', () => {
    const [first] = view.categories;
    const scoped = (scope: ChartChoice['scope']) => chartOf(view, { scope }).title;
    expect(scoped(null)).toBe('某省发展“十三五”规划主要指标基期、实际与目标对比');
    expect(scoped({ categories: [first?.id ?? ''], indicators: [] })).toBe('甲类：基期、实际与目标对比');
    expect(scoped({ categories: [], indicators: [idOf('乙')] })).toBe('乙：基期、实际与目标对比');
    expect(chartOf(view).subtitle).toBe('某省　2015—2020年');
  });

  it('takes a heading for the sub-indicators under it, and tells like names apart', () => {
    expect(
      chosenRows(view, { categories: [], indicators: [idOf('丙')] }).map(({ indicator }) => indicator.name),
    ).toEqual(['其中', '其他']);
    expect(body(chartOf(view), 'comparison').panels.map(({ name }) => name)).toEqual([
      '甲',
      '乙',
      '丙：其中',
      '其他',
      '丁：其中',
    ]);
  });

  it('passes over what is no longer in the plan', () => {
    expect(isEmptyChart(chartOf(view, { scope: { categories: ['gone'], indicators: ['gone'] } }))).toBe(true);
  });
});

describe('the trend', () => {
  const panel = (chart: ChartModel) => body(chart, 'trend').panels[0];

  it('keeps gaps as gaps and marks breaks, and an expected figure never hides an actual', () => {
    const broken = plain.actual(2016, '3010').actual(2018, { kind: 'number', value: '4800', status: 'B' });
    const chart = chartOf(viewOf(broken), { kind: 'trend' });
    expect(panel(chart)?.points.map(({ role, year, mark }) => [role, year, mark.text])).toEqual([
      ['baseline', 2015, '2667'],
      ['actual', 2016, '3010'],
      ['actual', 2018, '4800 B'],
    ]);
    expect(chart.description).toContain('2017年暂无');
    expect(chart.notes).toContain('没有数据的年份不连线，不是零。');
    expect(chart.notes).toContain('线上的“//”表示与前期不可比，前后不相连。');
  });

  it('shows the chosen years alone', () => {
    const view = viewOf(plain.actual(2016, '3010').actual(2018, '4800'));
    expect(panel(chartOf(view, { kind: 'trend', years: [2018] }))?.points.map(({ year }) => year)).toEqual([
      2015, 2018,
    ]);
  });
});

describe('from baseline to target', () => {
  it('puts the indicators of one unit on one axis', () => {
    const chart = chartOf(viewOf(plain, anIndicator('甲').from('1').to('2'), anIndicator('乙').to('3')), {
      kind: 'slope',
    });
    expect(
      body(chart, 'slope').panels.map(({ unit, lines }) => [
        unit,
        lines.map(({ name, from, to }) => [name, from?.text, to?.text]),
      ]),
    ).toEqual([
      ['Gbps', [['带宽', '2667', '6700']]],
      [
        '%',
        [
          ['甲', '1', '2'],
          ['乙', undefined, '3'],
        ],
      ],
    ]);
  });
});

describe('charts of a review', () => {
  const large = largePlan(300, { longNames: true }).view();

  it('hold every indicator, also of 300', () => {
    expect(body(chartOf(large, { kind: 'progress' }), 'progress').rows).toHaveLength(300);
    const { rows } = body(chartOf(large, { kind: 'verdicts' }), 'verdicts');
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(300);
    for (const { counts, total } of rows)
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });

  it('are of the last year that has a number, or of the last one chosen', () => {
    expect(reviewYear(large, whole)).toBe(2018);
    expect(reviewYear(large, { ...whole, years: [2016, 2017] })).toBe(2017);
    expect(reviewYear(viewOf(plain), whole)).toBeNull();
  });

  it('are not there without a review', () => {
    expect(buildChart(large, { ...whole, kind: 'progress' })).toBeNull();
    expect(buildChart(viewOf(plain), { ...whole, kind: 'verdicts' }, inventedReview)).toBeNull();
  });

  it('say no progress where there is none', () => {
    const chart = chartOf(large, { kind: 'progress' });
    const none = body(chart, 'progress').rows.find(({ progress }) => progress === null);
    expect(none?.verdict).toBe('missing');
    expect(chart.description).toContain('没有完成进度');
    expect(chartRows(large)).toHaveLength(300);
  });
});
