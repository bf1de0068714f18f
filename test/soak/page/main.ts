/** The program without its views, at its own address: what a soak asks for goes through the program's own modules. */
import { connectHost } from '../../../renderer/app/host-client';
import { verifyChain, type ChainReport } from '../../../renderer/history/verify-chain';
import type { Draft, Ledger } from '../../../renderer/ledger/ledger';
import { openLedger } from '../../../renderer/ledger/open-ledger';
import type { SaveState } from '../../../renderer/ledger/saver';
import { carryOut } from '../../../renderer/restore/carry-out';
import { readPast } from '../../../renderer/restore/read-past';
import { openStorage } from '../../../renderer/storage/open-storage';
import { WorkbenchDatabase, type HeadRecord } from '../../../renderer/storage/database';
import { LedgerRepository } from '../../../renderer/storage/ledger-repository';
import type { Host, HostCall } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { entities, type Entity, type Id } from '../../../shared/model/plan';
import { restoreDifferences } from '../../../shared/saving/restore-differences';
import { checkLedger, type LedgerCheck } from './check-ledger';
import { importedId, importedSeries, largeChanges } from './large-batch';
import { rawRecords } from './raw-records';

/** Everything that the database holds, as it stands there. */
export interface Stored {
  readonly head: HeadRecord | null;
  readonly log: readonly (SealedBatch & { readonly position: number })[];
  readonly records: Readonly<Record<Entity, readonly { readonly id: Id }[]>>;
}

/** What stands in `window.soak` once the page is loaded. */
export interface SoakPage {
  /** Opens the ledger; answers why it does not open, else null. */
  open(): Promise<string | null>;
  /** Submits a batch, and answers its id and what the save state is when nothing is under way any more. */
  submit(draft: Draft): Promise<{ readonly id: string; readonly state: SaveState['kind'] }>;
  /** The same with as many changes at once as an import or a paste has. */
  submitLarge(
    count: number,
    stamp: string,
  ): Promise<{ readonly id: string; readonly state: SaveState['kind'] }>;
  /** A batch that creates series of another plan than those of the program, numbered from `start`. */
  importSeries(count: number, start: number): Promise<unknown>;
  /** Puts figures into the first of these series, one batch each. */
  typeFigures(count: number): Promise<unknown>;
  /** Goes back to the state behind a batch by a batch of differences, with a snapshot before it; answers what became of it. */
  restore(position: number): Promise<string>;
  check(): Promise<LedgerCheck>;
  /** Reads the database. Without the log's batches, their places and hashes are all that is known of them. */
  stored(): Promise<Stored>;
  verify(): Promise<ChainReport>;
  /** Reads the records by bare IndexedDB; answers how many there are. */
  raw(): Promise<number>;
  call(name: HostCall, request?: unknown): Promise<unknown>;
}

declare global {
  interface Window {
    soak?: SoakPage;
  }
}

const database = new WorkbenchDatabase();
const repository = new LedgerRepository(database);
let opened: Ledger | null = null;

function host(): Host {
  const connected = connectHost();
  if (!connected) throw new Error('the address has no token');
  return connected;
}

function ledger(): Ledger {
  if (!opened) throw new Error('the ledger is not open');
  return opened;
}

async function submit(draft: Draft): Promise<{ readonly id: string; readonly state: SaveState['kind'] }> {
  const result = ledger().submit(draft);
  if (result.state !== 'applied') throw new Error(`not applied: ${result.state}`);
  await ledger().saver.settled();
  return { id: result.batch.id, state: ledger().saver.state().kind };
}

window.soak = {
  async open() {
    const storage = await openStorage();
    if (storage.state === 'newer') return 'newer';
    const result = await openLedger({
      host: host(),
      repository: storage.repository,
      newId: () => crypto.randomUUID(),
      now: () => new Date().toISOString(),
      loadSeed: () => Promise.reject(new Error('the program itself begins')),
    });
    if (result.state === 'stopped') return result.reason;
    opened = result.ledger;
    return null;
  },

  submit,

  submitLarge(count, stamp) {
    const changes = largeChanges(ledger().records, count, stamp);
    return submit({ reason: `粘贴 ${changes.length} 处`, origin: { kind: 'paste' }, changes });
  },

  importSeries: (count, start) =>
    submit({ reason: '导入', origin: { kind: 'import' }, changes: importedSeries(count, start, '1') }),

  async typeFigures(count) {
    const seriesId = importedId(0);
    for (let figure = 1; figure <= count; figure += 1) {
      const change = ledger().figureChange(seriesId, { measure: 'actual', period: '2018' }, `${figure}`);
      await submit({ reason: `录入 ${figure}`, origin: { kind: 'typed' }, changes: [change] });
    }
  },

  async restore(position) {
    const place = { source: { kind: 'position', position } as const, name: `${position}`, headHash: null };
    const past = await readPast(host(), place, () => undefined, new AbortController().signal);
    const version = ledger().version();
    const { changes } = restoreDifferences(ledger().records, past.records, { kind: 'everything' });
    const outcome = await carryOut({ host: host(), ledger: ledger() }, { changes, reason: '恢复', version });
    return outcome.state === 'refused' ? outcome.sentence : outcome.saved ? 'saved' : 'unsaved';
  },

  check: () => checkLedger(database, host()),

  async stored() {
    const tables = entities.map(async (entity) => [entity, await database.table(entity).toArray()]);
    const log = await database.log.orderBy('position').toArray();
    return {
      head: await repository.head(),
      log: log.map(({ position, hash, batch }) => ({ position, hash, batch })),
      records: Object.fromEntries(await Promise.all(tables)) as Stored['records'],
    };
  },

  raw: () => rawRecords(database.name),

  verify: () => verifyChain(repository, () => undefined, new AbortController().signal),

  call: (name, request) => (host()[name] as (request: unknown) => Promise<unknown>)(request),
};
