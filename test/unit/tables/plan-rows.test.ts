import { describe, expect, it } from 'vitest';
import { planRows } from '../../../shared/model/plan-view';
import { aCategory, anIndicator, aPlan, planView } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';

describe('the rows of a plan', () => {
  it('are 14 for the seed plan: 12 numbered ones, of which one is a parent with two sub-indicators', () => {
    const rows = planRows(planView(seedDocument));
    expect(rows.map(({ kind, indicator }) => [kind, indicator.number])).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((number) => ['indicator', number]),
      ['parent', 7],
      ['sub', null],
      ['sub', null],
      ...[8, 9, 10, 11, 12].map((number) => ['indicator', number]),
    ]);
    expect(rows.flatMap((row) => (row.categoryStart ? [[row.category.name, row.categorySpan]] : []))).toEqual(
      [
        ['信息通信能力', 3],
        ['信息化与工业化融合水平', 2],
        ['社会应用普及程度', 6],
        ['信息经济发展', 3],
      ],
    );
  });

  it('follow the order of categories and indicators, not that of the records', () => {
    const document = aPlan()
      .with(
        aCategory('甲').with(
          anIndicator('一').with(anIndicator('一之一'), anIndicator('一之二')),
          anIndicator('二'),
        ),
        aCategory('乙').with(anIndicator('三')),
      )
      .document();
    const view = planView({
      ...document,
      categories: document.categories.toReversed(),
      indicators: document.indicators.toReversed(),
      series: document.series.toReversed(),
    });
    expect(planRows(view).map(({ indicator }) => indicator.name)).toEqual([
      '一',
      '一之一',
      '一之二',
      '二',
      '三',
    ]);
  });

  it('carry the series of their indicator in the area of the plan, parents none', () => {
    const document = aPlan()
      .with(anIndicator('父').with(anIndicator('子').from('1')))
      .document();
    const elsewhere = document.series.map((series) => ({ ...series, id: 'other', areaId: 'elsewhere' }));
    const rows = planRows(planView({ ...document, series: [...document.series, ...elsewhere] }));
    expect(rows.map(({ series }) => series?.id ?? null)).toEqual([null, document.series[0]?.id]);
  });

  it('leave out a category without indicators', () => {
    const rows = planRows(aPlan().with(aCategory('空'), aCategory('有').with(anIndicator())).view());
    expect(rows.map(({ category }) => category.name)).toEqual(['有']);
  });
});
