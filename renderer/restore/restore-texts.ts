import type { SnapshotReason } from '../../shared/host';
import { entityNames } from '../../shared/history/words';
import type { restoreCounts, RestoreEffect, RestoreLine } from '../../shared/saving/restore-preview';

export const effectNames: Readonly<Record<RestoreEffect, string>> = {
  filled: '补上',
  altered: '改回',
  cleared: '清空',
  set: '改回',
  created: '补回',
  removed: '去掉',
};

export const snapshotReasons: Readonly<Record<SnapshotReason, string>> = {
  start: '打开程序时',
  close: '退出程序时',
  changes: '录入较多时自动',
  migration: '升级数据之前',
  restore: '恢复之前',
  import: '导入之前',
  request: '手动',
  replaced: '重建时被替换的数据',
};

const thingName = (entity: RestoreLine['entity']): string =>
  entity === 'figure' ? '个数据' : entity === 'plan' ? '个规划' : `条${entityNames[entity]}`;

/** "改回 8 个数据、清空 1 个数据、补回 2 条指标". */
export function countsText(counts: ReturnType<typeof restoreCounts>): string {
  return counts
    .map(({ effect, entity, count }) => `${effectNames[effect]} ${count} ${thingName(entity)}`)
    .join('、');
}
