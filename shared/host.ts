/**
 * Everything the page may ask of the computer it runs on. Electron's main process answers over IPC, the browser host
 * over loopback HTTP; both run the same services. A call that fails in an expected way answers with a `state`; a
 * rejected promise means the host is gone or refused the call.
 */
import type { SealedBatch } from './model/batch';
import type { FileKind, SaveResult, SaveTarget } from './host/files';
import type { BeginRequest, FolderContents } from './host/folder';
import type { HostInfo } from './host/info';
import type { AppendResult, JournalPage } from './host/journal';
import type {
  BatchesPage,
  RebuildRequest,
  RecordsPage,
  RecoveredRecord,
  RecoverySource,
  RecoverySurvey,
} from './host/recovery';
import type { SafetyStatus } from './host/safety';
import type { ChainHead, SnapshotInfo, SnapshotReason, SnapshotResult } from './host/snapshots';

export type * from './host/info';
export type * from './host/storage-fault';
export type * from './host/folder';
export type * from './host/journal';
export type * from './host/snapshots';
export type * from './host/recovery';
export type * from './host/safety';
export type * from './host/files';

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
