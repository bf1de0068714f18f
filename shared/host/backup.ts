import type { SealedBatch } from '../model/batch';
import type { SaveTarget } from './files';
import type { BeginRequest } from './folder';
import type { Doubt, RecoveryState } from './recovery';
import type { StorageFault } from './storage-fault';

/** What the host is doing for a backup, while it takes long. */
export interface BackupProgress {
  readonly step: 'preparing' | 'writing' | 'verifying' | 'reading' | 'surveying';
  /** Bytes; `total` is 0 where they are not counted. */
  readonly done: number;
  readonly total: number;
}

export interface WriteBackupRequest {
  readonly target: SaveTarget;
  /** Null leaves the file readable for everybody who has it. */
  readonly passphrase: string | null;
  /** Who writes it, as people know them. */
  readonly by: string;
}

export type WriteBackupResult =
  | {
      /** Written, flushed, read back and found the same. */
      readonly state: 'written';
      readonly path: string;
      readonly bytes: number;
      /** How many batches it holds. */
      readonly position: number;
      /** What could not be read of the data folder, and so neither of the backup. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly state: 'exists'; readonly path: string }
  /** No file is left behind, and one that was there is untouched; the same for `failed`. */
  | { readonly state: 'cancelled' }
  /** The ledger holds nothing yet. */
  | { readonly state: 'empty' }
  | {
      readonly state: 'failed';
      /** Which side the fault lies on. */
      readonly place: 'dataFolder' | 'target';
      readonly fault: StorageFault;
      readonly detail: string;
    };

/** A backup file, or a folder that holds copies as the second folder does. */
export interface BackupSource {
  readonly kind: 'file' | 'folder';
  /** Absolute. */
  readonly path: string;
}

export interface FoundBackup extends BackupSource {
  readonly name: string;
  /** Bytes of a file; null for a folder. */
  readonly bytes: number | null;
  /** ISO 8601 time in UTC, by the clock of the computer that keeps it. */
  readonly modifiedAt: string;
  /** Whether a passphrase is needed; null where the beginning of the file cannot be read. */
  readonly locked: boolean | null;
}

/** One side of the choice: what a backup or this computer holds. */
export interface IncomingSide {
  readonly best: RecoveryState;
  /** Titles of the plans. */
  readonly plans: readonly string[];
  readonly readableBatches: number;
}

/** A copy from elsewhere, unpacked and surveyed, about which the user has not decided yet. */
export interface Incoming {
  readonly source: BackupSource;
  /** What the backup file says of itself; null for a folder. */
  readonly written: { readonly at: string; readonly by: string; readonly program: string } | null;
  readonly there: IncomingSide;
  /** Null where the data folder holds nothing that can be read. */
  readonly here: IncomingSide | null;
  /** The last position up to which both have the same history; null where they share none. */
  readonly common: number | null;
  /** What of the copy cannot be read or does not fit. */
  readonly doubts: readonly Doubt[];
  /** Greater than any epoch that either side names. */
  readonly nextEpoch: number;
}

export interface StageRequest {
  readonly source: BackupSource;
  readonly passphrase: string | null;
}

export type StageResult =
  | { readonly state: 'staged'; readonly incoming: Incoming }
  | { readonly state: 'passphraseNeeded' }
  | { readonly state: 'passphraseWrong' }
  /** The file ends too early. */
  | { readonly state: 'truncated'; readonly missingBytes: number }
  /** Its bytes are not those that were written; `detail` says in Chinese what was noticed. */
  | { readonly state: 'altered'; readonly detail: string }
  /** Written by a newer program; `version` is that of the file format or of the data. */
  | { readonly state: 'newer'; readonly version: number }
  | { readonly state: 'notBackup' }
  /** It is whole, and holds nothing that can be gone on from. */
  | { readonly state: 'empty' }
  | { readonly state: 'cancelled' }
  | {
      readonly state: 'failed';
      readonly place: 'dataFolder' | 'source';
      readonly fault: StorageFault;
      readonly detail: string;
    };

export interface TakeIncomingRequest extends Pick<BeginRequest, 'epoch' | 'profileId' | 'schemaVersion'> {
  /** Hash of the state that the user has seen and chosen. */
  readonly headHash: string;
  /** Batches that follow there in the new epoch; none where it is left out. */
  readonly further?: readonly SealedBatch[] | undefined;
}
