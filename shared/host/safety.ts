import type { VerifiedSnapshot } from './snapshots';
import type { StorageFault } from './storage-fault';

/** The second folder for copies, e.g. on a USB stick or a share. */
export type SecondFolderState =
  | { readonly state: 'off' }
  | {
      /** away: the folder is not there now. */
      readonly state: 'ready' | 'away';
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
