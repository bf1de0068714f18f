import 'fake-indexeddb/auto';
import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { WorkbenchDatabase } from '../../../renderer/storage/database';
import { LedgerRepository } from '../../../renderer/storage/ledger-repository';
import { canonicalJson } from '../../../shared/model/canonical-json';
import { entities } from '../../../shared/model/plan';
import { applyChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { dumpDatabase, type DatabaseDump } from '../../builders/database-dump';
import { frozenWorkspace } from '../../builders/frozen-workspace';

const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

async function frozen() {
  const name = `frozen-${randomUUID()}`;
  return { name, ...(await frozenWorkspace(name)) };
}

it('version 1 on disk is what the program declares: stores, keys and indexes', async () => {
  const { dump } = await frozen();
  const name = `new-${randomUUID()}`;
  const database = new WorkbenchDatabase(name);
  await database.open();
  database.close();
  const shape = ({ version, stores }: DatabaseDump) => ({
    version,
    stores: Object.entries(stores).map(([store, { keyPath, indexes }]) => ({ store, keyPath, indexes })),
  });
  expect(shape(await dumpDatabase(name))).toEqual(shape(dump));
});

it('a database of version 1 opens with every record and its head', async () => {
  const { name, dump, head } = await frozen();
  const database = new WorkbenchDatabase(name);
  const repository = new LedgerRepository(database);
  expect(head.position).toBe(5);
  expect(await repository.contents()).toMatchObject({ state: 'present', count: 5, headHash: head.hash });
  const records = await repository.loadRecords();
  for (const entity of entities)
    expect([...records[entity].values()], entity).toEqual(dump.stores[entity]?.records);
  database.close();
});

it('its log is one chain from the genesis, and gives its records when it is applied again', async () => {
  const { dump, head, log } = await frozen();
  const records = emptyRecordTable();
  let parent = hashOf({ workspaceId: head.workspaceId, epoch: head.epoch });
  expect(head.genesisHash).toBe(parent);
  for (const { batch, hash } of log) {
    expect(batch.parentHash).toBe(parent);
    expect(hashOf(batch)).toBe(hash);
    expect(applyChanges(records, batch.changes)).toEqual([]);
    parent = hash;
  }
  expect(parent).toBe(head.hash);
  for (const entity of entities) {
    const byId = [...records[entity].values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId, entity).toEqual(dump.stores[entity]?.records);
  }
});
