import type { Host, SnapshotResult } from '../../shared/host';
import type { Change } from '../../shared/model/batch';
import { exceedsBatch } from '../../shared/saving/batch-size';
import type { Ledger } from '../ledger/ledger';
import { faultText } from '../ui/fault-text';

export interface RestoreOrder {
  readonly changes: readonly Change[];
  readonly reason: string;
  /** The ledger's version for which the changes were worked out. */
  readonly version: number;
}

export type RestoreOutcome =
  | { readonly state: 'restored'; readonly saved: boolean }
  /** Nothing was changed; the sentence says why and what to do. */
  | { readonly state: 'refused'; readonly sentence: string };

export const tooLargeText =
  '要改变的内容太多，一次录入放不下，没有改动任何数据。请只恢复一个规划，或选较近的状态分几次恢复。';

const refused = (sentence: string): RestoreOutcome => ({ state: 'refused', sentence });
const overtaken = '查看期间数据又有改动，没有恢复。下面的对照已经更新，请看过之后再恢复。';

/** Brings a past state back as one batch, with a snapshot of the present one before it. */
export async function carryOut(
  { host, ledger }: { readonly host: Pick<Host, 'snapshot.take'>; readonly ledger: Ledger },
  { changes, reason, version }: RestoreOrder,
): Promise<RestoreOutcome> {
  if (exceedsBatch(changes)) return refused(tooLargeText);
  await ledger.saver.settled();
  if (ledger.saver.state().kind !== 'saved')
    return refused('还有录入没有存上，没有恢复。请先按上方的提示重试保存。');
  const problem = await snapshotProblem(host);
  if (problem !== null) return refused(`${problem}没有改动任何数据。`);
  if (ledger.version() !== version) return refused(overtaken);
  const result = ledger.submit({ reason, origin: { kind: 'restore' }, changes });
  switch (result.state) {
    case 'applied':
      await ledger.saver.settled();
      return { state: 'restored', saved: ledger.saver.state().kind === 'saved' };
    case 'obstructed':
      return refused(overtaken);
    case 'waiting':
      return refused('前面的录入还没有存上，没有恢复。请先按上方的提示重试保存。');
    case 'nothing':
      return refused('没有需要恢复的内容。');
  }
}

/** Null where the present state is kept in a snapshot. */
async function snapshotProblem(host: Pick<Host, 'snapshot.take'>): Promise<string | null> {
  let result: SnapshotResult;
  try {
    result = await host['snapshot.take']({ reason: 'restore' });
  } catch {
    return '恢复之前要先做快照，后台服务没有回应。请确认启动程序的窗口仍在运行，再试一次。';
  }
  if (result.state !== 'failed') return null;
  return `恢复之前要先做快照，快照没有做成：${faultText(result.fault, '快照文件夹')}`;
}
