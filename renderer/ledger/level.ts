import type { FolderContents, Host, ReplaceResult, StorageFault } from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import { carryOut, staged, type RecordTable } from '../../shared/model/record-table';
import type { ChainLookup, DatabaseContents, StopReason } from '../../shared/saving/reconcile';
import type { HeadRecord } from '../storage/database';
import type { LedgerRepository } from '../storage/ledger-repository';

/** The two stores of a history, which a start brings level. */
export interface Stores {
  readonly host: Host;
  readonly repository: LedgerRepository;
}

/** The data folder did not take what had to be written; what was there is untouched. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
  readonly fault: StorageFault;

  constructor(fault: StorageFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Throws FolderRefused where the data folder did not take what was to replace everything in it. */
export function requireReplaced(result: ReplaceResult): void {
  if (result.state === 'failed') throw new FolderRefused(result.fault, result.detail);
}

/** One store cannot be brought up to the other; it stands at the last batch that it could be given. */
export class LevelStopped extends Error {
  override readonly name = 'LevelStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Batches fetched at a time when one store is brought up to the other. */
const pageSize = 200;

export async function lookUp(
  { host, repository }: Stores,
  database: DatabaseContents,
  { journal }: FolderContents,
): Promise<ChainLookup> {
  const comparable =
    database.state === 'present' &&
    (journal.state === 'intact' || journal.state === 'torn') &&
    journal.head.hash !== database.headHash;
  if (!comparable) return { journalHasDatabaseHead: false, databaseHasJournalHead: false };
  const [page, databaseHasJournalHead] = await Promise.all([
    host['journal.after']({ hash: database.headHash, limit: 1 }),
    repository.hasOnChain(journal.head.hash),
  ]);
  return { journalHasDatabaseHead: page !== null, databaseHasJournalHead };
}

export async function requireHead(repository: LedgerRepository): Promise<HeadRecord> {
  const head = await repository.head();
  if (!head) throw new Error('the database has no head record');
  return head;
}

/**
 * Brings the batches that only the journal has into the database, one transaction each, as far as they are of the database's
 * schema. Gives their number. Throws LevelStopped where one of them cannot be read or does not fit.
 */
export async function replay(
  { host, repository }: Stores,
  records: RecordTable,
  schemaVersion: number,
): Promise<number> {
  let { hash } = await requireHead(repository);
  let replayed = 0;
  for (;;) {
    const page = await host['journal.after']({ hash, limit: pageSize });
    if (!page) throw new Error('the journal has lost the head of the database');
    if (page.more && page.batches.length === 0)
      throw new LevelStopped('journalDamaged', 'the journal breaks off behind the head of the database');
    for (const sealed of page.batches) {
      if (sealed.batch.schemaVersion > schemaVersion) return replayed;
      if (sealed.batch.schemaVersion < schemaVersion)
        throw new Error(`batch ${sealed.batch.id} is of an earlier schema than the database`);
      await commitReplayed(repository, records, sealed);
      hash = sealed.hash;
      replayed += 1;
    }
    if (!page.more) return replayed;
  }
}

async function commitReplayed(
  repository: LedgerRepository,
  records: RecordTable,
  sealed: SealedBatch,
): Promise<void> {
  const { obstacles, images } = staged(records, sealed.batch.changes);
  if (obstacles.length > 0)
    throw new LevelStopped('databaseIncomplete', `batch ${sealed.batch.id} does not fit the database`);
  carryOut(records, images);
  await repository.commit(sealed, images);
}

/**
 * Appends the batches that only the database has to the journal. Throws FolderRefused where it does not take them, and
 * LevelStopped where they do not follow.
 */
export async function refill({ host, repository }: Stores, { journal }: FolderContents): Promise<void> {
  if (journal.state !== 'intact' && journal.state !== 'torn') return;
  let { hash } = journal.head;
  for (;;) {
    const batches = await repository.batchesAfter(hash, pageSize);
    if (batches.length === 0) return;
    for (const sealed of batches) {
      const answer = await host['journal.append'](sealed);
      if (answer.state === 'failed') throw new FolderRefused(answer.fault, answer.detail);
      // Batches may be missing from the database's log as well, where no copy of them could be read.
      if (answer.state === 'forked')
        throw new LevelStopped('forked', `batch ${sealed.batch.id} does not follow the journal`);
      hash = sealed.hash;
    }
  }
}
