import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { migrateLedger } from '../../../renderer/ledger/migrate-ledger';
import { openLedger } from '../../../renderer/ledger/open-ledger';
import { openStorage } from '../../../renderer/storage/open-storage';
import type { Host } from '../../../shared/host';
import { schemaVersion } from '../../../shared/model/batch';
import { applyChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { aBatch } from '../../builders/history';
import { openHost } from '../../builders/data-folder';
import { faultyDisk } from '../../builders/faulty-file-system';
import { fillFolder, frozenWorkspace } from '../../builders/frozen-workspace';
import { currentSchema as schemaTwo } from '../../builders/schema-two/current-schema';
import { stores as storesTwo } from '../../builders/schema-two/stores';
import { temporaryFolder } from '../../builders/temporary-folder';

// The whole program, page and host, is one of schema 2.
vi.mock('../../../shared/model/current-schema', () => import('../../builders/schema-two/current-schema'));

/** A computer on which a program of schema 1 has worked, with as many batches in the journal. */
async function computer(journalled?: number) {
  const base = `ledger-${randomUUID()}`;
  const { fileSystem, faults } = faultyDisk();
  const dataFolder = await temporaryFolder();
  let minutes = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1, 8, minutes++));
  const running = await openHost(dataFolder, { fileSystem, now });
  const workspace = await frozenWorkspace(base);
  await fillFolder(running.host, workspace, journalled);
  return { base, dataFolder, faults, host: running.host, ...workspace };
}

/** What a start of the program does. */
async function start(host: Host, base: string) {
  const storage = await openStorage({ schema: schemaTwo, stores: storesTwo, base });
  if (storage.state !== 'ready') throw new Error(storage.state);
  const { repository, older, forgetOlder } = storage;
  if (older) {
    const migrated = await migrateLedger({ host, ...older, onProgress: () => undefined });
    if (migrated.state !== 'migrated') return { opened: migrated, repository: older.repository };
  }
  const opened = await openLedger({
    host,
    repository,
    newId: randomUUID,
    now: () => '2026-01-02T03:04:05.000Z',
    loadSeed: () => Promise.reject(new Error('nothing begins here')),
  });
  if (opened.state === 'open') await forgetOlder();
  return { opened, repository };
}

async function openedLedger(host: Host, base: string) {
  const { opened } = await start(host, base);
  if (opened.state !== 'open') throw new Error(`stopped: ${opened.reason}`);
  return opened.ledger;
}

async function type(ledger: Awaited<ReturnType<typeof openedLedger>>, figure: string) {
  const [seriesId = ''] = ledger.records.series.keys();
  const address = { measure: 'actual', period: '2019' } as const;
  const changes = [ledger.figureChange(seriesId, address, figure)];
  ledger.submit({ reason: `录入 ${figure}`, origin: { kind: 'typed' }, changes });
  await ledger.saver.settled();
  expect(ledger.saver.state().kind).toBe('saved');
}

const namesOf = (ledger: Awaited<ReturnType<typeof openedLedger>>) =>
  [...ledger.records.indicator.values()].map((record) => Reflect.get(record, 'nameKey') as unknown);

it('a program of a later schema opens what an earlier one has left, and goes on with it', async () => {
  const { base, host, head } = await computer();
  expect(schemaVersion).toBe(2);
  const ledger = await openedLedger(host, base);
  expect(namesOf(ledger)).toEqual([expect.any(String), expect.any(String)]);
  await type(ledger, '12');
  const again = await openedLedger(host, base);
  expect(again.nextUndo?.reason).toBe('录入 12');
  expect(again.nextUndo?.schemaVersion).toBe(2);
  expect(await host['folder.contents']()).toMatchObject({
    marker: { state: 'present', marker: { schemaVersion: 2, epoch: head.epoch } },
    journal: { head: { count: 6 } },
  });
});

it('a snapshot goes before it, of the records as they were', async () => {
  const { base, host, head } = await computer();
  await host['snapshot.take']({ reason: 'start' });
  await openedLedger(host, base);
  const [kept] = await host['snapshot.list']();
  expect(kept).toMatchObject({ reason: 'migration', schemaVersion: 1, headHash: head.hash, position: 5 });
});

it('no snapshot, no migration: the old database stays the one that counts', async () => {
  const { base, host, faults, head } = await computer();
  faults.full = true;
  await expect(start(host, base)).rejects.toMatchObject({ name: 'FolderRefused', fault: 'diskFull' });
  faults.full = false;
  expect(await host['folder.contents']()).toMatchObject({ marker: { marker: { schemaVersion: 1 } } });
  const ledger = await openedLedger(host, base);
  expect(ledger.records.indicator.size).toBe(2);
  expect((await host['snapshot.list']())[0]).toMatchObject({ headHash: head.hash });
});

it('batches that only the database of the old schema has come into the journal first', async () => {
  const { base, host } = await computer(3);
  await openedLedger(host, base);
  expect(await host['folder.contents']()).toMatchObject({ journal: { head: { count: 5 } } });
});

it('batches of the old schema that only the journal has come into the old database first', async () => {
  const { base, host, head } = await computer();
  const { batch } = aBatch(head.hash, 6, { workspaceId: head.workspaceId, schemaVersion: 1, changes: [] });
  const sealed = aBatch(head.hash, 6, { ...batch });
  expect(await host['journal.append'](sealed)).toMatchObject({ state: 'appended' });
  const { opened, repository } = await start(host, base);
  expect(opened.state).toBe('open');
  expect(await repository.head()).toMatchObject({ position: 6, hash: sealed.hash, schemaVersion: 2 });
});

it('an old database that was left behind is brought up over the migration, batch by batch', async () => {
  const { base, host } = await computer();
  await type(await openedLedger(host, base), '12');
  // The new database is lost; the old one comes back from a copy.
  indexedDB.deleteDatabase(`${base}-schema-2`);
  const left = await frozenWorkspace(`${base}-copy`);
  const copy = `${base}-copy`;
  expect(left.head.position).toBe(5);
  const { opened, repository } = await start(host, copy);
  expect(opened).toMatchObject({ state: 'open', replayed: 1 });
  expect(await repository.head()).toMatchObject({ position: 6, schemaVersion: 2 });
});

it('what does not agree with the folder stops before anything is migrated', async () => {
  const { base, host } = await computer();
  const other = await frozenWorkspace(`${base}-other`);
  expect(other.head.position).toBe(5);
  const folder = await temporaryFolder();
  const { host: empty } = await openHost(folder);
  expect((await start(empty, `${base}-other`)).opened).toMatchObject({
    state: 'stopped',
    reason: 'folderEmpty',
  });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`${base}-other-schema-2`);
  expect(await host['snapshot.list']()).toEqual([]);
});

describe('files of the old schema', () => {
  it('are recovered with the records of the new one: from batches and from snapshots', async () => {
    const { host, head } = await computer();
    for (const snapshots of [0, 1]) {
      expect(await host['snapshot.list']()).toHaveLength(snapshots);
      const { best } = await host['recovery.survey']();
      expect(best).toMatchObject({ position: 5, schemaVersion: 2, headHash: head.hash });
      const page = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 1000 });
      const indicators = page?.records.filter(({ entity }) => entity === 'indicator') ?? [];
      expect(indicators.map(({ record }) => Reflect.get(record, 'nameKey') as unknown)).toEqual([
        expect.any(String),
        expect.any(String),
      ]);
      await host['snapshot.take']({ reason: 'request' });
    }
  });

  it('and of both schemas give the same records as the database has', async () => {
    const { base, host } = await computer();
    const ledger = await openedLedger(host, base);
    await type(ledger, '12');
    await host['snapshot.take']({ reason: 'request' });
    await type(ledger, '13');
    const page = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 1000 });
    const recovered = (page?.records ?? []).filter(({ entity }) => entity === 'series');
    expect(recovered.map(({ record }) => record)).toEqual([...ledger.records.series.values()]);
    const older = await host['recovery.records']({
      source: { kind: 'position', position: 3 },
      after: 0,
      limit: 1000,
    });
    expect(older?.head).toMatchObject({ position: 3, schemaVersion: 2 });
  });

  it('a batch of the old schema after one of the new is none of the chain', async () => {
    const { base, host, head, dataFolder } = await computer();
    await type(await openedLedger(host, base), '12');
    const { journal } = await host['folder.contents']();
    if (journal.state !== 'intact') throw new Error('no journal');
    const stray = aBatch(journal.head.hash, 7, {
      workspaceId: head.workspaceId,
      schemaVersion: 1,
      changes: [],
    });
    await host['journal.append'](stray);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 6 },
      doubts: expect.arrayContaining([expect.objectContaining({ kind: 'batchUnfit', position: 7 })]),
    });
    expect(await readFile(path.join(dataFolder, 'marker.json'), 'utf8')).toContain('"schemaVersion": 2');
  });
});

it('the log of the old schema still gives its own records', async () => {
  const { log, dump } = await computer();
  const table = emptyRecordTable();
  for (const { batch } of log) expect(applyChanges(table, batch.changes)).toEqual([]);
  expect([...table.series.values()].length).toBe(dump.stores['series']?.records.length);
});
