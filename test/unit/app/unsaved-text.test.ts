import { expect, it } from 'vitest';
import { unsavedText } from '../../../renderer/app/unsaved-text';
import type { Change, UnchainedBatch } from '../../../shared/model/batch';
import { applyChanges, creationChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { anIndicator, aPlan } from '../../builders/plan';

it('what is not saved can be typed in again from its CSV, and starts no formula', () => {
  const document = aPlan().with(anIndicator('=甲"乙').from('10')).document();
  const records = emptyRecordTable();
  applyChanges(records, creationChanges(document));
  const seriesId = document.series[0]?.id ?? '';
  const change: Change = {
    key: { kind: 'figure', seriesId, measure: 'actual', period: '2016' },
    before: null,
    after: '-3.5',
  };
  const batch: UnchainedBatch = {
    id: 'p-2',
    workspaceId: 'w',
    schemaVersion: 1,
    at: '2026-01-02T03:04:05.000Z',
    by: '张三',
    reason: '录入',
    origin: { kind: 'typed' },
    changes: [change],
  };
  expect(unsavedText([batch], records).split('\r\n')).toEqual([
    '时间,操作,指标,年份,原值,新值',
    `2026-01-02T03:04:05.000Z,录入,"'=甲""乙",2016,,-3.5`,
    '',
  ]);
});
