import type { FolderContents, Host, HostInfo } from '../../shared/host';
import { schemaVersion, type SealedBatch } from '../../shared/model/batch';
import type { Id, PlanDocument } from '../../shared/model/plan';
import {
  applyChanges,
  creationChanges,
  recordImages,
  type RecordTable,
} from '../../shared/model/record-table';
import {
  reconcile,
  type ChainLookup,
  type DatabaseContents,
  type StartDecision,
  type StopReason,
} from '../../shared/saving/reconcile';
import type { LedgerRepository } from '../storage/ledger-repository';
import { Ledger } from './ledger';
import { Saver } from './saver';
import { genesisHash } from './seal';

export interface OpenOptions {
  readonly host: Host;
  readonly repository: LedgerRepository;
  readonly newId: () => Id;
  readonly now: () => string;
  /** The plan that ships with the program; asked for only in a new workspace. */
  readonly loadSeed: () => Promise<PlanDocument>;
}

export interface Stopped {
  readonly state: 'stopped';
  readonly reason: StopReason;
  readonly database: DatabaseContents;
  readonly folder: FolderContents;
  readonly info: HostInfo;
}

export type OpenResult =
  | Stopped
  | {
      readonly state: 'open';
      readonly ledger: Ledger;
      readonly info: HostInfo;
      /** Batches that were in the journal only and are in the database now. */
      readonly replayed: number;
      /** True when this start has begun the workspace. */
      readonly begun: boolean;
    };

/** Batches fetched at a time when one store is brought up to the other. */
const pageSize = 200;
/** Committed batches read back for undo after a restart. */
const historyLength = 500;
const savePatience = 15_000;

/** Opens the ledger as `reconcile` decides; where it stops, nothing has been written. */
export async function openLedger(options: OpenOptions): Promise<OpenResult> {
  const { host, repository } = options;
  const [info, folder, database] = await Promise.all([
    host['host.info'](),
    host['folder.contents'](),
    repository.contents(),
  ]);
  const lookup = await lookUp(options, database, folder);
  const decision = reconcile(database, folder, lookup, schemaVersion);
  if (decision.action === 'stop')
    return { state: 'stopped', reason: decision.reason, database, folder, info };
  const begun = await prepare(options, decision);
  const records = await repository.loadRecords();
  const replayed = decision.action === 'replay' ? await replay(options, records) : 0;
  if (decision.action === 'refill') await refill(options, folder);
  const ledger = await assemble(options, records, info.userName);
  if (begun) await plantSeed(options, ledger);
  return { state: 'open', ledger, info, replayed, begun };
}

async function lookUp(
  { host, repository }: OpenOptions,
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

/**
 * Begins a workspace, or goes on with one whose beginning was interrupted: head record in the database first, then
 * marker and journal, so that a database which came back empty is never taken for an interrupted beginning.
 */
async function prepare(options: OpenOptions, decision: StartDecision): Promise<boolean> {
  if (decision.action !== 'begin' && decision.action !== 'resumeBegin') return false;
  const { host, repository, newId } = options;
  if (decision.action === 'begin') {
    const genesis = { workspaceId: newId(), epoch: 1 };
    const hash = await genesisHash(genesis);
    await repository.begin({ ...genesis, schemaVersion, profileId: newId(), genesisHash: hash });
  }
  const { workspaceId, epoch, profileId } = await requireHead(repository);
  await host['folder.begin']({ workspaceId, epoch, profileId, schemaVersion });
  return true;
}

async function requireHead(repository: LedgerRepository) {
  const head = await repository.head();
  if (!head) throw new Error('the database has no head record');
  return head;
}

/** Brings the batches that only the journal has into the database, one transaction each. Gives their number. */
async function replay({ host, repository }: OpenOptions, records: RecordTable): Promise<number> {
  let { hash } = await requireHead(repository);
  let replayed = 0;
  for (;;) {
    const page = await host['journal.after']({ hash, limit: pageSize });
    if (!page) throw new Error('the journal has lost the head of the database');
    for (const sealed of page.batches) {
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
  const obstacles = applyChanges(records, sealed.batch.changes);
  if (obstacles.length > 0) throw new Error(`batch ${sealed.batch.id} does not fit the database`);
  await repository.commit(sealed, recordImages(records, sealed.batch.changes));
}

/** Appends the batches that only the database has to the journal. */
async function refill({ host, repository }: OpenOptions, { journal }: FolderContents): Promise<void> {
  if (journal.state !== 'intact' && journal.state !== 'torn') return;
  let { hash } = journal.head;
  for (;;) {
    const batches = await repository.batchesAfter(hash, pageSize);
    if (batches.length === 0) return;
    for (const sealed of batches) {
      const answer = await host['journal.append'](sealed);
      if (answer.state !== 'appended') throw new Error(`the journal could not be refilled: ${answer.state}`);
      hash = sealed.hash;
    }
  }
}

async function assemble(
  { host, repository, now }: OpenOptions,
  records: RecordTable,
  by: string,
): Promise<Ledger> {
  const [head, history] = await Promise.all([requireHead(repository), repository.lastBatches(historyLength)]);
  const saver = new Saver({ host, repository, headHash: head.hash, now, patience: savePatience });
  return new Ledger({
    records,
    saver,
    workspaceId: head.workspaceId,
    profileId: head.profileId,
    position: head.position,
    history: history.map(({ batch }) => batch),
    by,
    now,
  });
}

async function plantSeed({ loadSeed }: OpenOptions, ledger: Ledger): Promise<void> {
  const seed = await loadSeed();
  ledger.submit({
    reason: `载入随程序附带的规划：${seed.plan.title}`,
    origin: { kind: 'import' },
    changes: creationChanges(seed),
  });
  await ledger.saver.settled();
}
