import type { FolderContents } from '../host';
import type { Id } from '../model/plan';

/** What IndexedDB holds when the page starts. */
export type DatabaseContents =
  | { readonly state: 'empty' }
  | {
      readonly state: 'present';
      readonly workspaceId: Id;
      readonly epoch: number;
      readonly schemaVersion: number;
      /** Number of committed batches; 0 in a workspace that has only begun. */
      readonly count: number;
      readonly headHash: string;
    };

/** Which head is found on the other's chain; asked only when both sides hold the same workspace. */
export interface ChainLookup {
  readonly journalHasDatabaseHead: boolean;
  readonly databaseHasJournalHead: boolean;
}

export type StopReason =
  /** The database is empty, the folder is not: lost, or another page origin. */
  | 'databaseEmpty'
  /** The database holds data, the folder nothing. */
  | 'folderEmpty'
  | 'markerMissing'
  | 'markerDamaged'
  | 'journalMissing'
  | 'journalDamaged'
  | 'otherWorkspace'
  /** Neither head is on the other's chain. */
  | 'forked'
  | 'newerSchema';

export type StartDecision =
  /** Nothing anywhere: a new workspace, filled with the shipped plan. */
  | { readonly action: 'begin' }
  /** A beginning that was interrupted before any batch: go on with the same workspace. */
  | { readonly action: 'resumeBegin'; readonly workspaceId: Id; readonly epoch: number }
  | { readonly action: 'open' }
  /** The journal is ahead on the same chain: bring its batches into the database. */
  | { readonly action: 'replay' }
  /** The database is ahead on the same chain: append what the journal lacks. */
  | { readonly action: 'refill' }
  | { readonly action: 'stop'; readonly reason: StopReason };

const stop = (reason: StopReason): StartDecision => ({ action: 'stop', reason });

function isUntouched({ marker, journal, snapshots }: FolderContents): boolean {
  return marker.state === 'absent' && journal.state === 'absent' && snapshots === 0;
}

/**
 * Compares database and data folder at start. Only a state that cannot have lost anything leads on; every other one stops
 * before anything is written, because Chromium answers a damaged database with a silently empty one.
 */
export function reconcile(
  database: DatabaseContents,
  folder: FolderContents,
  lookup: ChainLookup,
  ownSchemaVersion: number,
): StartDecision {
  if (database.state === 'empty') return isUntouched(folder) ? { action: 'begin' } : stop('databaseEmpty');
  if (database.schemaVersion > ownSchemaVersion) return stop('newerSchema');
  if (isUntouched(folder))
    return database.count === 0
      ? { action: 'resumeBegin', workspaceId: database.workspaceId, epoch: database.epoch }
      : stop('folderEmpty');
  return compareHeads(database, folder, lookup, ownSchemaVersion);
}

function compareHeads(
  database: Extract<DatabaseContents, { state: 'present' }>,
  { marker, journal, snapshots }: FolderContents,
  lookup: ChainLookup,
  ownSchemaVersion: number,
): StartDecision {
  // The journal is made before the marker: a marker without a journal was no beginning.
  const beginning = database.count === 0 && snapshots === 0;
  const resume: StartDecision = {
    action: 'resumeBegin',
    workspaceId: database.workspaceId,
    epoch: database.epoch,
  };
  if (marker.state === 'damaged') return stop('markerDamaged');
  if (journal.state === 'damaged') return stop('journalDamaged');
  if (marker.state === 'present') {
    if (marker.marker.workspaceId !== database.workspaceId || marker.marker.epoch !== database.epoch)
      return stop('otherWorkspace');
    if (marker.marker.schemaVersion > ownSchemaVersion) return stop('newerSchema');
  }
  if (journal.state === 'absent') return stop('journalMissing');
  if (journal.workspaceId !== database.workspaceId || journal.epoch !== database.epoch)
    return stop('otherWorkspace');
  if (marker.state === 'absent')
    return beginning && journal.head.count === 0 ? resume : stop('markerMissing');
  if (journal.head.hash === database.headHash) {
    if (database.count > 0) return { action: 'open' };
    return beginning ? resume : stop('databaseEmpty');
  }
  if (lookup.journalHasDatabaseHead) return { action: 'replay' };
  if (lookup.databaseHasJournalHead) return { action: 'refill' };
  return stop('forked');
}
