/** Reads a whole ledger from the host's files, and keeps the one that it replaces. */
import type { ChainHead, Host, RecoveredRecord, RecoverySource, RecoveryState } from '../../shared/host';
import { schemaVersion, type SealedBatch } from '../../shared/model/batch';
import { entities, type Id } from '../../shared/model/plan';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import type { HeadRecord, LogRecord } from '../storage/database';
import type { LedgerRepository, WholeLedger } from '../storage/ledger-repository';
import { FolderRefused } from './level';
import { genesisHash, seal } from './seal';

export interface RebuildProgress {
  readonly step: 'keeping' | 'reading' | 'checking' | 'writing';
  readonly done: number;
  readonly total: number;
}

export interface RebuildWatch {
  readonly host: Host;
  readonly onProgress: (progress: RebuildProgress) => void;
  readonly signal: AbortSignal;
}

/** What was read does not agree with itself; nothing has been replaced. */
export class RebuildError extends Error {
  override readonly name = 'RebuildError';
}

const recordsAtATime = 2000;
const batchesAtATime = 500;

/** All records of the best state of the data folder, or of the copy that is staged. */
export async function readRecords(
  { host, onProgress, signal }: RebuildWatch,
  source: RecoverySource,
  best: RecoveryState,
): Promise<RecordTable> {
  const table = emptyRecordTable();
  const total = entities.reduce((sum, entity) => sum + best.records[entity], 0);
  let done = 0;
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    onProgress({ step: 'reading', done, total });
    const page = await host['recovery.records']({ source, after, limit: recordsAtATime });
    if (!page || page.head.headHash !== best.headHash)
      throw new RebuildError('the files changed while they were read');
    for (const { entity, record } of page.records) (table[entity] as Map<Id, unknown>).set(record.id, record);
    done += page.records.length;
    after = page.next;
  }
  const short = entities.filter((entity) => table[entity].size !== best.records[entity]);
  if (short.length > 0) throw new RebuildError(`records are missing: ${short.join(', ')}`);
  return table;
}

/** The readable batches that lead to a best state, each checked against its hash and the one before. */
export async function readLog(
  { host, onProgress, signal }: RebuildWatch,
  best: RecoveryState,
  total: number,
  of?: 'incoming',
): Promise<readonly LogRecord[]> {
  const log: LogRecord[] = [];
  for (let more = true; more;) {
    signal.throwIfAborted();
    onProgress({ step: 'checking', done: log.length, total });
    const after = log.at(-1)?.position ?? 0;
    const page = await host['recovery.batches']({ after, limit: batchesAtATime, of });
    for (const { position, sealed } of page.batches) {
      const { hash } = await seal(sealed.batch);
      const previous = log.at(-1);
      const follows = previous?.position !== position - 1 || sealed.batch.parentHash === previous.hash;
      if (hash !== sealed.hash || !follows)
        throw new RebuildError(`batch ${position} does not fit the chain`);
      log.push({ position, hash, batchId: sealed.batch.id, batch: sealed.batch });
    }
    more = page.more && page.batches.length > 0;
  }
  const last = log.at(-1);
  if (last?.position === best.position && last.hash !== best.headHash)
    throw new RebuildError('the log does not lead to the recovered state');
  return log;
}

export interface RecoveredParts {
  readonly records: RecordTable;
  readonly log: readonly LogRecord[];
  /** A batch right behind the best state, whose effect is in the records; null where there is none. */
  readonly further: SealedBatch | null;
}

/** The ledger that goes on at a best state, in the epoch that its files have entered. */
export async function ledgerFrom(
  best: RecoveryState,
  { records, log, further }: RecoveredParts,
  { epoch, profileId }: { readonly epoch: number; readonly profileId: Id },
): Promise<WholeLedger> {
  const { workspaceId, position, headHash } = best;
  const begun = { workspaceId, epoch, schemaVersion, profileId, genesisHash: await beginningOf(best, log) };
  if (further === null) return { head: { ...begun, position, hash: headHash }, records, log };
  const { batch, hash } = further;
  const last: LogRecord = { position: position + 1, hash, batchId: batch.id, batch };
  return { head: { ...begun, position: position + 1, hash }, records, log: [...log, last] };
}

/** The hash that the first batch follows; of the first epoch where that batch cannot be read. */
async function beginningOf({ workspaceId }: ChainHead, log: readonly LogRecord[]): Promise<string> {
  const first = log[0];
  return first?.position === 1 ? first.batch.parentHash : genesisHash({ workspaceId, epoch: 1 });
}

/** Keeps what the database holds as a snapshot with the reason `replaced`. */
export async function keepReplaced(
  { host, onProgress, signal }: RebuildWatch,
  repository: LedgerRepository,
  { workspaceId, epoch, schemaVersion: version, position, hash }: HeadRecord,
): Promise<void> {
  const records = await repository.loadRecords();
  const all = entities.flatMap((entity) =>
    [...records[entity].values()].map((record): RecoveredRecord => ({ entity, record })),
  );
  const [last] = await repository.lastBatches(1);
  const head: ChainHead = {
    workspaceId,
    epoch,
    schemaVersion: version,
    position,
    headHash: hash,
    headBatchId: last?.batchId ?? null,
    headAt: last?.batch.at ?? null,
  };
  const { upload } = await host['snapshot.begin']({ head });
  for (let at = 0; at < all.length; at += recordsAtATime) {
    signal.throwIfAborted();
    onProgress({ step: 'keeping', done: at, total: all.length });
    await host['snapshot.part']({ upload, records: all.slice(at, at + recordsAtATime) });
  }
  const result = await host['snapshot.finish']({ upload });
  if (result.state === 'failed') throw new FolderRefused(result.fault, result.detail);
}
