import { describe, expect, it } from 'vitest';
import { emptyRecordTable, applyChanges, creationChanges } from '../../../shared/model/record-table';
import { restoreDifferences } from '../../../shared/saving/restore-differences';
import { restoreCounts, restoreLines } from '../../../shared/saving/restore-preview';
import { copyOf } from '../../builders/any-ledger';
import { anIndicator, aPlan } from '../../builders/plan';

const document = aPlan()
  .with(
    anIndicator('甲').from('10').to('20').actual(2016, '12'),
    anIndicator('乙').from('30').actual(2016, '31'),
  )
  .document();
const full = emptyRecordTable();
applyChanges(full, creationChanges(document));
const [first, second] = document.series;
if (!first || !second) throw new Error('no series');

const linesBetween = (current: typeof full, wanted: typeof full) => {
  const { changes } = restoreDifferences(current, wanted, { kind: 'everything' });
  return restoreLines(changes, current, wanted);
};

describe('the preview of a restore', () => {
  it('says of each figure what stands there now and what will', () => {
    const current = copyOf(full);
    current.series.set(first.id, { ...first, figures: { 'actual:2016': '13', 'target:2020@2': '25' } });
    const wanted = copyOf(full);
    wanted.series.set(first.id, {
      ...first,
      figures: { 'actual:2016': { kind: 'number', value: '12', status: 'P' }, 'baseline:2015@1': '10' },
    });
    expect(linesBetween(current, wanted)).toEqual([
      expect.objectContaining({
        effect: 'altered',
        subject: '甲',
        place: '2016 年实际值',
        before: '13',
        after: '12（初步数）',
      }),
      expect.objectContaining({
        effect: 'cleared',
        place: '2020 年目标值（第 2 版）',
        before: '25',
        after: '',
      }),
      expect.objectContaining({ effect: 'filled', place: '2015 年基期值', before: '', after: '10' }),
    ]);
  });

  it('lists the figures of a row that comes or goes', () => {
    const current = copyOf(full);
    current.series.delete(second.id);
    current.indicator.delete(second.indicatorId);
    const coming = linesBetween(current, full);
    expect(coming.map(({ effect, subject, place, after }) => [effect, subject, place, after])).toEqual([
      ['created', '乙', '指标', '有'],
      ['created', '乙', '数据行', '有'],
      ['filled', '乙', '2015 年基期值', '30'],
      ['filled', '乙', '2016 年实际值', '31'],
    ]);
    const going = linesBetween(full, current);
    expect(going.map(({ effect, before, after }) => [effect, before, after])).toContainEqual([
      'cleared',
      '31',
      '',
    ]);
    expect(restoreCounts(going)).toEqual([
      { effect: 'removed', entity: 'series', count: 1 },
      { effect: 'cleared', entity: 'figure', count: 2 },
      { effect: 'removed', entity: 'indicator', count: 1 },
    ]);
  });

  it('says of a field that comes or goes what stands there, also where its record is taken as a whole', () => {
    const indicator = document.indicators[0];
    if (!indicator) throw new Error('no indicator');
    const current = copyOf(full);
    current.plan.set(document.plan.id, {
      ...document.plan,
      chartBook: [{ id: 'one', choice: { kind: 'trend', scope: null, years: 'given' }, caption: '' }],
    });
    current.indicator.set(indicator.id, {
      ...indicator,
      reviewTexts: { 2016: { cause: '用地审批慢' } },
    });
    const lines = linesBetween(current, full);
    expect(lines.map(({ effect, place, before, after }) => [effect, place, before, after])).toEqual([
      ['set', '图册', '1 幅图：历年走势', ''],
      ['set', '原因、措施和责任部门', '2016年 原因：用地审批慢', ''],
    ]);
  });

  it('calls fields and their values by the words of the trade', () => {
    const indicator = document.indicators[0];
    const area = document.areas[0];
    if (!indicator || !area) throw new Error('no indicator');
    const current = copyOf(full);
    current.indicator.set(indicator.id, {
      ...indicator,
      name: '甲二',
      attribute: 'binding',
      direction: 'lower',
    });
    expect(linesBetween(current, full).map(({ place, before, after }) => [place, before, after])).toEqual([
      ['名称', '甲二', '甲'],
      ['属性', '约束性', '预期性'],
      ['方向', '越低越好', '越高越好'],
    ]);
  });
});
