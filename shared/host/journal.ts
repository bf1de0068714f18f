import type { SealedBatch } from '../model/batch';
import type { JournalHead } from './folder';
import type { StorageFault } from './storage-fault';

export type AppendResult =
  | { readonly state: 'appended'; readonly head: JournalHead }
  /** The parent is not the head: another history stands there. Nothing was written. */
  | { readonly state: 'forked'; readonly head: JournalHead }
  /** Nothing counts as written; the same batch may be sent again. */
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };

export interface JournalPage {
  readonly batches: readonly SealedBatch[];
  /** True when more batches follow the last one given; where none is given, those that follow cannot be read. */
  readonly more: boolean;
}
