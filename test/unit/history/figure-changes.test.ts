import { expect, it } from 'vitest';
import { figureChanges } from '../../../shared/history/figure-changes';
import type { Batch, Change, Json } from '../../../shared/model/batch';
import { creationChanges } from '../../../shared/model/record-table';
import { anIndicator, aPlan } from '../../builders/plan';

const document = aPlan().with(anIndicator('甲').from('96.8'), anIndicator('乙').from('1')).document();
const [seriesId = '', otherId = ''] = document.series.map(({ id }) => id);

function batchOf(changes: readonly Change[], kind: 'typed' | 'import' = 'typed'): Batch {
  return {
    id: 'a-1',
    workspaceId: 'w',
    schemaVersion: 1,
    parentHash: '',
    at: '2026-03-01T09:00:00.000Z',
    by: '张三',
    reason: '录入',
    origin: { kind },
    changes,
  };
}

const figureChange = (id: string, period: string, before: Json, after: Json): Change => ({
  key: { kind: 'figure', seriesId: id, measure: 'actual', period },
  before,
  after,
});

it('tells of one figure only, with who, when and why', () => {
  const batch = batchOf([
    figureChange(otherId, '2018', null, '1'),
    figureChange(seriesId, '2017', null, '2'),
    figureChange(seriesId, '2018', '3', '4'),
  ]);
  expect(figureChanges({ position: 7, batch }, { seriesId, slot: 'actual:2018' })).toEqual([
    {
      position: 7,
      at: '2026-03-01T09:00:00.000Z',
      by: '张三',
      reason: '录入',
      origin: 'typed',
      parts: [{ name: '数据', before: '3', after: '4' }],
    },
  ]);
});

it('names what changed of a figure whose value stays', () => {
  const before = { kind: 'number', value: '4', note: '快报', derivation: '=2+2' };
  const after = { kind: 'number', value: '4', status: 'P', source: '月报', derivation: '=2+2' };
  const batch = batchOf([figureChange(seriesId, '2018', before, after)]);
  expect(figureChanges({ position: 1, batch }, { seriesId, slot: 'actual:2018' })[0]?.parts).toEqual([
    { name: '状态', before: '', after: '初步数' },
    { name: '注', before: '快报', after: '' },
    { name: '来源', before: '', after: '月报' },
  ]);
});

it('knows that a figure came with its plan, and which did not', () => {
  const batch = batchOf(creationChanges(document), 'import');
  const [change] = figureChanges({ position: 1, batch }, { seriesId, slot: 'baseline:2015@1' });
  expect(change).toMatchObject({
    origin: 'import',
    parts: [{ name: '数据', before: '', after: '96.8' }],
  });
  expect(figureChanges({ position: 1, batch }, { seriesId, slot: 'actual:2018' })).toEqual([]);
});
