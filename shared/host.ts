/**
 * Everything the page may ask of the computer it runs on. Electron's main process answers over IPC, the browser host
 * over loopback HTTP; both run the same services. A call that fails in an expected way answers with a `state`; a
 * rejected promise means the host is gone or refused the call.
 */
import type { SealedBatch } from './model/batch';
import type {
  BackupProgress,
  FoundBackup,
  Incoming,
  StageRequest,
  StageResult,
  TakeIncomingRequest,
  WriteBackupRequest,
  WriteBackupResult,
} from './host/backup';
import type { ChooseKind, FileKind, SaveResult, SaveTarget } from './host/files';
import type { BeginRequest, FolderContents, ReplaceResult } from './host/folder';
import type { HostInfo } from './host/info';
import type { AppendResult, JournalPage } from './host/journal';
import type {
  BatchesPage,
  LooseBatches,
  RebuildRequest,
  RecordsPage,
  RecoveredRecord,
  RecoverySource,
  RecoverySurvey,
} from './host/recovery';
import type { PersonResult, PersonState } from './host/person';
import type { PaperRequest, PaperResult, PdfRequest, PdfResult } from './host/print';
import type { HostPulse } from './host/pulse';
import type { SafetyStatus, SetSecondFolderResult } from './host/safety';
import type { ChainHead, SnapshotInfo, SnapshotReason, SnapshotResult } from './host/snapshots';

export type * from './host/info';
export type * from './host/pulse';
export type * from './host/storage-fault';
export type * from './host/folder';
export type * from './host/journal';
export type * from './host/snapshots';
export type * from './host/recovery';
export type * from './host/safety';
export type * from './host/files';
export type * from './host/backup';
export type * from './host/person';
export type * from './host/print';

/** One file: the calls, their arguments and answers. Bytes cross as Uint8Array (the HTTP face encodes them). */
export interface Host {
  'host.info'(): Promise<HostInfo>;
  /** A sign of life: it answers at once, whatever else is under way, and waits for no disk. */
  'host.pulse'(): Promise<HostPulse>;
  'folder.contents'(): Promise<FolderContents>;
  /**
   * Writes marker and an empty journal. Refused unless the folder holds neither, or exactly this beginning; then the marker
   * takes in the profile, and a schema later than its own.
   */
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
  'recovery.batches'(request: {
    readonly after: number;
    readonly limit: number;
    /** incoming: of the copy that is staged; none where there is no such copy. Else those of the data folder. */
    readonly of?: 'incoming' | undefined;
  }): Promise<BatchesPage>;
  /** Which of these batches, by their hashes, the files cannot give, as the last survey has found. */
  'recovery.lacking'(request: { readonly hashes: readonly string[] }): Promise<readonly boolean[]>;
  /**
   * Lends the files batches of the page's database, of the epoch it is in, for the surveys and rebuilds of this run. One
   * that the hash does not fit is refused; one that leaves the files' chain for another history is not heeded.
   */
  'recovery.lend'(request: {
    readonly epoch: number;
    readonly batches: readonly SealedBatch[];
  }): Promise<void>;
  /** The loose batches of the last survey, from the one with number `after` (0 for the first) on. */
  'recovery.loose'(request: {
    readonly after: number;
    readonly limit: number;
    /** As for `recovery.batches`. */
    readonly of?: 'incoming' | undefined;
  }): Promise<LooseBatches>;
  /**
   * Begins a new epoch at `keep`: the readable batches up to it are kept, everything that stood in the journal's folder
   * is set aside (never deleted), marker and journal carry the new epoch, which must be greater than any before. It is
   * prepared beside, verified, then swapped in; a kill leaves the old folder or the new one. Rejects for a `keep` that the
   * files do not know. After `failed` the same may be asked again.
   */
  'folder.rebuild'(request: RebuildRequest): Promise<ReplaceResult>;
  'safety.status'(): Promise<SafetyStatus>;
  /**
   * Turns the second folder on (an absolute path of an existing folder) or off, and copies at once; the answer waits for
   * that a few seconds.
   */
  'safety.secondFolder'(request: { readonly folder: string | null }): Promise<SetSecondFolderResult>;
  /** The name that signs batches, as the operating-system user has given it. It never rejects for what is on the disk. */
  'person.read'(): Promise<PersonState>;
  /** Keeps a name for this operating-system user, outside the data folder. Rejects for a text that is no name. */
  'person.save'(request: { readonly name: string }): Promise<PersonResult>;
  /**
   * Writes the whole ledger with its journal into one file: temporary, flushed, read back, renamed. It holds what was
   * committed when it began. One such work at a time; the same for `incoming.stage`.
   */
  'backup.write'(request: WriteBackupRequest): Promise<WriteBackupResult>;
  /** How far the work under way has come; null where there is none. */
  'backup.progress'(): Promise<BackupProgress | null>;
  /** Ends the work under way as soon as it can; its own call answers `cancelled`. */
  'backup.cancel'(): Promise<void>;
  /**
   * Backup files and copied folders in `folder`, or (null) in the folder of documents and the second folder; newest first.
   * Folders that do not answer in time are left out.
   */
  'backup.found'(request: { readonly folder: string | null }): Promise<readonly FoundBackup[]>;
  /** Unpacks a copy into the data folder, beside what is there, and surveys it. It takes the place of one staged before. */
  'incoming.stage'(request: StageRequest): Promise<StageResult>;
  /** The copy that is staged; null where there is none. It does not outlive the host. */
  'incoming.state'(): Promise<Incoming | null>;
  /**
   * Goes on with the staged copy in a new epoch, which must be greater than any before: the present state is kept as a
   * snapshot with the reason `replaced`, the journal is set aside, never deleted. A kill leaves the old folder or the new
   * one. Rejects for a state that is not staged. After `failed` the same may be asked again.
   */
  'incoming.take'(request: TakeIncomingRequest): Promise<ReplaceResult>;
  /** Removes the staged copy; nothing else is touched. */
  'incoming.drop'(): Promise<void>;
  /** Asks the user for an existing file or folder with the system's dialog; null when cancelled. Only where `nativeDialogs`. */
  'file.choose'(request: {
    readonly kind: ChooseKind;
    readonly suggestedPath: string;
  }): Promise<string | null>;
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
  /** Makes one PDF file of a whole document, pages of every size. One at a time. */
  'print.pdf'(request: PdfRequest): Promise<PdfResult>;
  /** Ends the file under way as soon as it can; its own call answers `cancelled`. */
  'print.cancel'(): Promise<void>;
  /** Hands sheets of one kind to the system's print dialog. Only where `nativeDialogs`: else the page prints itself. */
  'print.paper'(request: PaperRequest): Promise<PaperResult>;
  /** Shows a saved file in the system's file manager. */
  'file.reveal'(request: { readonly path: string }): Promise<boolean>;
}

export type HostCall = keyof Host;

export const hostCalls: readonly HostCall[] = [
  'host.info',
  'host.pulse',
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
  'recovery.lacking',
  'recovery.lend',
  'recovery.loose',
  'folder.rebuild',
  'safety.status',
  'safety.secondFolder',
  'person.read',
  'person.save',
  'backup.write',
  'backup.progress',
  'backup.cancel',
  'backup.found',
  'incoming.stage',
  'incoming.state',
  'incoming.take',
  'incoming.drop',
  'file.choose',
  'file.pick',
  'file.save',
  'print.pdf',
  'print.cancel',
  'print.paper',
  'file.reveal',
];

/** The argument of a call, undefined for those without one. */
export type HostRequest<C extends HostCall> = Parameters<Host[C]> extends [infer R] ? R : undefined;
export type HostAnswer<C extends HostCall> = Awaited<ReturnType<Host[C]>>;

/** The fixed loopback port of the browser host: it is part of the page's origin, and so of the database's address. */
export const defaultBrowserPort = 47716;
