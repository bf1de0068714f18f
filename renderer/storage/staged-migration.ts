import { entities, type Id } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';
import { sameJson } from '../../shared/model/same-json';
import { migrateRecords, type LedgerSchema } from '../../shared/model/schema';
import type { HeadRecord, WorkbenchDatabase } from './database';
import { LedgerRepository } from './ledger-repository';

export interface MigrationProgress {
  readonly step: 'copying' | 'checking';
  readonly done: number;
  readonly total: number;
}

const recordsAtATime = 2000;
const batchesAtATime = 500;

/**
 * Fills the database of a later schema from that of an earlier one, which is only read. The new one counts from the moment
 * it has a head, and that is written last, in a transaction of its own: a kill at any moment leaves the old one or the new.
 */
export class StagedMigration {
  private readonly from: WorkbenchDatabase;
  private readonly to: WorkbenchDatabase;
  private readonly way: { readonly from: number; readonly schema: LedgerSchema };
  private staged: HeadRecord | null = null;

  constructor(
    from: WorkbenchDatabase,
    to: WorkbenchDatabase,
    way: { readonly from: number; readonly schema: LedgerSchema },
  ) {
    this.from = from;
    this.to = to;
    this.way = way;
  }

  /** Copies, migrates and reads back everything. Rejects where anything differs; what was copied then does not count. */
  async stage(onProgress: (progress: MigrationProgress) => void): Promise<void> {
    const head = await this.from.meta.get('head');
    if (!head) throw new Error('the old database has no head');
    const { from, schema } = this.way;
    await this.to.delete({ disableAutoOpen: false });
    const before = await new LedgerRepository(this.from).loadRecords();
    const after = migrateRecords(before, from, schema.version, schema);
    const records = entities.reduce((sum, entity) => sum + after[entity].size, 0);
    const total = records + head.position;
    await this.copyRecords(after, (done) => onProgress({ step: 'copying', done, total }));
    await this.copyLog((done) => onProgress({ step: 'copying', done: records + done, total }));
    await this.checkRecords(after, (done) => onProgress({ step: 'checking', done, total }));
    await this.checkLog((done) => onProgress({ step: 'checking', done: records + done, total }));
    this.staged = head;
  }

  /** From here on the new database counts. Its head is that of the old one, which must not have moved. */
  async swap(): Promise<void> {
    const { staged } = this;
    const head = await this.from.meta.get('head');
    if (!staged || head?.hash !== staged.hash || head.epoch !== staged.epoch)
      throw new Error('the old database has changed while it was migrated');
    await this.to.meta.add({ ...head, schemaVersion: this.way.schema.version });
    this.from.close();
  }

  private async copyRecords(table: RecordTable, onDone: (done: number) => void): Promise<void> {
    let done = 0;
    for (const entity of entities) {
      const records = [...table[entity].values()];
      for (let at = 0; at < records.length; at += recordsAtATime) {
        const some = records.slice(at, at + recordsAtATime);
        await this.to.table(entity).bulkAdd(some);
        done += some.length;
        onDone(done);
      }
    }
  }

  private async copyLog(onDone: (done: number) => void): Promise<void> {
    for (let after = 0; ;) {
      const page = await logPage(this.from, after);
      if (page.length === 0) return;
      await this.to.log.bulkAdd(page);
      after = page.at(-1)?.position ?? after;
      onDone(after);
    }
  }

  private async checkRecords(table: RecordTable, onDone: (done: number) => void): Promise<void> {
    let done = 0;
    for (const entity of entities) {
      const expected: ReadonlyMap<Id, unknown> = table[entity];
      let seen = 0;
      for (let after: Id = ''; ;) {
        const stored = this.to.table<{ readonly id: Id }, Id>(entity);
        const page = await stored.where(':id').above(after).limit(recordsAtATime).toArray();
        if (page.length === 0) break;
        for (const record of page)
          if (!sameJson(record, expected.get(record.id)))
            throw new Error(`${entity} ${record.id} differs from what was written`);
        after = page.at(-1)?.id ?? after;
        seen += page.length;
        onDone(done + seen);
      }
      if (seen !== expected.size) throw new Error(`${entity}: wrote ${expected.size}, read back ${seen}`);
      done += seen;
    }
  }

  private async checkLog(onDone: (done: number) => void): Promise<void> {
    for (let after = 0; ;) {
      const [before, copied] = await Promise.all([logPage(this.from, after), logPage(this.to, after)]);
      if (!sameJson(before, copied)) throw new Error('the copied log differs');
      if (before.length === 0) return;
      after = before.at(-1)?.position ?? after;
      onDone(after);
    }
  }
}

function logPage(database: WorkbenchDatabase, after: number) {
  return database.log.where('position').above(after).limit(batchesAtATime).toArray();
}
