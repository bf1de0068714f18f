import seedAddress from '../../seeds/jilin-informatization-13fyp/plan.json?url';
import type { Host, StorageFault } from '../../shared/host';
import type { PlanDocument } from '../../shared/model/plan';
import type { Connection } from '../ledger/connection';
import { HostAway, HostRefused, HostStranger } from '../ledger/host-away';
import { FolderRefused } from '../ledger/level';
import { migrateLedger } from '../ledger/migrate-ledger';
import { askHost, openLedger, type HostSide, type OpenResult, type Stopped } from '../ledger/open-ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { openStorage } from '../storage/open-storage';
import type { MigrationProgress } from '../storage/staged-migration';
import { connectHost } from './host-client';
import { watchHost } from './watch-host';

type Opened = Extract<OpenResult, { state: 'open' }>;
interface Services {
  readonly host: Host;
  readonly repository: LedgerRepository;
}

/** How far the start has come. */
export type StartState =
  | { readonly state: 'opening'; readonly migration: MigrationProgress | null }
  /** Another tab or window of this page works on the same database. */
  | { readonly state: 'elsewhere' }
  /** The page was opened without the address that the host printed, or with that of another host. */
  | { readonly state: 'noHost' }
  /** The host has not answered; it may come back. */
  | { readonly state: 'away'; readonly host: Host }
  /** A later version of the program has worked on this data. */
  | { readonly state: 'newer' }
  /** The data folder did not take what had to be written before anything could be opened. */
  | { readonly state: 'refused'; readonly fault: StorageFault; readonly detail: string }
  /** The host could not read the data folder. */
  | { readonly state: 'unreadable'; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string }
  | (Stopped & Services)
  | (Opened & Services & { readonly connection: Connection });

const lockName = 'indicator-workbench/ledger';

/**
 * Takes the one lock of this page's database and holds it until the page goes. False where another tab has it: two pages
 * writing one database would end in two histories.
 */
function takePageLock(): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => {});
    });
  });
}

async function loadSeed(): Promise<PlanDocument> {
  const response = await fetch(seedAddress);
  if (!response.ok) throw new Error(`the shipped plan could not be read: ${response.status}`);
  return (await response.json()) as PlanDocument;
}

async function open(
  host: Host,
  side: Promise<HostSide>,
  tell: (progress: StartState) => void,
): Promise<StartState> {
  const storage = await openStorage();
  if (storage.state === 'newer') return { state: 'newer' };
  const { repository, older, forgetOlder } = storage;
  if (older) {
    const onProgress = (migration: MigrationProgress) => tell({ state: 'opening', migration });
    const migrated = await migrateLedger({ host, ...older, onProgress });
    if (migrated.state === 'stopped') return { ...migrated, host, repository: older.repository };
  }
  const opened = await openLedger({
    host,
    repository,
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    loadSeed,
    ...(!older && { side }),
  });
  if (opened.state === 'stopped') return { ...opened, host, repository };
  void host['snapshot.take']({ reason: 'start' }).catch(() => undefined);
  void forgetOlder().catch(() => undefined);
  return { ...opened, host, repository, connection: await watchHost(host, repository, opened.ledger.saver) };
}

function failureState(error: unknown, host: Host): StartState {
  if (error instanceof HostStranger) return { state: 'noHost' };
  if (error instanceof HostAway) return { state: 'away', host };
  if (error instanceof HostRefused) return { state: 'unreadable', detail: error.message };
  if (error instanceof FolderRefused) return { state: 'refused', fault: error.fault, detail: error.message };
  return { state: 'failed', detail: error instanceof Error ? error.message : String(error) };
}

/**
 * Chromium answers the opening that finds its store damaged with an error, and the next one with an empty store. The
 * second try shows what there is to choose from; it writes nothing either.
 */
function isStoreDamaged(error: unknown): boolean {
  return error instanceof Error && /backing store/i.test(error.message);
}

async function openAgain(error: unknown, host: Host, tell: (state: StartState) => void): Promise<StartState> {
  if (!isStoreDamaged(error)) throw error;
  return open(host, askHost(host), tell);
}

async function start(tell: (state: StartState) => void): Promise<StartState> {
  const host = connectHost();
  if (!host) return { state: 'noHost' };
  // Asked while the database is being opened; where that fails, nobody waits for the answer.
  const side = askHost(host);
  side.catch(() => undefined);
  if (!(await takePageLock())) return { state: 'elsewhere' };
  return open(host, side, tell)
    .catch((error: unknown) => openAgain(error, host, tell))
    .catch((error: unknown) => failureState(error, host));
}

let current: StartState = { state: 'opening', migration: null };
const listeners = new Set<() => void>();

function become(state: StartState): void {
  current = state;
  for (const listener of listeners) listener();
}

/** The start of the page; a failure becomes a state that can be shown. */
export const startUp = {
  /** Once in the life of the page. */
  begin: (): void => void start(become).then(become),
  state: (): StartState => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
