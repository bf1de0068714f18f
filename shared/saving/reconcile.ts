import type { FolderContents, JournalState } from '../host';
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
      /** False where batches are missing from its log that were there: a part of its storage was lost unnoticed. */
      readonly complete: boolean;
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
  /** The files name batches that neither side has. */
  | 'batchesLost'
  /** Chromium has lost a part of the database and opens the rest. */
  | 'databaseIncomplete'
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

function isNewer(database: DatabaseContents, { marker }: FolderContents, own: number): boolean {
  if (marker.state === 'newer') return true;
  if (marker.state === 'present' && marker.marker.schemaVersion > own) return true;
  return database.state === 'present' && database.schemaVersion > own;
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
  const { journal } = folder;
  // Before all else: what a later program has written is neither repaired nor rebuilt by this one.
  if (journal.state === 'newer' || isNewer(database, folder, ownSchemaVersion)) return stop('newerSchema');
  if (database.state === 'empty') return isUntouched(folder) ? { action: 'begin' } : stop('databaseEmpty');
  if (!database.complete) return stop('databaseIncomplete');
  if (isUntouched(folder))
    return database.count === 0
      ? { action: 'resumeBegin', workspaceId: database.workspaceId, epoch: database.epoch }
      : stop('folderEmpty');
  return compareHeads(database, { ...folder, journal }, lookup);
}

/** A folder whose journal this program can read, as far as it is whole. */
type KnownFolder = FolderContents & { readonly journal: Exclude<JournalState, { readonly state: 'newer' }> };

function compareHeads(
  database: Extract<DatabaseContents, { state: 'present' }>,
  { marker, journal, snapshots, reached }: KnownFolder,
  lookup: ChainLookup,
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
  }
  if (journal.state === 'absent') return stop('journalMissing');
  if (journal.workspaceId !== database.workspaceId || journal.epoch !== database.epoch)
    return stop('otherWorkspace');
  if (marker.state === 'absent')
    return beginning && journal.head.count === 0 ? resume : stop('markerMissing');
  if (Math.max(journal.head.count, database.count) < reached) return stop('batchesLost');
  if (journal.head.hash === database.headHash) {
    if (database.count > 0) return { action: 'open' };
    return beginning ? resume : stop('databaseEmpty');
  }
  if (lookup.journalHasDatabaseHead) return { action: 'replay' };
  if (lookup.databaseHasJournalHead) return { action: 'refill' };
  return stop('forked');
}
