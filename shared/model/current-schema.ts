import type { LedgerSchema } from './schema';

/**
 * The schema of records and batches that this program writes. What a later one must keep:
 * - A batch's changes speak of records as the schema named in the batch has them. A chain is read by applying its batches
 *   in order; before the first batch of a later schema the records are migrated to it, and at the end to the schema of the
 *   program that reads. Along a chain schemas only rise. Batches and snapshots are never rewritten.
 * - A snapshot holds records of the schema in its head.
 * - A batch of an earlier schema is undone where it changed figures alone and they still stand; undo goes no further back than
 *   the last batch of an earlier schema that changed anything else. A migration that gives figures another shape must end undo
 *   there as well (`renderer/ledger/undo-history.ts`).
 * - IndexedDB: every schema has a database of its own, with a store `meta` whose record `head` names the schema, and a store
 *   `log` as it is now. The head is written last: a database without it is no database yet (`renderer/storage`).
 * - A new entity, or a new format of journal, snapshot or marker, is a new schema as well, so that the marker keeps older
 *   programs away before they look at what they do not know.
 */
export const currentSchema: LedgerSchema = { version: 1, migrations: [] };
