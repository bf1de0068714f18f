/**
 * Everything the page may ask of the computer it runs on. Electron's main process answers over IPC, the browser host
 * over loopback HTTP; both run the same services. A call that fails in an expected way answers with a `state`; a
 * rejected promise means the host is gone or refused the call.
 */
import type { SealedBatch } from './model/batch';
import type { Entity, Id } from './model/plan';

export interface HostInfo {
  readonly kind: 'electron' | 'browser';
  readonly version: string;
  /** Absolute path of the data folder, to show to people. */
  readonly dataFolder: string;
  /** Name of the operating-system user, the first proposal for "who". */
  readonly userName: string;
  /** Folder in which exports are proposed to be saved. */
  readonly documentsFolder: string;
  /** True where `file.pick` shows the system's own save dialog; else the page asks for folder and name itself. */
  readonly nativeDialogs: boolean;
}

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
  /** Readable records stand behind unreadable ones, or the chain does not hold: nothing may be appended. */
  | { readonly state: 'damaged'; readonly detail: string; readonly readableBatches: number };

/** What the data folder holds when the page starts. */
export interface FolderContents {
  readonly marker:
    { readonly state: 'absent' | 'damaged' } | { readonly state: 'present'; readonly marker: Marker };
  readonly journal: JournalState;
  readonly snapshots: number;
}

export interface BeginRequest {
  readonly workspaceId: Id;
  readonly epoch: number;
  readonly profileId: Id;
  readonly schemaVersion: number;
}

/** Why the host could not put bytes on the disk, in kinds that people can act on. */
export type StorageFault =
  'busy' | 'readOnly' | 'diskFull' | 'noFolder' | 'denied' | 'tooLong' | 'nameInvalid' | 'other';

export type AppendResult =
  | { readonly state: 'appended'; readonly head: JournalHead }
  /** The parent is not the head: another history stands there. Nothing was written. */
  | { readonly state: 'forked'; readonly head: JournalHead }
  /** Nothing counts as written; the same batch may be sent again. */
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };

export interface JournalPage {
  readonly batches: readonly SealedBatch[];
  /** True when more batches follow the last one given. */
  readonly more: boolean;
}

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
  /** Intact batches that lead on from no known state, so that they are not in the recovered one. */
  | {
      readonly kind: 'batchesUnreached';
      readonly count: number;
      readonly firstAt: string;
      readonly lastAt: string;
    }
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
  | { readonly kind: 'position'; readonly position: number };

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
}

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

export type FileKind = 'xlsx' | 'csv' | 'json';

export interface SaveTarget {
  readonly path: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

export type SaveResult =
  | { readonly state: 'saved'; readonly path: string; readonly bytes: number }
  | { readonly state: 'exists'; readonly path: string }
  | {
      readonly state: 'failed';
      readonly path: string;
      readonly fault: StorageFault;
      readonly detail: string;
    };

/** One file: the calls, their arguments and answers. Bytes cross as Uint8Array (the HTTP face encodes them). */
export interface Host {
  'host.info'(): Promise<HostInfo>;
  'folder.contents'(): Promise<FolderContents>;
  /** Writes marker and an empty journal. Refused unless the folder holds neither, or exactly this beginning. */
  'folder.begin'(request: BeginRequest): Promise<FolderContents>;
  /**
   * Appends and flushes one batch. The host recomputes the hash, requires parent = head, and answers `appended` at once
   * for a batch that is the head already, so that a retry is harmless.
   */
  'journal.append'(sealed: SealedBatch): Promise<AppendResult>;
  /** The batches after the one with `hash` (the genesis hash for all), oldest first; null where the hash is not in the journal. */
  'journal.after'(request: { readonly hash: string; readonly limit: number }): Promise<JournalPage | null>;
  /** The position of each hash on the journal's chain, 0 for the beginning; null where it is not there. */
  'journal.positions'(request: { readonly hashes: readonly string[] }): Promise<readonly (number | null)[]>;
  /**
   * Builds a snapshot of the journal's head from the newest usable snapshot and the batches after it. The page asks for
   * one with `start` when it has opened, and before migrations, restores and imports; the others the host takes itself,
   * but none before the page has appended or asked, so that nothing is written before the user has chosen.
   */
  'snapshot.take'(request: { readonly reason: SnapshotReason }): Promise<SnapshotResult>;
  /** Every snapshot, newest first; each file is read and verified. */
  'snapshot.list'(): Promise<readonly SnapshotInfo[]>;
  /** Begins a snapshot of the page's own records, with the reason `replaced`; answers a name for the next two calls. */
  'snapshot.begin'(request: { readonly head: ChainHead }): Promise<{ readonly upload: string }>;
  /** Parts may hold as many records as fit a request; each record once. */
  'snapshot.part'(request: {
    readonly upload: string;
    readonly records: readonly RecoveredRecord[];
  }): Promise<void>;
  'snapshot.finish'(request: { readonly upload: string }): Promise<SnapshotResult>;
  /** What the files hold, damaged or not. Reads all of them, writes nothing. */
  'recovery.survey'(): Promise<RecoverySurvey>;
  /** Records of a recoverable state, from the one with number `after` (0 for the first) on; null where there is no such state. */
  'recovery.records'(request: {
    readonly source: RecoverySource;
    readonly after: number;
    readonly limit: number;
  }): Promise<RecordsPage | null>;
  /** The readable batches of the chain that leads to the best state, with positions greater than `after`. */
  'recovery.batches'(request: { readonly after: number; readonly limit: number }): Promise<BatchesPage>;
  /**
   * Begins a new epoch at `keep`: the readable batches up to it are kept, everything that stood in the journal's folder
   * is set aside (never deleted), marker and journal carry the new epoch, which must be greater than any before. It is
   * prepared beside, verified, then swapped in; a kill leaves the old folder or the new one. Rejects for a `keep` that the
   * files do not know, and with the reason where the disk fails; the same may then be asked again.
   */
  'folder.rebuild'(request: RebuildRequest): Promise<FolderContents>;
  'safety.status'(): Promise<SafetyStatus>;
  /** Turns the second folder on (an absolute path of an existing folder) or off, copies at once, and answers when done. */
  'safety.secondFolder'(request: { readonly folder: string | null }): Promise<SafetyStatus>;
  /** Asks the user for a place with the system's dialog; null when cancelled. Only where `nativeDialogs`. */
  'file.pick'(request: {
    readonly kind: FileKind;
    readonly suggestedPath: string;
  }): Promise<SaveTarget | null>;
  /** Writes a whole file (temporary file, flush, rename): either the new content is there, or the old one is untouched. */
  'file.save'(request: {
    readonly target: SaveTarget;
    readonly kind: FileKind;
    readonly bytes: Uint8Array;
  }): Promise<SaveResult>;
  /** Shows a saved file in the system's file manager. */
  'file.reveal'(request: { readonly path: string }): Promise<boolean>;
}

export type HostCall = keyof Host;

export const hostCalls: readonly HostCall[] = [
  'host.info',
  'folder.contents',
  'folder.begin',
  'journal.append',
  'journal.after',
  'journal.positions',
  'snapshot.take',
  'snapshot.list',
  'snapshot.begin',
  'snapshot.part',
  'snapshot.finish',
  'recovery.survey',
  'recovery.records',
  'recovery.batches',
  'folder.rebuild',
  'safety.status',
  'safety.secondFolder',
  'file.pick',
  'file.save',
  'file.reveal',
];

/** The argument of a call, undefined for those without one. */
export type HostRequest<C extends HostCall> = Parameters<Host[C]> extends [infer R] ? R : undefined;
export type HostAnswer<C extends HostCall> = Awaited<ReturnType<Host[C]>>;

/** The fixed loopback port of the browser host: it is part of the page's origin, and so of the database's address. */
export const defaultBrowserPort = 47716;
