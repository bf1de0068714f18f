import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openStorage, type OpenedStorage, type StorageProgram } from '../../../renderer/storage/open-storage';
import { stores } from '../../../renderer/storage/stores';
import { currentSchema } from '../../../shared/model/current-schema';
import { dumpDatabase } from '../../builders/database-dump';
import { frozenWorkspace } from '../../builders/frozen-workspace';
import { killDatabase } from '../../builders/killed-database';
import { currentSchema as schemaTwo } from '../../builders/schema-two/current-schema';
import { stores as storesTwo } from '../../builders/schema-two/stores';

/** A program of schema 1 and a later one, on a computer with the frozen database of schema 1. */
async function computer() {
  const base = `migration-${randomUUID()}`;
  const older: StorageProgram = { schema: currentSchema, stores, base };
  const newer: StorageProgram = { schema: schemaTwo, stores: storesTwo, base };
  return { base, older, newer, ...(await frozenWorkspace(base)) };
}

function ready(opened: OpenedStorage) {
  if (opened.state !== 'ready') throw new Error(`not ready: ${opened.state}`);
  return opened;
}

/** Migrates what is there to schema 2 where that is still to be done, and opens it. */
async function migrated(program: StorageProgram) {
  const { older } = ready(await openStorage(program));
  await older?.migration.stage(() => undefined);
  await older?.migration.swap();
  const opened = ready(await openStorage(program));
  expect(opened.older).toBeNull();
  return opened;
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

it('every record is migrated, the log and the head stay what they are', async () => {
  const { base, newer, head, log, dump } = await computer();
  const { repository } = await migrated(newer);
  expect(await repository.head()).toEqual({ ...head, schemaVersion: 2 });
  expect(await repository.lastBatches(100)).toEqual(log);
  const { indicator, series, plan } = await repository.loadRecords();
  expect([...indicator.values()]).toEqual(
    (dump.stores['indicator']?.records ?? []).map((record) => ({
      ...(record as object),
      nameKey: expect.stringMatching(/^\S+$/),
    })),
  );
  expect([...plan.values()]).toEqual([expect.objectContaining({ note: '由第一版转来' })]);
  expect([...series.values()]).toEqual(dump.stores['series']?.records);
  expect((await dumpDatabase(`${base}-schema-2`)).version).toBe(20);
});

it('the old database stays until the new one has been opened well', async () => {
  const { base, newer, dump } = await computer();
  const { forgetOlder } = await migrated(newer);
  expect(await dumpDatabase(base)).toEqual(dump);
  await forgetOlder();
  expect(await names()).not.toContain(base);
  expect(await (await migrated(newer)).repository.head()).toMatchObject({ position: 5, schemaVersion: 2 });
});

it('a kill at any step leaves the old database or the new one, never half a one', async () => {
  let finished = false;
  for (let allowed = 1; !finished; allowed += 1) {
    const { base, newer, head, log, dump } = await computer();
    const killed = killDatabase(allowed);
    finished = await migrated(newer)
      .then(() => true)
      .catch(() => false)
      .finally(() => killed.revive());
    expect(await dumpDatabase(base), `killed at step ${allowed}`).toEqual(dump);
    const { older } = ready(await openStorage(newer));
    const left = older?.repository ?? (await migrated(newer)).repository;
    expect(await left.head(), `killed at step ${allowed}`).toMatchObject({ hash: head.hash, position: 5 });
    const { repository } = await migrated(newer);
    expect(await repository.lastBatches(100)).toEqual(log);
    expect((await repository.loadRecords()).indicator.size).toBe(2);
    if (finished) expect(killed.steps()).toBeGreaterThan(15);
  }
});

it('a copy that does not read back as it was written does not count', async () => {
  const { newer, head } = await computer();
  const { put } = IDBObjectStore.prototype;
  const { older } = ready(await openStorage(newer));
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (value, key) {
    const spoiled = this.name === 'series' ? { ...value, figures: {} } : value;
    return add.call(this, spoiled, ...(key === undefined ? [] : [key]));
  };
  await expect(older?.migration.stage(() => undefined)).rejects.toThrow('differs from what was written');
  Object.assign(IDBObjectStore.prototype, { add, put });
  await expect(older?.migration.swap()).rejects.toThrow('has changed');
  expect(await (await migrated(newer)).repository.head()).toMatchObject({ hash: head.hash });
});

it('an old database that was written to in the meantime is not replaced', async () => {
  const { newer, log } = await computer();
  const { older } = ready(await openStorage(newer));
  await older?.migration.stage(() => undefined);
  const { batch } = log.at(-1) ?? {};
  if (!batch || !older) throw new Error('no batch');
  await older.repository.commit({ batch: { ...batch, parentHash: log.at(-1)?.hash ?? '' }, hash: 'a' }, []);
  await expect(older.migration.swap()).rejects.toThrow('has changed');
  expect(await (await migrated(newer)).repository.head()).toMatchObject({ position: 6 });
});

it('an older program refuses a database that a later one has made or raised, and leaves it alone', async () => {
  const { base, older, newer, dump } = await computer();
  await migrated(newer);
  const before = await dumpDatabase(`${base}-schema-2`);
  expect(await openStorage(older)).toEqual({ state: 'newer' });
  expect(await dumpDatabase(`${base}-schema-2`)).toEqual(before);
  expect(await dumpDatabase(base)).toEqual(dump);
});

it('a database that a later program has raised in place is refused, too', async () => {
  const { base, older } = await computer();
  const raised = indexedDB.open(base, 20);
  await new Promise((resolve) => (raised.onsuccess = resolve));
  raised.result.close();
  expect(await openStorage(older)).toEqual({ state: 'newer' });
});

it('what a later program has only begun does not keep the older one away', async () => {
  const { base, older, newer, head } = await computer();
  await ready(await openStorage(newer)).older?.migration.stage(() => undefined);
  expect(await names()).toContain(`${base}-schema-2`);
  const { repository } = ready(await openStorage(older));
  expect(await repository.head()).toEqual(head);
});

it('a new computer begins with the schema of its program, and with no database of an earlier one', async () => {
  const base = `migration-${randomUUID()}`;
  const opened = ready(await openStorage({ schema: schemaTwo, stores: storesTwo, base }));
  expect(opened.older).toBeNull();
  expect(await opened.repository.contents()).toEqual({ state: 'empty' });
  expect(await names()).not.toContain(base);
});
