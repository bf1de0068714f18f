import type { StorageFault } from './storage-fault';

/** Whose name stands beside each batch; kept for the operating-system user, whatever data folder is open. */
export type PersonState =
  | { readonly state: 'known'; readonly name: string }
  /** Never given, or what was kept cannot be read: the user is asked. */
  | { readonly state: 'unknown' };

export type PersonResult =
  | { readonly state: 'saved'; readonly name: string }
  | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string };
