import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Host } from '../../shared/host';
import type { PlanDocument } from '../../shared/model/plan';
import type { Ledger } from '../../renderer/ledger/ledger';
import { openLedger, type OpenResult } from '../../renderer/ledger/open-ledger';
import { WorkbenchDatabase } from '../../renderer/storage/database';
import { LedgerRepository } from '../../renderer/storage/ledger-repository';
import { journalFile, openHost } from './data-folder';
import { faultyDisk, type DiskFaults } from './faulty-file-system';
import { anIndicator, aPlan } from './plan';
import { temporaryFolder } from './temporary-folder';

/** A small plan for tests of saving: 甲 and 乙, with baselines and targets. */
export const smallPlan: PlanDocument = aPlan()
  .with(anIndicator('甲').from('10').to('20'), anIndicator('乙').from('30').to('60'))
  .document();

/** One PC for tests: real services on a real folder behind fault switches, and a database of its own. */
export class Workbench {
  readonly faults: DiskFaults;
  readonly dataFolder: string;
  /** Swapped by tests to stand between page and host. */
  host: Host;
  readonly databaseName: string;
  private readonly closeHost: () => Promise<void>;
  private database: WorkbenchDatabase | null = null;

  private constructor(
    dataFolder: string,
    databaseName: string,
    running: { readonly host: Host; close(): Promise<void> },
    faults: DiskFaults,
  ) {
    this.dataFolder = dataFolder;
    this.databaseName = databaseName;
    this.host = running.host;
    this.closeHost = () => running.close();
    this.faults = faults;
  }

  /** A new PC, or one on a folder and a database that were there before. */
  static async start(dataFolder?: string, databaseName = `workbench-${randomUUID()}`): Promise<Workbench> {
    const folder = dataFolder ?? (await temporaryFolder());
    const { fileSystem, faults } = faultyDisk();
    return new Workbench(folder, databaseName, await openHost(folder, { fileSystem }), faults);
  }

  get journalFile(): string {
    return journalFile(this.dataFolder);
  }

  /** Loads the page anew on the same database. */
  async load(): Promise<OpenResult> {
    return openLedger({
      host: this.host,
      repository: this.reopen(),
      newId: randomUUID,
      now: () => '2026-01-02T03:04:05.000Z',
      loadSeed: () => Promise.resolve(smallPlan),
    });
  }

  /** Loads the page and expects the ledger to open. */
  async open(): Promise<Ledger> {
    const result = await this.load();
    if (result.state !== 'open') throw new Error(`stopped: ${result.reason}`);
    return result.ledger;
  }

  reopen(): LedgerRepository {
    this.database?.close();
    this.database = new WorkbenchDatabase(this.databaseName);
    const { database } = this;
    onTestFinished(() => database.close());
    return new LedgerRepository(database);
  }

  /** The page can no longer reach its database: commits fail, the journal still works. */
  loseDatabase(): void {
    this.database?.close({ disableAutoOpen: true });
  }

  /** What Chromium does to a damaged database. */
  async emptyDatabase(): Promise<void> {
    this.database?.close();
    await new WorkbenchDatabase(this.databaseName).delete();
  }

  /** A database that was rebuilt without this batch, because no copy of it could be read. */
  async withoutBatch(position: number): Promise<void> {
    const database = new WorkbenchDatabase(this.databaseName);
    await database.log.delete(position);
    const head = await database.meta.get('head');
    if (head) await database.meta.put({ ...head, missing: 1 });
    database.close();
  }

  async close(): Promise<void> {
    this.database?.close();
    await this.closeHost();
  }
}

/** Types an actual of the nth series and waits for the save to settle. */
export async function typeFigure(ledger: Ledger, index: number, year: number, figure: string): Promise<void> {
  const seriesId = smallPlan.series[index]?.id ?? '';
  const result = ledger.submit({
    reason: `录入 ${figure}`,
    origin: { kind: 'typed' },
    changes: [ledger.figureChange(seriesId, { measure: 'actual', period: `${year}` }, figure)],
  });
  if (result.state !== 'applied') throw new Error(`not applied: ${result.state}`);
  await ledger.saver.settled();
}

export function figureOf(ledger: Ledger, index: number, year: number) {
  return ledger.figure(smallPlan.series[index]?.id ?? '', { measure: 'actual', period: `${year}` });
}
