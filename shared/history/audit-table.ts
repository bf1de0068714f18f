import { measureNames } from './words';
import { originNames, type HistoryEntry } from './entries';

/** Heads of the exported audit trail; `auditRow` gives the cells in the same order. */
export const auditHeads: readonly string[] = [
  '时间',
  '世界时',
  '录入人',
  '指标或内容',
  '位置',
  '年份',
  '数据类别',
  '原值',
  '新值',
  '说明',
  '方式',
  '批次编号',
  '次序',
];

/** An entry as cells. Figures are what is stored, digit by digit; `timeText` gives the local text of a UTC time. */
export function auditRow(entry: HistoryEntry, timeText: (at: string) => string): readonly string[] {
  const { at, by, subject, place, period, measure, before, after, reason, origin, batchId, position } = entry;
  return [
    timeText(at),
    at,
    by,
    subject,
    place,
    period ?? '',
    measure === null ? '' : measureNames[measure],
    before,
    after,
    reason,
    originNames[origin],
    batchId,
    `${position}`,
  ];
}
