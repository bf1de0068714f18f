import type { ChainHead, JournalPage } from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import { applyChanges, emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import { migrateRecords, type LedgerSchema } from '../../shared/model/schema';
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

/**
 * The state after a batch. The records are changed in place, or replaced where the batch is of a later schema. Throws
 * BatchUnfit and leaves them as they were; so for a batch of an earlier schema, or of one that this program does not know.
 */
export function applyBatch(
  { head, table }: ChainState,
  sealed: SealedBatch,
  schema: LedgerSchema,
): ChainState {
  const { batch, hash } = sealed;
  const after = applied(table, head.schemaVersion, sealed, schema);
  if (after === null) throw new BatchUnfit(sealed);
  return {
    head: {
      ...head,
      schemaVersion: batch.schemaVersion,
      position: head.position + 1,
      headHash: hash,
      headBatchId: batch.id,
      headAt: batch.at,
    },
    table: after,
  };
}

function applied(
  table: RecordTable,
  version: number,
  { batch }: SealedBatch,
  schema: LedgerSchema,
): RecordTable | null {
  try {
    const migrated = migrateRecords(table, version, batch.schemaVersion, schema);
    return applyChanges(migrated, batch.changes).length === 0 ? migrated : null;
  } catch {
    // No way between the schemas, or a figure or field of a record that is not there.
    return null;
  }
}

/** The same place with the records as this program has them; as it is where a later program wrote it. */
export function inOwnSchema({ head, table }: ChainState, schema: LedgerSchema): ChainState {
  if (head.schemaVersion >= schema.version) return { head, table };
  const migrated = migrateRecords(table, head.schemaVersion, schema.version, schema);
  return { head: { ...head, schemaVersion: schema.version }, table: migrated };
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
 * The records at the journal's head, in the schema they were written in: those of the newest snapshot on its chain, and the
 * batches after it. Null where the journal holds nothing or cannot be relied on. Throws where a batch does not fit or can no longer be read.
 */
export async function stateAtHead(
  journal: Journal,
  snapshots: Snapshots,
  schema: LedgerSchema,
): Promise<ChainState | null> {
  const found = await journal.state();
  if (found.state !== 'intact' && found.state !== 'torn') return null;
  const base = await baseOf(journal, snapshots, found);
  if (base === null) return null;
  let state: ChainState = { head: { ...base.head, epoch: found.epoch }, table: base.table };
  for (let page: JournalPage | null = null; page?.more ?? true;) {
    page = await journal.after(state.head.headHash, pageSize);
    if (page === null) throw new Error('日志中不再有快照所在的批次。');
    if (page.more && page.batches.length === 0)
      throw new Error(`日志中断在第 ${state.head.position} 次录入之后。`);
    for (const sealed of page.batches) state = applyBatch(state, sealed, schema);
  }
  return state;
}

/** The newest snapshot that lies on the journal's chain, by its head; null where there is none. */
export async function newestOnChain(
  journal: Journal,
  snapshots: Snapshots,
): Promise<{ readonly name: string; readonly head: SnapshotHead } | null> {
  for await (const candidate of onChain(journal, snapshots, false)) return candidate;
  return null;
}

/** Those that hold what the batches make, or (`replaced`) those that hold what a page's database held. */
async function* onChain(journal: Journal, snapshots: Snapshots, replaced: boolean) {
  const found = await journal.state();
  if (found.state !== 'intact' && found.state !== 'torn') return;
  for (const { name, head } of await snapshots.heads()) {
    if ((head.reason === 'replaced') !== replaced || head.workspaceId !== found.workspaceId) continue;
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
  const base = await loadable(journal, snapshots, false);
  if (base !== null) return base;
  const beginning = await journal.beginning();
  // What a page's database held is not what the batches make, if it was ever damaged: it counts where nothing else is left.
  if (beginning === null) return loadable(journal, snapshots, true);
  return { head: chainStart(workspaceId, epoch, beginning), table: emptyRecordTable() };
}

async function loadable(
  journal: Journal,
  snapshots: Snapshots,
  replaced: boolean,
): Promise<ChainState | null> {
  for await (const { name } of onChain(journal, snapshots, replaced)) {
    const loaded = await snapshots.load(name);
    if (loaded !== null) return loaded;
  }
  return null;
}
