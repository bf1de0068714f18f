import { Dexie } from 'dexie';
import { currentSchema } from '../../shared/model/current-schema';
import type { LedgerSchema } from '../../shared/model/schema';
import { databaseOfSchema, WorkbenchDatabase } from './database';
import { findDatabases } from './find-databases';
import { LedgerRepository } from './ledger-repository';
import { StagedMigration } from './staged-migration';
import { stores } from './stores';

/** What a program knows about the databases it may find. */
export interface StorageProgram {
  readonly schema: LedgerSchema;
  readonly stores: ReadonlyMap<number, Readonly<Record<string, string>>>;
  /** Name of the database of schema 1. */
  readonly base: string;
}

const thisProgram: StorageProgram = { schema: currentSchema, stores, base: databaseOfSchema(1) };

export type OpenedStorage =
  /** A later program has made a database here: nothing was opened. */
  | { readonly state: 'newer' }
  | {
      readonly state: 'ready';
      readonly repository: LedgerRepository;
      /** The database of an earlier schema that has to be migrated first; what replaces it whole goes into `repository`. */
      readonly older: { readonly repository: LedgerRepository; readonly migration: StagedMigration } | null;
      /** Removes the databases of earlier schemas: not before `repository` has been opened and found well. */
      forgetOlder(): Promise<void>;
    };

/** Looks which databases there are and opens the one that counts: of those with a head the one of the latest schema. */
export async function openStorage(program = thisProgram): Promise<OpenedStorage> {
  const { schema, base } = program;
  const found = await findDatabases(base);
  if (found.some((each) => each.version > schema.version && each.complete)) return { state: 'newer' };
  const newest = found.findLast((each) => each.complete);
  if (newest && newest.version !== newest.home)
    throw new Error(`${newest.name} holds schema ${newest.version}`);
  const counting = newest?.home ?? schema.version;
  const databaseOf = (version: number) =>
    new WorkbenchDatabase(databaseOfSchema(version, base), version, program.stores);
  const own = databaseOf(schema.version);
  const forgetOlder = async () => {
    for (const { name, home } of found) if (home < schema.version) await Dexie.delete(name);
  };
  const repository = new LedgerRepository(own);
  if (counting === schema.version) return { state: 'ready', repository, older: null, forgetOlder };
  const from = databaseOf(counting);
  return {
    state: 'ready',
    repository,
    older: {
      repository: new LedgerRepository(from, own),
      migration: new StagedMigration(from, own, { from: counting, schema }),
    },
    forgetOlder,
  };
}
