import type { SealedBatch } from '../model/batch';
import type { Entity, Id } from '../model/plan';
import type { BeginRequest } from './folder';
import type { ChainHead } from './snapshots';

/** Something in the files that cannot be read or does not fit. Each is a reason to look, not always a loss. */
export type Doubt =
  | { readonly kind: 'markerMissing' | 'markerDamaged' | 'journalMissing' }
  | { readonly kind: 'snapshotDamaged'; readonly name: string; readonly detail: string }
  /** A segment whose beginning cannot be read, or whose number is missing between others. */
  | { readonly kind: 'segmentUnreadable' | 'segmentMissing'; readonly name: string; readonly detail: string }
  /** Unreadable bytes between readable records. */
  | { readonly kind: 'recordsUnreadable'; readonly name: string; readonly at: number; readonly bytes: number }
  /** Unreadable bytes at the end of a segment: most often a write that was cut off, which nobody was promised. */
  | { readonly kind: 'tornTail'; readonly name: string; readonly at: number; readonly bytes: number }
  /** Batches of the positions after `after` up to `until` cannot be read; their effect is in the recovered state. */
  | { readonly kind: 'batchesMissing'; readonly after: number; readonly until: number }
  /**
   * Intact batches that lead on from no known state. Loose ones stand behind something that cannot be read, and can be
   * taken in for what they say; the others left the chain for another history, and are not in the recovered state.
   */
  | {
      readonly kind: 'batchesUnreached' | 'batchesLoose';
      readonly count: number;
      readonly firstAt: string;
      readonly lastAt: string;
    }
  /** The files name `reached` batches; of so many, no copy can be read and no state knows them. */
  | { readonly kind: 'batchesLost'; readonly count: number; readonly reached: number }
  /** A batch of the chain does not fit the records before it; the recovered state ends before it. */
  | { readonly kind: 'batchUnfit'; readonly position: number; readonly batchId: string };

/** The best state that the files hold, and how it is reached. */
export interface RecoveryState extends ChainHead {
  readonly records: Readonly<Record<Entity, number>>;
  /** The snapshot it begins with; null where it is made of batches alone. */
  readonly snapshot: string | null;
  /** How many batches come on top of the snapshot. */
  readonly batches: number;
}

export interface RecoverySurvey {
  /** Null where nothing can be recovered from the files. */
  readonly best: RecoveryState | null;
  /** The highest epoch that any file names: a rebuild needs a greater one. 0 where none does. */
  readonly epoch: number;
  /** How many batches of the chain up to `best` are readable. */
  readonly readableBatches: number;
  readonly doubts: readonly Doubt[];
}

export type RecoverySource =
  | { readonly kind: 'best' }
  | { readonly kind: 'snapshot'; readonly name: string }
  /** The state at a position of the chain that leads to the best one. */
  | { readonly kind: 'position'; readonly position: number }
  /** The best state of the copy from elsewhere that is staged. */
  | { readonly kind: 'incoming' };

export interface RecoveredRecord {
  readonly entity: Entity;
  readonly record: { readonly id: Id };
}

export interface RecordsPage {
  /** The state that the records belong to. */
  readonly head: ChainHead;
  readonly records: readonly RecoveredRecord[];
  /** What to ask for next as `after`; null behind the last record. */
  readonly next: number | null;
}

export interface PlacedBatch {
  /** 1 for the first batch of the chain. Positions that are left out cannot be read. */
  readonly position: number;
  readonly sealed: SealedBatch;
}

/** Readable batches that lead on from no known state, oldest first. */
export interface LooseBatches {
  readonly batches: readonly SealedBatch[];
  readonly more: boolean;
}

export interface BatchesPage {
  readonly batches: readonly PlacedBatch[];
  readonly more: boolean;
}

export interface RebuildRequest extends BeginRequest {
  /** Where the chain goes on: position 0 with a genesis hash, a place on the readable chain, or that of a snapshot. */
  readonly keep: {
    readonly position: number;
    readonly headHash: string;
    readonly headBatchId: string | null;
  };
  /** Batches that follow there in the new epoch; none where it is left out. They are there when the new journal is. */
  readonly further?: readonly SealedBatch[] | undefined;
}
