import seedAddress from '../../seeds/jilin-informatization-13fyp/plan.json?url';
import type { Host } from '../../shared/host';
import type { PlanDocument } from '../../shared/model/plan';
import { openLedger, type OpenResult } from '../ledger/open-ledger';
import { LedgerRepository } from '../storage/ledger-repository';
import { WorkbenchDatabase } from '../storage/database';
import { connectHost } from './host-client';

/** How far the start has come. */
export type StartState =
  | { readonly state: 'opening' }
  /** Another tab or window of this page works on the same database. */
  | { readonly state: 'elsewhere' }
  /** The page was opened without the address that the host printed. */
  | { readonly state: 'noHost' }
  | { readonly state: 'failed'; readonly detail: string }
  | (OpenResult & { readonly host: Host; readonly repository: LedgerRepository });

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

async function start(): Promise<StartState> {
  const host = connectHost();
  if (!host) return { state: 'noHost' };
  if (!(await takePageLock())) return { state: 'elsewhere' };
  const repository = new LedgerRepository(new WorkbenchDatabase());
  const opened = await openLedger({
    host,
    repository,
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    loadSeed,
  });
  if (opened.state === 'open') void host['snapshot.take']({ reason: 'start' }).catch(() => undefined);
  return { ...opened, host, repository };
}

/** Starts once for the life of the page; a failure becomes a state that can be shown. */
export const started: Promise<StartState> = start().catch((error: unknown): StartState => ({
  state: 'failed',
  detail: error instanceof Error ? error.message : String(error),
}));
