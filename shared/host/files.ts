import type { StorageFault } from './storage-fault';

/** iwb: a portable backup. */
export type FileKind = 'xlsx' | 'csv' | 'json' | 'txt' | 'iwb' | 'pdf' | 'png' | 'svg';

/** What the user can be asked to point to; exportFolder is a folder that files may then be written into. */
export type ChooseKind = 'backup' | 'folder' | 'secondFolder' | 'exportFolder';

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
