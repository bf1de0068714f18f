import type { Id } from '../model/plan';
import type { StorageFault } from './storage-fault';

/** The outside record of what this data folder holds: what a database that came back empty cannot tell. */
export interface Marker {
  readonly format: 'indicator-workbench/marker';
  readonly formatVersion: 1;
  readonly workspaceId: Id;
  readonly epoch: number;
  readonly createdAt: string;
  readonly schemaVersion: number;
  /** Page origins (one IndexedDB each) that have worked on this folder. */
  readonly profiles: readonly Id[];
}

export interface JournalHead {
  /** The position on the chain: how many batches were committed up to here, in all segments and epochs. */
  readonly count: number;
  /** Id of the last committed batch; null in an empty journal. */
  readonly batchId: string | null;
  /** Hash of the last committed batch; the genesis hash in an empty journal. */
  readonly hash: string;
}

export type JournalState =
  | { readonly state: 'absent' }
  | {
      readonly state: 'intact' | 'torn';
      readonly workspaceId: Id;
      readonly epoch: number;
      readonly head: JournalHead;
    }
  /** In a format that only a later program knows. */
  | { readonly state: 'newer' }
  /** Readable records stand behind unreadable ones, or the chain does not hold: nothing may be appended. */
  | { readonly state: 'damaged'; readonly detail: string; readonly readableBatches: number };

/** What the data folder holds when the page starts. */
export interface FolderContents {
  readonly marker:
    /** newer: of a format that only a later program knows. */
    | { readonly state: 'absent' | 'damaged' | 'newer' }
    | { readonly state: 'present'; readonly marker: Marker };
  readonly journal: JournalState;
  readonly snapshots: number;
  /**
   * How many batches the files are known to have held: the journal's own, or more where a note or a snapshot of its epoch
   * says that its end is missing. 0 where there is no journal to speak of.
   */
  readonly reached: number;
}

export interface BeginRequest {
  readonly workspaceId: Id;
  readonly epoch: number;
  readonly profileId: Id;
  readonly schemaVersion: number;
}

/** What became of files that were to be replaced as a whole. */
export type ReplaceResult =
  | { readonly state: 'replaced'; readonly contents: FolderContents }
  /** What was begun by then is finished by the next try or the next start; until it is, what was there counts. */
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };
