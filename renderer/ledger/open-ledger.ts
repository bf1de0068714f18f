import type { FolderContents, Host, HostInfo, PersonState } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import type { Id, PlanDocument } from '../../shared/model/plan';
import { creationChanges, type RecordTable } from '../../shared/model/record-table';
import {
  reconcile,
  type DatabaseContents,
  type StartDecision,
  type StopReason,
} from '../../shared/saving/reconcile';
import type { LedgerRepository } from '../storage/ledger-repository';
import { Ledger } from './ledger';
import { lookUp, refill, replay, LevelStopped, requireHead } from './level';
import { Saver } from './saver';
import { genesisHash } from './seal';
import { UndoHistory } from './undo-history';

export interface OpenOptions {
  readonly host: Host;
  readonly repository: LedgerRepository;
  readonly newId: () => Id;
  readonly now: () => string;
  /** The plan that ships with the program; asked for only in a new workspace. */
  readonly loadSeed: () => Promise<PlanDocument>;
  /** The host's side, where it was asked for before the database was open; nothing may have been written since. */
  readonly side?: Promise<HostSide>;
}

/** What the host knows before anything is opened. */
export interface HostSide {
  readonly info: HostInfo;
  readonly person: PersonState;
  readonly folder: FolderContents;
}

export async function askHost(host: Host): Promise<HostSide> {
  const [info, person, folder] = await Promise.all([
    host['host.info'](),
    host['person.read'](),
    host['folder.contents'](),
  ]);
  return { info, person, folder };
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
      readonly person: PersonState;
      /** Batches that were in the journal only and are in the database now. */
      readonly replayed: number;
      /** True when this start has begun the workspace. */
      readonly begun: boolean;
    };

const savePatience = 15_000;

/**
 * Opens the ledger as `reconcile` decides; where it stops, nothing has been written, but for batches of the journal that the
 * database lacked and could still be given.
 */
export async function openLedger(options: OpenOptions): Promise<OpenResult> {
  const { host, repository, side = askHost(host) } = options;
  const [{ info, person, folder }, database] = await Promise.all([side, repository.contents()]);
  const lookup = await lookUp(options, database, folder);
  const decision = reconcile(database, folder, lookup, schemaVersion);
  if (decision.action === 'stop')
    return { state: 'stopped', reason: decision.reason, database, folder, info };
  const begun = await prepare(options, decision);
  const records = await repository.loadRecords();
  const replayed = await bringLevel(options, decision, folder, records).catch(stopOf);
  if (typeof replayed !== 'number')
    return { state: 'stopped', reason: replayed.reason, database: await repository.contents(), folder, info };
  const by = person.state === 'known' ? person.name : info.userName;
  const ledger = await assemble(options, records, by);
  if (begun) await plantSeed(options, ledger);
  return { state: 'open', ledger, info, person, replayed, begun };
}

/** Answers how many batches the database was given. */
async function bringLevel(
  options: OpenOptions,
  { action }: StartDecision,
  folder: FolderContents,
  records: RecordTable,
): Promise<number> {
  if (action === 'replay') return replay(options, records, schemaVersion);
  if (action === 'refill') await refill(options, folder);
  return 0;
}

function stopOf(error: unknown): LevelStopped {
  if (error instanceof LevelStopped) return error;
  throw error;
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

async function assemble(
  { host, repository, now }: OpenOptions,
  records: RecordTable,
  by: string,
): Promise<Ledger> {
  const head = await requireHead(repository);
  const saver = new Saver({ host, repository, headHash: head.hash, now, patience: savePatience });
  const steps = new UndoHistory(repository, head.position, () => saver.unsaved().length);
  const lastAt = await steps.readFirst();
  return new Ledger({
    records,
    saver,
    workspaceId: head.workspaceId,
    profileId: head.profileId,
    position: head.position,
    steps,
    lastAt,
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
