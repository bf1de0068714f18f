import type { Id } from '../model/plan';
import type { StorageFault } from './storage-fault';

/** Why a snapshot was taken; `replaced` is the state that a restore or a rebuild has replaced. */
export type SnapshotReason =
  'start' | 'close' | 'changes' | 'migration' | 'restore' | 'import' | 'request' | 'replaced';

/** A place on the chain of batches, with what has to be known to go on from it. */
export interface ChainHead {
  readonly workspaceId: Id;
  readonly epoch: number;
  readonly schemaVersion: number;
  /** How many batches lead here. */
  readonly position: number;
  readonly headHash: string;
  /** Id of the batch at this position; null at the beginning. */
  readonly headBatchId: string | null;
  /** When the batch at this position was made; null at the beginning. */
  readonly headAt: string | null;
}

export interface VerifiedSnapshot extends ChainHead {
  readonly state: 'verified';
  /** File name in the folder of the snapshots. */
  readonly name: string;
  readonly takenAt: string;
  readonly reason: SnapshotReason;
  /** How many records it holds. */
  readonly records: number;
  readonly bytes: number;
}

export interface DamagedSnapshot {
  readonly state: 'damaged';
  readonly name: string;
  readonly bytes: number;
  /** What cannot be read, in Chinese. */
  readonly detail: string;
}

export type SnapshotInfo = VerifiedSnapshot | DamagedSnapshot;

export type SnapshotResult =
  | { readonly state: 'taken'; readonly snapshot: VerifiedSnapshot }
  /** Nothing was committed since the snapshot given; null where there is nothing at all. */
  | { readonly state: 'unchanged'; readonly snapshot: VerifiedSnapshot | null }
  /** No file is left behind; what was there before is untouched. */
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };
