import type { StorageFault } from './storage-fault';

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
