import { expect, it } from 'vitest';
import { obstacleText, shortReason } from '../../../renderer/app/step-texts';
import type { Change, UnchainedBatch } from '../../../shared/model/batch';
import { applyChanges, creationChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { timeText } from '../../../renderer/ui/time-text';
import { anIndicator, aPlan } from '../../builders/plan';

it('a long reason keeps its beginning and its end, where the year is', () => {
  const reason = `录入 ${'很长的指标名称'.repeat(10)} 2018 年实际值`;
  expect(shortReason(reason)).toMatch(/^录入 很长的指标名称.*….* 2018 年实际值$/);
  expect([...shortReason(reason)]).toHaveLength(40);
  expect(shortReason('录入 甲 2018 年实际值')).toBe('录入 甲 2018 年实际值');
});

it('an obstacle says what stands there, who has put it there, and what the step has left', () => {
  const document = aPlan().with(anIndicator('甲').from('10').to('20')).document();
  const records = emptyRecordTable();
  applyChanges(records, creationChanges(document));
  const change: Change = {
    key: { kind: 'figure', seriesId: document.series[0]?.id ?? '', measure: 'actual', period: '2016' },
    before: '12',
    after: null,
  };
  const culprit: UnchainedBatch = {
    id: 'a-2',
    workspaceId: 'w',
    schemaVersion: 1,
    at: '2026-01-01T00:00:00.000Z',
    by: '张三',
    reason: '录入 甲 2016 年实际值',
    origin: { kind: 'typed' },
    changes: [],
  };
  const first = { change, current: '13' };
  expect(obstacleText('undo', { first, count: 1, culprit }, records)).toBe(
    `甲 2016 年实际值现在是“13”，不是这一步留下的“12”；最后是 张三 在 ${timeText(culprit.at)} 改的（录入 甲 2016 年实际值）。`,
  );
  expect(obstacleText('redo', { first: { ...first, current: null }, count: 3, culprit: null }, records)).toBe(
    '甲 2016 年实际值现在是空，不是这一步之前的“12”；在历史里没有找到是谁改的。另有 2 处也是这样。',
  );
});
