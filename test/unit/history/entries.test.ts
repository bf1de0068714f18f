import { describe, expect, it } from 'vitest';
import { historyEntries, passes, type HistoryEntry } from '../../../shared/history/entries';
import type { Batch, Change } from '../../../shared/model/batch';
import { applyChanges, creationChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { aBatch } from '../../builders/history';
import { anIndicator, aPlan } from '../../builders/plan';

const document = aPlan().with(anIndicator('甲').from('10'), anIndicator('乙')).document();
const records = emptyRecordTable();
applyChanges(records, creationChanges(document));
const [first, second] = document.series;

function figure(seriesId: string | undefined, before: string | null, after: string | null): Change {
  return {
    key: { kind: 'figure', seriesId: seriesId ?? '', measure: 'actual', period: '2018' },
    before,
    after,
  };
}

const entriesOf = (fields: Partial<Batch>): HistoryEntry[] =>
  historyEntries({ position: 7, batch: aBatch('', 1, fields).batch }, records);

describe('the lines of a batch', () => {
  it('say what, where, from what to what', () => {
    const changes = [figure(first?.id, null, '12'), figure(second?.id, '3', null)];
    expect(entriesOf({ changes, by: '李四', reason: '粘贴', origin: { kind: 'paste' } })).toMatchObject([
      {
        position: 7,
        by: '李四',
        origin: 'paste',
        subject: '甲',
        place: '2018 年实际值',
        before: '',
        after: '12',
      },
      { subject: '乙', before: '3', after: '', indicatorId: second?.indicatorId },
    ]);
  });

  it('are one line for a plan that came in', () => {
    const entries = entriesOf({ changes: creationChanges(document), origin: { kind: 'import' } });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ subject: document.plan.title, before: '', after: '有' });
  });

  it('name a field that changed', () => {
    const change: Change = {
      key: { kind: 'field', entity: 'plan', id: document.plan.id, field: 'title' },
      before: '旧名',
      after: '新名',
    };
    expect(entriesOf({ changes: [change] })).toMatchObject([
      { subject: document.plan.title, before: '旧名', after: '新名', seriesId: null },
    ]);
  });

  it('name the charts of a book', () => {
    const trend = { kind: 'trend', scope: null, years: 'given' } as const;
    const change: Change = {
      key: { kind: 'field', entity: 'plan', id: document.plan.id, field: 'chartBook' },
      before: [{ id: 'one', choice: trend, caption: '' }],
      after: [
        { id: 'one', choice: trend, caption: '' },
        { id: 'two', choice: trend, caption: '信息经济两项指标' },
      ],
    };
    expect(entriesOf({ changes: [change] })).toMatchObject([
      { place: '图册', before: '1 幅图：历年走势', after: '2 幅图：历年走势、信息经济两项指标' },
    ]);
  });

  it('keep figures of indicators that are gone', () => {
    expect(entriesOf({ changes: [figure('gone', null, '1')] })).toMatchObject([
      { subject: '已不在规划中的指标', after: '1', indicatorId: null },
    ]);
  });
});

describe('the filter', () => {
  const entry = entriesOf({
    changes: [figure(first?.id, null, '12')],
    at: '2018-03-01T17:00:00.000Z',
    by: '李四',
  })[0];
  if (!entry) throw new Error('no entry');
  /** A clock eight hours ahead of UTC. */
  const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

  it.each([
    [{}, true],
    [{ indicatorId: first?.indicatorId ?? '' }, true],
    [{ indicatorId: second?.indicatorId ?? '' }, false],
    [{ period: '2018' }, true],
    [{ period: '2017' }, false],
    [{ by: '张三' }, false],
    [{ by: ' 李' }, true],
    [{ origin: 'undo' as const }, false],
    [{ from: '2018-03-02', to: '2018-03-02' }, true],
    [{ to: '2018-03-01' }, false],
    [{ from: '2018-03-03' }, false],
    [{ by: '李四', period: '2017' }, false],
  ])('%j: %s', (filter, expected) => expect(passes(entry, filter, dayOf)).toBe(expected));
});
