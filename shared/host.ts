/**
 * Everything the page may ask of the computer it runs on. Electron's main process answers over IPC, the browser host
 * over loopback HTTP; both run the same services. A call that fails in an expected way answers with a `state`; a
 * rejected promise means the host is gone or refused the call.
 */
import type { SealedBatch } from './model/batch';
import type { Id } from './model/plan';

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
  /** How many committed batches the journal holds. */
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
  'file.pick',
  'file.save',
  'file.reveal',
];

/** The argument of a call, undefined for those without one. */
export type HostRequest<C extends HostCall> = Parameters<Host[C]> extends [infer R] ? R : undefined;
export type HostAnswer<C extends HostCall> = Awaited<ReturnType<Host[C]>>;

/** The fixed loopback port of the browser host: it is part of the page's origin, and so of the database's address. */
export const defaultBrowserPort = 47716;
