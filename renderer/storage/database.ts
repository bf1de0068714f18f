import { Dexie, type Table } from 'dexie';
import type { Batch } from '../../shared/model/batch';
import { currentSchema } from '../../shared/model/current-schema';
import type { Area, Category, Id, Indicator, Plan, Series, Statement } from '../../shared/model/plan';
import { stores } from './stores';

// Dexie takes a loopback address for a developer's computer and then keeps a task for every transaction.
Dexie.debug = false;

/** One committed batch. `position` counts from 1 along the chain. */
export interface LogRecord {
  readonly position: number;
  readonly hash: string;
  readonly batchId: string;
  readonly batch: Batch;
}

/** The one record that says which history this database holds and how far it has come. */
export interface HeadRecord {
  readonly key: 'head';
  readonly workspaceId: Id;
  readonly epoch: number;
  readonly schemaVersion: number;
  /** The page origin this database belongs to; part of every batch id made here. */
  readonly profileId: Id;
  readonly genesisHash: string;
  readonly position: number;
  readonly hash: string;
  /** How many batches up to here are not in the log, because no copy of them could be read when it was rebuilt. */
  readonly missing?: number;
}

/** What the databases of this program are called; that of the first schema has no more to its name. */
const databaseName = 'indicator-workbench';

/** A database belongs to one schema for good: a migration fills another one and leaves the old as it is. */
export function databaseOfSchema(version: number, base = databaseName): string {
  return version === 1 ? base : `${base}-schema-${version}`;
}

/** The database of one schema. Strict durability: a transaction that has completed is on the disk. */
export class WorkbenchDatabase extends Dexie {
  readonly plan: Table<Plan, Id>;
  readonly category: Table<Category, Id>;
  readonly indicator: Table<Indicator, Id>;
  readonly area: Table<Area, Id>;
  readonly series: Table<Series, Id>;
  readonly statement: Table<Statement, Id>;
  readonly log: Table<LogRecord, number>;
  readonly meta: Table<HeadRecord, string>;

  /** Throws for a schema that this program does not know. */
  constructor(
    name = databaseOfSchema(currentSchema.version),
    schema = currentSchema.version,
    known = stores,
  ) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    const own = known.get(schema);
    if (!own) throw new RangeError(`schema ${schema} has no database`);
    this.version(schema).stores(own);
    this.plan = this.table('plan');
    this.category = this.table('category');
    this.indicator = this.table('indicator');
    this.area = this.table('area');
    this.series = this.table('series');
    this.statement = this.table('statement');
    this.log = this.table('log');
    this.meta = this.table('meta');
  }
}
