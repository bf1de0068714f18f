import type { RecordTable } from './record-table';

/**
 * The way from one schema of records to the next. It must give the same records for the same records wherever it runs,
 * because page and host each go it by themselves, and an empty table for an empty table.
 */
export interface Migration {
  /** The schema it leads to, from the one before. */
  readonly to: number;
  /** Gives a new table; the records of the old one are not changed. */
  readonly migrate: (table: RecordTable) => RecordTable;
}

/** A schema of records and batches, with the way to it from every earlier one. */
export interface LedgerSchema {
  readonly version: number;
  readonly migrations: readonly Migration[];
}

/** The records of schema `from` as those of schema `to`. Throws where a step is missing or leads back. */
export function migrateRecords(
  table: RecordTable,
  from: number,
  to: number,
  { migrations }: LedgerSchema,
): RecordTable {
  if (from > to) throw new Error(`records of schema ${from} cannot become those of schema ${to}`);
  let migrated = table;
  for (let version = from + 1; version <= to; version += 1) {
    const step = migrations.find((migration) => migration.to === version);
    if (!step) throw new Error(`there is no migration to schema ${version}`);
    migrated = step.migrate(migrated);
  }
  return migrated;
}
