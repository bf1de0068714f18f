import 'fake-indexeddb/auto';
import { onTestFinished } from 'vitest';

export interface KilledDatabase {
  /** How many openings, deletions and transactions there were. */
  steps(): number;
  /** IndexedDB as the next start of the program finds it. */
  revive(): void;
}

/**
 * Lets `allowed` openings, deletions and transactions of IndexedDB through and refuses everything after them, as if the page
 * had been killed there: the last one, where it is a transaction, is cut off and leaves nothing.
 */
export function killDatabase(allowed: number): KilledDatabase {
  const { open, deleteDatabase } = IDBFactory.prototype;
  const { transaction } = IDBDatabase.prototype;
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps > allowed) throw new DOMException('killed by the test', 'InvalidStateError');
  };
  IDBFactory.prototype.open = function (...given) {
    step();
    return open.apply(this, given);
  };
  IDBFactory.prototype.deleteDatabase = function (...given) {
    step();
    return deleteDatabase.apply(this, given);
  };
  IDBDatabase.prototype.transaction = function (...given) {
    // The stand-in makes that of an upgrade itself: it belongs to the opening.
    if (String(given[1]) === 'versionchange') return transaction.apply(this, given);
    step();
    const begun = transaction.apply(this, given);
    if (steps === allowed) queueMicrotask(() => begun.abort());
    return begun;
  };
  const revive = () => {
    Object.assign(IDBFactory.prototype, { open, deleteDatabase });
    IDBDatabase.prototype.transaction = transaction;
  };
  onTestFinished(revive);
  return { steps: () => steps, revive };
}
