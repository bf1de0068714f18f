import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { WorkbenchDatabase } from '../../../renderer/storage/database';
import { HeadMovedError, LedgerRepository } from '../../../renderer/storage/ledger-repository';
import { creationChanges, emptyRecordTable, staged } from '../../../shared/model/record-table';
import { aBatch, genesis, genesisHash, profileId } from '../../builders/history';
import { smallPlan } from '../../builders/workbench';

async function begun() {
  const database = new WorkbenchDatabase(`repository-${randomUUID()}`);
  onTestFinished(() => database.close());
  const repository = new LedgerRepository(database);
  await repository.begin({ ...genesis, schemaVersion: 1, profileId, genesisHash });
  return { database, repository };
}

/** The batch that brings in the small plan, with the records as they stand after it. */
function creation(parentHash = genesisHash) {
  const changes = creationChanges(smallPlan);
  const sealed = aBatch(parentHash, 1, { changes, origin: { kind: 'import' } });
  return { sealed, images: staged(emptyRecordTable(), changes).images };
}

it('a workspace begins once', async () => {
  const { repository } = await begun();
  const again = repository.begin({ ...genesis, schemaVersion: 1, profileId, genesisHash });
  await expect(again).rejects.toThrow('a constraint was not satisfied');
});

it('a batch moves records, log and head together', async () => {
  const { repository } = await begun();
  const { sealed, images } = creation();
  await repository.commit(sealed, images);
  expect(await repository.head()).toMatchObject({ position: 1, hash: sealed.hash });
  expect(await repository.batchesAfter(genesisHash, 10)).toEqual([sealed]);
  expect((await repository.loadRecords()).series.size).toBe(smallPlan.series.length);
  expect(await repository.hasOnChain(sealed.hash)).toBe(true);
  expect(await repository.hasOnChain(genesisHash)).toBe(true);
  expect(await repository.hasOnChain('0'.repeat(64))).toBe(false);
});

it('the same batch again changes nothing', async () => {
  const { database, repository } = await begun();
  const { sealed, images } = creation();
  await repository.commit(sealed, images);
  await repository.commit(sealed, images);
  expect(await database.log.count()).toBe(1);
});

it('a batch that does not follow the head is refused whole', async () => {
  const { repository } = await begun();
  const { sealed, images } = creation('f'.repeat(64));
  await expect(repository.commit(sealed, images)).rejects.toThrow(HeadMovedError);
  expect((await repository.loadRecords()).series.size).toBe(0);
  expect(await repository.head()).toMatchObject({ position: 0 });
});

it('a batch whose record cannot be stored leaves nothing behind', async () => {
  const { database, repository } = await begun();
  const { sealed, images } = creation();
  const unstorable = {
    ...images[0],
    record: { id: 'x', broken: () => 1 },
  } as unknown as (typeof images)[number];
  await expect(repository.commit(sealed, [...images, unstorable])).rejects.toThrow('could not be cloned');
  expect(await database.plan.count()).toBe(0);
  expect(await database.log.count()).toBe(0);
  expect(await repository.head()).toMatchObject({ position: 0 });
});

it('a removed record is gone', async () => {
  const { database, repository } = await begun();
  const { sealed, images } = creation();
  await repository.commit(sealed, images);
  const id = smallPlan.series[0]?.id ?? '';
  await repository.commit(aBatch(sealed.hash, 2), [{ entity: 'series', id, record: null }]);
  expect(await database.series.get(id)).toBeUndefined();
  expect(await repository.lastBatches(1)).toMatchObject([{ position: 2 }]);
});
