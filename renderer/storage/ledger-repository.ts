import type { Table } from 'dexie';
import type { SealedBatch } from '../../shared/model/batch';
import { entities, type Entity, type Id } from '../../shared/model/plan';
import { emptyRecordTable, type RecordImage, type RecordTable } from '../../shared/model/record-table';
import type { DatabaseContents } from '../../shared/saving/reconcile';
import type { HeadRecord, LogRecord, WorkbenchDatabase } from './database';

/** The database stands at another batch than the one to be committed follows; nothing was written. */
export class HeadMovedError extends Error {
  override readonly name = 'HeadMovedError';
}

export type Beginning = Pick<
  HeadRecord,
  'workspaceId' | 'epoch' | 'schemaVersion' | 'profileId' | 'genesisHash'
>;

/** Everything that a database holds. Positions may be missing from the log where no copy of them could be read. */
export interface WholeLedger {
  readonly head: Omit<HeadRecord, 'key'>;
  readonly records: RecordTable;
  readonly log: readonly LogRecord[];
}

/** Records written at a time. */
const recordsAtATime = 200;

/** The only way to the stored ledger. It owns the transactions: what it has answered is on the disk. */
export class LedgerRepository {
  private readonly database: WorkbenchDatabase;
  private readonly successor: WorkbenchDatabase;

  /** `successor` takes in what replaces everything, where this database belongs to an earlier schema. */
  constructor(database: WorkbenchDatabase, successor = database) {
    this.database = database;
    this.successor = successor;
  }

  async head(): Promise<HeadRecord | null> {
    return (await this.database.meta.get('head')) ?? null;
  }

  async contents(): Promise<DatabaseContents> {
    const [head, logged] = await Promise.all([this.head(), this.database.log.count()]);
    if (!head) return { state: 'empty' };
    const { workspaceId, epoch, schemaVersion, position, hash, missing = 0 } = head;
    const complete = logged === position - missing;
    return { state: 'present', workspaceId, epoch, schemaVersion, count: position, headHash: hash, complete };
  }

  /** Writes the head of a workspace without batches. Refused where a head stands already. */
  async begin(beginning: Beginning): Promise<void> {
    await this.database.meta.add({ key: 'head', ...beginning, position: 0, hash: beginning.genesisHash });
  }

  /** Is this hash the genesis or a committed batch of the chain held here? */
  async hasOnChain(hash: string): Promise<boolean> {
    return (await this.positionOf(hash)) !== null;
  }

  /** The batches after the one with `hash` (or after the genesis), oldest first, at most `limit`. */
  async batchesAfter(hash: string, limit: number): Promise<readonly SealedBatch[]> {
    const position = await this.positionOf(hash);
    if (position === null) throw new RangeError(`${hash} is not on the chain`);
    const records = await this.logAfter(position, limit);
    return records.map(({ batch, hash: own }) => ({ batch, hash: own }));
  }

  /** The batches after a position, oldest first, at most `limit`. */
  async logAfter(position: number, limit: number): Promise<readonly LogRecord[]> {
    return this.database.log.where('position').above(position).limit(limit).toArray();
  }

  /** The last batches, oldest first, at most `limit`. */
  async lastBatches(limit: number): Promise<readonly LogRecord[]> {
    const records = await this.database.log.orderBy('position').reverse().limit(limit).toArray();
    return records.reverse();
  }

  /** The batches before a position, newest first, at most `limit`. */
  async batchesBefore(position: number, limit: number): Promise<readonly LogRecord[]> {
    return this.database.log.where('position').below(position).reverse().limit(limit).toArray();
  }

  /** Like batchesBefore, each given to `look` by itself: one at a time is in memory. */
  async eachBefore(position: number, limit: number, look: (record: LogRecord) => void): Promise<void> {
    await this.database.log.where('position').below(position).reverse().limit(limit).each(look);
  }

  /** The batches at these positions, as far as they are in the log, each given to `look` by itself. */
  async eachAt(positions: readonly number[], look: (record: LogRecord) => void): Promise<void> {
    await this.database.log.where('position').anyOf(positions).each(look);
  }

  /** Where the batches of these ids stand; those that the log does not have are left out. */
  async positionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const positions = new Map<string, number>();
    await this.database.log
      .where('batchId')
      .anyOf(ids)
      .eachKey((id, { primaryKey }) => positions.set(String(id), primaryKey));
    return positions;
  }

  async loadRecords(): Promise<RecordTable> {
    const table = emptyRecordTable();
    await this.database.transaction('r', this.recordTables(), async () => {
      const rows = await Promise.all(entities.map((entity) => this.recordTable(entity).toArray()));
      entities.forEach((entity, index) => {
        const target = table[entity] as Map<Id, unknown>;
        for (const record of rows[index] ?? []) target.set(record.id, record);
      });
    });
    return table;
  }

  /**
   * Commits one batch in one transaction: the records as they stand after it, its log record, the head. Committing the
   * batch that is the head already changes nothing, so a retry is harmless.
   */
  async commit(sealed: SealedBatch, images: readonly RecordImage[]): Promise<void> {
    const { meta, log } = this.database;
    const touched = entities.filter((entity) => images.some((image) => image.entity === entity));
    const tables = touched.map((entity) => this.recordTable(entity));
    await this.database.transaction('rw', [...tables, log, meta], async () => {
      const head = await meta.get('head');
      if (head?.hash === sealed.hash) return;
      if (head?.hash !== sealed.batch.parentHash)
        throw new HeadMovedError(`head is ${head?.hash ?? 'absent'}, not ${sealed.batch.parentHash}`);
      const position = head.position + 1;
      const writes = touched.map((entity) =>
        this.writeImages(
          entity,
          images.filter((image) => image.entity === entity),
        ),
      );
      const logged = log.add({ position, hash: sealed.hash, batchId: sealed.batch.id, batch: sealed.batch });
      await Promise.all([...writes, logged, meta.put({ ...head, position, hash: sealed.hash })]);
    });
  }

  /** Carries the same history into a later epoch, after its journal was written anew. */
  async enterEpoch(epoch: number): Promise<void> {
    const { meta } = this.database;
    await this.database.transaction('rw', meta, async () => {
      const head = await meta.get('head');
      if (!head) throw new Error('an empty database has no epoch');
      await meta.put({ ...head, epoch });
    });
  }

  /**
   * Puts a whole ledger in the place of everything that is here, in one strict transaction: either all of it is there
   * afterwards, or what was there before.
   */
  async replaceAll({ head, records, log }: WholeLedger): Promise<void> {
    const { meta, log: logTable } = this.successor;
    const tables = entities.map((entity) => this.successor.table(entity));
    await this.successor.transaction('rw', [...tables, logTable, meta], async () => {
      await Promise.all([...tables, logTable, meta].map((table) => table.clear()));
      for (const entity of entities)
        await this.successor.table(entity).bulkAdd([...records[entity].values()]);
      await logTable.bulkAdd([...log]);
      const missing = head.position - log.length;
      await meta.add({ key: 'head', ...head, ...(missing > 0 ? { missing } : {}) });
    });
  }

  /** Where a hash stands on the chain, also that of a batch which the log does not have; null where it is not there. */
  private async positionOf(hash: string): Promise<number | null> {
    const head = await this.head();
    if (!head) return null;
    if (head.genesisHash === hash) return 0;
    if (head.hash === hash) return head.position;
    const [position] = await this.database.log.where('hash').equals(hash).primaryKeys();
    if (position !== undefined || !head.missing) return position ?? null;
    const next = await this.database.log.filter(({ batch }) => batch.parentHash === hash).first();
    return next ? next.position - 1 : null;
  }

  private async writeImages(entity: Entity, images: readonly RecordImage[]): Promise<void> {
    const present = images.flatMap(({ record }) => record ?? []);
    const gone = images.filter(({ record }) => record === null).map(({ id }) => id);
    // Each part lets the page have its turn before the next.
    for (let at = 0; at < present.length; at += recordsAtATime)
      await this.recordTable(entity).bulkPut(present.slice(at, at + recordsAtATime));
    if (gone.length > 0) await this.recordTable(entity).bulkDelete(gone);
  }

  private recordTable(entity: Entity): Table<{ readonly id: Id }, Id> {
    return this.database.table(entity);
  }

  private recordTables(): Table[] {
    return entities.map((entity) => this.database.table(entity));
  }
}
