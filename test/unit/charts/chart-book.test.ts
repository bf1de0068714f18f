import { describe, expect, it } from 'vitest';
import { chartBookChange, chartBookOf, entryChart, withMoved } from '../../../shared/charts/chart-book';
import type { ChartBookEntry } from '../../../shared/model/chart-book';
import {
  applyChanges,
  creationChanges,
  emptyRecordTable,
  inverted,
} from '../../../shared/model/record-table';
import { anIndicator, aPlan } from '../../builders/plan';

const document = aPlan().with(anIndicator('甲').from('1').to('2')).document();
const entry = (id: string, caption = ''): ChartBookEntry => ({
  id,
  choice: { kind: 'comparison', scope: null, years: 'latest' },
  caption,
});

describe('the chart book', () => {
  it('is a field of the plan that batches change and undo', () => {
    const table = emptyRecordTable();
    applyChanges(table, creationChanges(document));
    const plan = () => table.plan.get(document.plan.id) ?? document.plan;
    const pin = chartBookChange(plan(), [entry('a')]);
    expect(applyChanges(table, [pin])).toEqual([]);
    expect(chartBookOf(plan())).toEqual([entry('a')]);
    expect(applyChanges(table, [chartBookChange(plan(), [])])).toEqual([]);
    expect(chartBookOf(plan())).toEqual([]);
    expect(applyChanges(table, inverted([chartBookChange(document.plan, [])]))).toEqual([]);
  });

  it('moves a chart by steps and no further than its ends', () => {
    const book = [entry('a'), entry('b'), entry('c')];
    const order = (id: string, steps: number) =>
      withMoved(book, id, steps)
        .map((each) => each.id)
        .join('');
    expect(order('a', 1)).toBe('bac');
    expect(order('c', -1)).toBe('acb');
    expect(order('a', -1)).toBe('abc');
    expect(order('gone', 1)).toBe('abc');
  });

  it('draws a chart from the figures as they are now, under its caption', () => {
    const view = aPlan().with(anIndicator('甲').from('1').actual(2016, '1.5').to('2')).view();
    expect(entryChart(view, entry('a'))?.title).toBe('某省发展“十三五”规划主要指标基期、实际与目标对比');
    expect(entryChart(view, entry('a', '图题'))?.title).toBe('图题');
    expect(entryChart(view, entry('a'))?.description).toContain('2016年实际值 1.5');
    const gone = {
      choice: { kind: 'comparison', scope: { categories: [], indicators: ['gone'] }, years: 'given' },
      caption: '',
    } as const;
    expect(entryChart(view, gone)).toBeNull();
  });
});
