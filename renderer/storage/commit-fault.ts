/** Why the database did not take a batch. */
export type DatabaseFault =
  | 'database'
  /** The browser has no more room for it: its share of the disk is used up, or the disk is full. */
  | 'databaseFull';

/** Dexie wraps what IndexedDB says, and an aborted transaction carries its reason inside. */
export function databaseFault(error: unknown): DatabaseFault {
  for (let at: unknown = error, depth = 0; at instanceof Object && depth < 5; depth += 1) {
    if ('name' in at && at.name === 'QuotaExceededError') return 'databaseFull';
    at = 'inner' in at && at.inner ? at.inner : 'cause' in at ? at.cause : null;
  }
  return 'database';
}
