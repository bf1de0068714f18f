import type { ChainHead, Host, RecoveredRecord, RecoveryState } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import { entities, type Id } from '../../shared/model/plan';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import { genesisHash, seal } from '../ledger/seal';
import type { LogRecord } from '../storage/database';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { Comparison, DatabaseSide } from './compare-sides';

export interface RebuildOptions {
  readonly host: Host;
  readonly repository: LedgerRepository;
  readonly comparison: Comparison;
  readonly newId: () => Id;
  readonly onProgress: (progress: RebuildProgress) => void;
  /** Heeded until the files or the database are written; from then on the rebuild is carried through. */
  readonly signal: AbortSignal;
}

export interface RebuildProgress {
  readonly step: 'keeping' | 'reading' | 'checking' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** What was read does not agree with itself; nothing has been replaced. */
class RebuildError extends Error {
  override readonly name = 'RebuildError';
}

const recordsAtATime = 2000;
const batchesAtATime = 500;

/**
 * Builds the database anew from the files. What is read is checked record by record; the state that is replaced is kept
 * as a snapshot; then the files enter a new epoch and one transaction swaps the database.
 */
export async function rebuildFromFiles(options: RebuildOptions): Promise<void> {
  const { host, repository, comparison, newId, onProgress, signal } = options;
  const { survey, database, nextEpoch } = comparison;
  if (!survey.best) throw new RebuildError('the files hold no state');
  const records = await readRecords(options, survey.best);
  const log = await readLog(options, survey.best, survey.readableBatches);
  // Only now: the snapshot of what is replaced must not pass for the state that is recovered.
  if (database && database.head.position > 0) await keepReplaced(options, database);
  signal.throwIfAborted();
  onProgress({ step: 'writing', done: 0, total: 1 });
  const { workspaceId, position, headHash, headBatchId } = survey.best;
  const profileId = newId();
  const keep = { position, headHash, headBatchId };
  await host['folder.rebuild']({ workspaceId, epoch: nextEpoch, profileId, schemaVersion, keep });
  const beginning = await beginningOf(survey.best, log);
  await repository.replaceAll({
    head: {
      workspaceId,
      epoch: nextEpoch,
      schemaVersion,
      profileId,
      genesisHash: beginning,
      position,
      hash: headHash,
    },
    records,
    log,
  });
}

/** The hash that the first batch follows; of the first epoch where that batch cannot be read. */
async function beginningOf({ workspaceId }: ChainHead, log: readonly LogRecord[]): Promise<string> {
  const first = log[0];
  return first?.position === 1 ? first.batch.parentHash : genesisHash({ workspaceId, epoch: 1 });
}

async function keepReplaced({ host, repository, onProgress, signal }: RebuildOptions, side: DatabaseSide) {
  const records = await repository.loadRecords();
  const all = entities.flatMap((entity) =>
    [...records[entity].values()].map((record): RecoveredRecord => ({ entity, record })),
  );
  const { workspaceId, epoch, schemaVersion: version, position, hash } = side.head;
  const [last] = await repository.lastBatches(1);
  const head: ChainHead = {
    workspaceId,
    epoch,
    schemaVersion: version,
    position,
    headHash: hash,
    headBatchId: last?.batchId ?? null,
    headAt: side.lastAt,
  };
  const { upload } = await host['snapshot.begin']({ head });
  for (let at = 0; at < all.length; at += recordsAtATime) {
    signal.throwIfAborted();
    onProgress({ step: 'keeping', done: at, total: all.length });
    await host['snapshot.part']({ upload, records: all.slice(at, at + recordsAtATime) });
  }
  const result = await host['snapshot.finish']({ upload });
  if (result.state === 'failed')
    throw new RebuildError(`the replaced state could not be kept: ${result.detail}`);
}

async function readRecords(
  { host, onProgress, signal }: RebuildOptions,
  best: RecoveryState,
): Promise<RecordTable> {
  const table = emptyRecordTable();
  const total = entities.reduce((sum, entity) => sum + best.records[entity], 0);
  let done = 0;
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    onProgress({ step: 'reading', done, total });
    const page = await host['recovery.records']({ source: { kind: 'best' }, after, limit: recordsAtATime });
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

async function readLog(
  { host, onProgress, signal }: RebuildOptions,
  best: RecoveryState,
  total: number,
): Promise<readonly LogRecord[]> {
  const log: LogRecord[] = [];
  for (let more = true; more;) {
    signal.throwIfAborted();
    onProgress({ step: 'checking', done: log.length, total });
    const after = log.at(-1)?.position ?? 0;
    const page = await host['recovery.batches']({ after, limit: batchesAtATime });
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

/**
 * Writes the files anew from the database: what the journal holds beyond the common place is set aside, a new epoch begins
 * there, and the database's batches follow. A kill in between leaves a journal that the next start refills.
 */
export async function rebuildFromDatabase(options: RebuildOptions): Promise<void> {
  const { host, repository, comparison, onProgress, signal } = options;
  const { database, common, nextEpoch } = comparison;
  if (!database) throw new RebuildError('the database is empty');
  const { workspaceId, profileId, genesisHash: beginning, position } = database.head;
  const keep = common ?? { position: 0, headHash: beginning, headBatchId: null };
  signal.throwIfAborted();
  await host['folder.rebuild']({ workspaceId, epoch: nextEpoch, profileId, schemaVersion, keep });
  await repository.enterEpoch(nextEpoch);
  let hash = keep.headHash;
  for (let done = keep.position; ;) {
    const batches = await repository.batchesAfter(hash, batchesAtATime);
    if (batches.length === 0) return;
    for (const sealed of batches) {
      const answer = await host['journal.append'](sealed);
      if (answer.state !== 'appended') throw new RebuildError(`the journal took no batch: ${answer.state}`);
      hash = sealed.hash;
      done += 1;
    }
    onProgress({ step: 'writing', done, total: position });
  }
}
