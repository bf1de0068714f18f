import type { VerifiedSnapshot } from './snapshots';
import type { StorageFault } from './storage-fault';

/** The second folder for copies, e.g. on a USB stick or a share. */
export type SecondFolderState =
  | { readonly state: 'off' }
  | {
      /** copying: a copy is under way; away: the folder is not there now. */
      readonly state: 'ready' | 'copying' | 'away';
      readonly folder: string;
      readonly lastCopyAt: string | null;
    }
  | {
      readonly state: 'failed';
      readonly folder: string;
      readonly lastCopyAt: string | null;
      readonly fault: StorageFault;
      readonly detail: string;
    };

export interface SafetyStatus {
  readonly lastSnapshot: VerifiedSnapshot | null;
  /** The last try to take a snapshot, where it failed; null once one has succeeded. */
  readonly snapshotFailure: {
    readonly at: string;
    readonly fault: StorageFault;
    readonly detail: string;
  } | null;
  readonly secondFolder: SecondFolderState;
}

/** What became of the wish for another second folder, or for none. */
export type SetSecondFolderResult =
  /** A first copy is made meanwhile. */
  | { readonly state: 'set'; readonly status: SafetyStatus }
  /** Nothing was changed; overlaps: it is the data folder, in it or around it. */
  | { readonly state: 'refused'; readonly reason: 'notAbsolute' | 'overlaps' | 'missing' }
  /** The wish could not be written down. */
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };
