import type { ChainHead, JournalPage } from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import { applyChanges, emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import type { Journal } from './journal';
import type { SnapshotHead } from './snapshot-head';
import type { Snapshots } from './snapshots';

/** All records as they stand at a place of the chain. */
export interface ChainState {
  readonly head: ChainHead;
  readonly table: RecordTable;
}

/** A batch of the chain that does not fit the records before it. */
export class BatchUnfit extends Error {
  readonly batchId: string;

  constructor({ batch }: SealedBatch) {
    super(`批次 ${batch.id} 与它之前的数据不符。`);
    this.batchId = batch.id;
  }
}

/** The next head of the chain; its records are changed in place. Throws BatchUnfit and leaves them as they were. */
export function applyBatch(table: RecordTable, before: ChainHead, sealed: SealedBatch): ChainHead {
  const { batch, hash } = sealed;
  if (!fits(table, sealed)) throw new BatchUnfit(sealed);
  return {
    ...before,
    schemaVersion: Math.max(before.schemaVersion, batch.schemaVersion),
    position: before.position + 1,
    headHash: hash,
    headBatchId: batch.id,
    headAt: batch.at,
  };
}

function fits(table: RecordTable, { batch }: SealedBatch): boolean {
  try {
    return applyChanges(table, batch.changes).length === 0;
  } catch {
    // A figure or field of a record that is not there.
    return false;
  }
}

export function chainStart(workspaceId: string, epoch: number, headHash: string): ChainHead {
  return {
    workspaceId,
    epoch,
    schemaVersion: 1,
    position: 0,
    headHash,
    headBatchId: null,
    headAt: null,
  };
}

const pageSize = 200;

/**
 * The records at the journal's head: those of the newest snapshot on its chain, and the batches after it. Null where the
 * journal holds nothing or cannot be relied on. Throws where a batch does not fit or can no longer be read.
 */
export async function stateAtHead(journal: Journal, snapshots: Snapshots): Promise<ChainState | null> {
  const found = await journal.state();
  if (found.state !== 'intact' && found.state !== 'torn') return null;
  const base = await baseOf(journal, snapshots, found);
  if (base === null) return null;
  const { table } = base;
  let head: ChainHead = { ...base.head, epoch: found.epoch };
  for (let page: JournalPage | null = null; page?.more ?? true;) {
    page = await journal.after(head.headHash, pageSize);
    if (page === null) throw new Error('日志中不再有快照所在的批次。');
    for (const sealed of page.batches) head = applyBatch(table, head, sealed);
  }
  return { head, table };
}

/** The newest snapshot that lies on the journal's chain, by its head; null where there is none. */
export async function newestOnChain(
  journal: Journal,
  snapshots: Snapshots,
): Promise<{ readonly name: string; readonly head: SnapshotHead } | null> {
  for await (const candidate of onChain(journal, snapshots)) return candidate;
  return null;
}

async function* onChain(journal: Journal, snapshots: Snapshots) {
  const found = await journal.state();
  if (found.state !== 'intact' && found.state !== 'torn') return;
  for (const { name, head } of await snapshots.heads()) {
    // What a page's database held is not what the batches make, if it was ever damaged.
    if (head.reason === 'replaced' || head.workspaceId !== found.workspaceId) continue;
    if (head.position > found.head.count) continue;
    const [position] = await journal.positions([head.headHash]);
    if (position === head.position) yield { name, head };
  }
}

async function baseOf(
  journal: Journal,
  snapshots: Snapshots,
  { workspaceId, epoch }: { readonly workspaceId: string; readonly epoch: number },
): Promise<ChainState | null> {
  for await (const { name } of onChain(journal, snapshots)) {
    const loaded = await snapshots.load(name);
    if (loaded !== null) return loaded;
  }
  const beginning = await journal.beginning();
  if (beginning === null) return null;
  return { head: chainStart(workspaceId, epoch, beginning), table: emptyRecordTable() };
}
