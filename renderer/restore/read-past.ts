import type { ChainHead, Host } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import { currentSchema } from '../../shared/model/current-schema';
import type { Id } from '../../shared/model/plan';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import { migrateRecords } from '../../shared/model/schema';
import type { PastPlace } from '../../shared/saving/restore-source';

export interface PastState {
  readonly place: PastPlace;
  readonly head: ChainHead;
  /** In the schema of this program, whatever schema they were written in. */
  readonly records: RecordTable;
}

/** Why a state could not be read; the message says it to the user. */
export class PastUnreadable extends Error {
  override readonly name = 'PastUnreadable';
}

const recordsAtATime = 2000;

/**
 * Reads all records of a state from the host's files. Rejects with PastUnreadable where they do not hold it, and with the
 * signal's reason when aborted.
 */
export async function readPast(
  host: Pick<Host, 'recovery.records'>,
  place: PastPlace,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<PastState> {
  const records = emptyRecordTable();
  let head: ChainHead | null = null;
  let read = 0;
  for (let after: number | null = 0; after !== null;) {
    const page = await host['recovery.records']({ source: place.source, after, limit: recordsAtATime });
    signal.throwIfAborted();
    if (!page) throw new PastUnreadable('文件里读不出这个状态。请换一份快照，或换前后相邻的一次录入。');
    if (head && page.head.headHash !== head.headHash)
      throw new PastUnreadable('读取期间文件里的数据变了，请再选一次。');
    head = page.head;
    requireKnown(place, head);
    for (const { entity, record } of page.records)
      (records[entity] as Map<Id, unknown>).set(record.id, record);
    read += page.records.length;
    onProgress(read);
    after = page.next;
  }
  if (!head) throw new PastUnreadable('文件里读不出这个状态。');
  return { place, head, records: migrateRecords(records, head.schemaVersion, schemaVersion, currentSchema) };
}

function requireKnown({ headHash }: PastPlace, head: ChainHead): void {
  if (head.schemaVersion > schemaVersion)
    throw new PastUnreadable('这个状态由更新版本的程序写成。请用新版本打开后再恢复。');
  if (headHash !== null && head.headHash !== headHash)
    throw new PastUnreadable('文件里的这一次录入与历史记录中的不是同一次，不能照它恢复。请改选快照。');
}
