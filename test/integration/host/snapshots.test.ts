import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFileSystem } from '../../../electron/services/file-system';
import { Snapshots } from '../../../electron/services/snapshots';
import type { Host } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk } from '../../builders/faulty-file-system';
import { genesis } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { aLedgerHistory, ledgerRecords, typed } from './ledger-history';

async function append(host: Host, batches: readonly SealedBatch[]): Promise<void> {
  for (const sealed of batches) expect((await host['journal.append'](sealed)).state).toBe('appended');
}

const snapshotFolder = (folder: string) => path.join(folder, 'snapshots');

async function recordsOf(host: Host, name: string) {
  const source = { kind: 'snapshot', name } as const;
  return (await host['recovery.records']({ source, after: 0, limit: 100 }))?.records ?? null;
}

describe('a snapshot', () => {
  it('holds the records and the place of the journal’s head, and is listed with them', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const history = aLedgerHistory(3);
    await append(host, history);
    const result = await host['snapshot.take']({ reason: 'request' });
    if (result.state !== 'taken') throw new Error(JSON.stringify(result));
    expect(result.snapshot).toEqual({
      state: 'verified',
      name: 'snapshot-000000003-20200101T000000000Z.iws',
      ...genesis,
      schemaVersion: 1,
      position: 3,
      headHash: history[2]?.hash,
      headBatchId: 'dev1-3',
      headAt: history[2]?.batch.at,
      takenAt: '2020-01-01T00:00:00.000Z',
      reason: 'request',
      records: 1,
      bytes: (await readFile(path.join(snapshotFolder(folder), result.snapshot.name))).length,
    });
    expect(await host['snapshot.list']()).toEqual([result.snapshot]);
    expect(await recordsOf(host, result.snapshot.name)).toEqual(ledgerRecords(3));
    expect(await host['safety.status']()).toEqual({
      lastSnapshot: result.snapshot,
      snapshotFailure: null,
      secondFolder: { state: 'off' },
    });
  });

  it('is not taken again while nothing was committed, also not by a later run', async () => {
    const folder = await temporaryFolder();
    const first = await openBegunHost(folder);
    expect(await first.host['snapshot.take']({ reason: 'start' })).toEqual({
      state: 'unchanged',
      snapshot: null,
    });
    await append(first.host, aLedgerHistory(1));
    const taken = await first.host['snapshot.take']({ reason: 'request' });
    const snapshot = taken.state === 'taken' ? taken.snapshot : null;
    expect(await first.host['snapshot.take']({ reason: 'request' })).toEqual({
      state: 'unchanged',
      snapshot,
    });
    await first.close();
    const { host } = await openHost(folder);
    expect(await host['snapshot.take']({ reason: 'start' })).toEqual({ state: 'unchanged', snapshot });
    expect(await readdir(snapshotFolder(folder))).toHaveLength(1);
  });

  it('is built from the one before and the batches after it, not from the whole journal', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const history = aLedgerHistory(5);
    await append(host, history.slice(0, 2));
    const first = await host['snapshot.take']({ reason: 'request' });
    await append(host, history.slice(2));
    if (first.state !== 'taken') throw new Error('No snapshot');
    // What only the first snapshot holds shows where the second one comes from.
    const snapshots = new Snapshots(realFileSystem, folder);
    const loaded = await snapshots.load(first.snapshot.name);
    if (loaded === null) throw new Error('No snapshot');
    loaded.table.area.set('area-1', { id: 'area-1', planId: 'plan-1', code: null, name: '只在快照里' });
    await snapshots.remove([first.snapshot.name]);
    await snapshots.save(loaded.head, loaded.table, loaded.head);
    const second = await host['snapshot.take']({ reason: 'request' });
    expect(second).toMatchObject({
      state: 'taken',
      snapshot: { position: 5, headBatchId: 'dev1-5', records: 2 },
    });
    const list = await host['snapshot.list']();
    expect(list.map((info) => info.state === 'verified' && info.position)).toEqual([5, 2]);
    expect(await recordsOf(host, list[0]?.name ?? '')).toEqual([
      { entity: 'area', record: loaded.table.area.get('area-1') },
      ...ledgerRecords(5),
    ]);
  });

  it('is taken at the end of a run that has written something, and of no other', async () => {
    const folder = await temporaryFolder();
    const first = await openBegunHost(folder);
    await append(first.host, aLedgerHistory(2));
    await first.close();
    const [name = ''] = await readdir(snapshotFolder(folder));
    await rm(snapshotFolder(folder), { recursive: true });
    const looking = await openHost(folder);
    await looking.host['folder.contents']();
    await looking.host['recovery.survey']();
    await looking.close();
    expect(await readdir(folder)).not.toContain('snapshots');
    expect(name).toMatch(/^snapshot-000000002-/);
  });

  it('is taken after a number of changes without being asked for', async () => {
    const folder = await temporaryFolder();
    const rhythm = { changesPerSnapshot: 3, batchesPerSegment: 1000, bytesPerSegment: 1 << 20 };
    const { host } = await openBegunHost(folder, { safekeeping: rhythm });
    const history = aLedgerHistory(7);
    await append(host, history.slice(0, 3));
    // Whatever is asked for now comes after the snapshot that is under way.
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({
      state: 'unchanged',
      snapshot: { reason: 'changes', position: 3 },
    });
    await append(host, history.slice(3, 5));
    expect(await readdir(snapshotFolder(folder))).toHaveLength(1);
  });

  it('is taken with the first change of another day, and not while the clock stands before the last one', async () => {
    const folder = await temporaryFolder();
    let time = '2020-03-01T09:00:00Z';
    const { host } = await openBegunHost(folder, { now: () => new Date(time) });
    const history = aLedgerHistory(5);
    const positions = async () =>
      (await host['snapshot.list']()).map((info) => info.state === 'verified' && info.position);
    await append(host, history.slice(0, 1));
    await host['snapshot.take']({ reason: 'start' });
    time = '2020-03-02T08:00:00Z';
    await append(host, history.slice(1, 2));
    time = '2020-02-01T09:00:00Z';
    await append(host, history.slice(2, 3));
    expect(await positions()).toEqual([1]);
    time = '2020-03-02T09:00:00Z';
    await append(host, history.slice(3, 4));
    await expect.poll(positions).toEqual([4, 1]);
    await append(host, history.slice(4));
    expect(await positions()).toEqual([4, 1]);
  });

  it('that was altered or cut anywhere is damaged, and the next one is built without it', async () => {
    const folder = await temporaryFolder();
    const first = await openBegunHost(folder);
    const history = aLedgerHistory(4);
    await append(first.host, history.slice(0, 3));
    const taken = await first.host['snapshot.take']({ reason: 'request' });
    const file = path.join(snapshotFolder(folder), taken.state === 'taken' ? taken.snapshot.name : '');
    const bytes = await readFile(file);
    const { host } = first;
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x04;
      await writeFile(file, altered);
      expect(await host['snapshot.list']()).toMatchObject([{ state: 'damaged' }]);
    }
    for (let length = 0; length < bytes.length; length += 1) {
      await writeFile(file, bytes);
      await truncate(file, length);
      expect(await host['snapshot.list']()).toMatchObject([{ state: 'damaged' }]);
    }
    await append(host, history.slice(3));
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({
      state: 'taken',
      snapshot: { position: 4 },
    });
    const list = await host['snapshot.list']();
    expect(list.map(({ state }) => state)).toEqual(['verified', 'damaged']);
    expect(await recordsOf(host, list[0]?.name ?? '')).toEqual(ledgerRecords(4));
  });

  it('of a page’s records is never the base of another one, even at the same place', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    const history = aLedgerHistory(3);
    await append(host, history.slice(0, 2));
    const head = {
      ...genesis,
      schemaVersion: 1,
      position: 2,
      headHash: history[1]?.hash ?? '',
      headBatchId: 'dev1-2',
      headAt: null,
    };
    const { upload } = await host['snapshot.begin']({ head });
    expect(await host['snapshot.finish']({ upload })).toMatchObject({
      state: 'taken',
      snapshot: { records: 0 },
    });
    await append(host, history.slice(2));
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ snapshot: { records: 1 } });
    const page = await host['recovery.records']({
      source: { kind: 'position', position: 2 },
      after: 0,
      limit: 9,
    });
    expect(page?.records).toEqual(ledgerRecords(2));
  });

  it('of the page’s own records is kept as the replaced state, beside those of the journal', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const history = aLedgerHistory(2);
    await append(host, history);
    await host['snapshot.take']({ reason: 'restore' });
    const head = {
      ...genesis,
      schemaVersion: 1,
      position: 9,
      headHash: 'f'.repeat(64),
      headBatchId: 'other-9',
      headAt: '2020-05-05T05:05:05.000Z',
    };
    const { upload } = await host['snapshot.begin']({ head });
    const indicator = { entity: 'indicator', record: { id: 'i-1', name: '别的' } } as const;
    await host['snapshot.part']({ upload, records: [indicator] });
    await host['snapshot.part']({ upload, records: ledgerRecords(3) as never });
    const result = await host['snapshot.finish']({ upload });
    if (result.state !== 'taken') throw new Error(JSON.stringify(result));
    expect(result.snapshot).toMatchObject({ ...head, reason: 'replaced', records: 2 });
    expect(await recordsOf(host, result.snapshot.name)).toEqual([indicator, ...ledgerRecords(3)]);
    await expect(host['snapshot.finish']({ upload })).rejects.toThrow('没有这个');
    expect(await host['recovery.survey']()).toMatchObject({ best: { position: 2 }, doubts: [] });
  });
});

describe('when the disk makes trouble', () => {
  it.each([{ full: true }, { flushFails: true }, { held: 'EBUSY' as const }])(
    'a snapshot fails without a trace, and appends go on: %o',
    async (trouble) => {
      const folder = await temporaryFolder();
      const { fileSystem, faults } = faultyDisk();
      const { host } = await openBegunHost(folder, { fileSystem });
      const history = aLedgerHistory(3);
      await append(host, history.slice(0, 2));
      Object.assign(faults, trouble);
      const failed = await host['snapshot.take']({ reason: 'request' });
      expect(failed).toMatchObject({ state: 'failed', fault: expect.any(String) });
      expect((await host['safety.status']()).snapshotFailure).toMatchObject({
        at: '2020-01-01T00:00:00.000Z',
      });
      expect(await readdir(snapshotFolder(folder))).toEqual([]);
      Object.assign(faults, { full: false, flushFails: false, held: null });
      await append(host, history.slice(2));
      expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
      expect((await host['safety.status']()).snapshotFailure).toBeNull();
    },
  );

  it('a snapshot of a damaged journal fails, and leaves no file', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await append(host, aLedgerHistory(3));
    const bytes = await readFile(journalFile(folder));
    bytes.set([0], bytes.indexOf('dev1-2'));
    await writeFile(journalFile(folder), bytes);
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'failed' });
    expect(await readdir(folder)).not.toContain('snapshots');
  });

  it('a snapshot of batches that do not fit fails, and the survey names the batch', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const [created] = aLedgerHistory(1);
    await append(host, aLedgerHistory(1));
    await append(host, [typed(created?.hash ?? '', 7)]);
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'failed' });
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 1 },
      readableBatches: 1,
      doubts: [{ kind: 'batchUnfit', position: 2, batchId: 'dev1-7' }],
    });
    expect((await host['recovery.batches']({ after: 0, limit: 9 })).batches).toHaveLength(1);
  });

  it('old snapshots are thinned, and the newest two never', async () => {
    const folder = await temporaryFolder();
    let day = 0;
    const now = () => new Date(Date.UTC(2020, 0, 1 + day));
    const { host } = await openBegunHost(folder, { now });
    for (const sealed of aLedgerHistory(80)) {
      day += 1;
      await append(host, [sealed]);
      expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({
        snapshot: { position: day },
      });
    }
    const positions = (await readdir(snapshotFolder(folder))).map((name) => Number(name.split('-')[1]));
    // The ends of January and February, and the last thirty days.
    expect(positions.toSorted((a, b) => a - b)).toEqual([
      30,
      ...Array.from({ length: 30 }, (_, n) => 51 + n),
    ]);
  });
});
