import { Dexie, type Table } from 'dexie';
import type { Batch } from '../../shared/model/batch';
import type { Area, Category, Id, Indicator, Plan, Series, Statement } from '../../shared/model/plan';

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
}

/**
 * Schema version 1 (IndexedDB version 10). Stores and indexes are never removed, renamed or reused by later versions; a
 * frozen dump of every version is a test fixture. Strict durability: a transaction that has completed is on the disk.
 */
export class WorkbenchDatabase extends Dexie {
  readonly plan: Table<Plan, Id>;
  readonly category: Table<Category, Id>;
  readonly indicator: Table<Indicator, Id>;
  readonly area: Table<Area, Id>;
  readonly series: Table<Series, Id>;
  readonly statement: Table<Statement, Id>;
  readonly log: Table<LogRecord, number>;
  readonly meta: Table<HeadRecord, string>;

  constructor(name = 'indicator-workbench') {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      plan: 'id',
      category: 'id, planId',
      indicator: 'id, planId',
      area: 'id, planId',
      series: 'id, planId, indicatorId',
      statement: 'id, planId',
      log: 'position, &hash, batchId',
      meta: 'key',
    });
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
