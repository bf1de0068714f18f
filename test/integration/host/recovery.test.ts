import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host, PlacedBatch, RebuildRequest, StorageFault } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { beginning, journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk, noFaults, type DiskFaults } from '../../builders/faulty-file-system';
import { genesis, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { killedFileSystem } from './killed-file-system';
import { aLedgerHistory, ledgerRecords, typed } from './ledger-history';

const history = aLedgerHistory(12);
const hashOf = (position: number) => (position === 0 ? genesisHash : (history[position - 1]?.hash ?? ''));
const idOf = (position: number) => (position === 0 ? null : `dev1-${position}`);

async function append(host: Host, batches: readonly SealedBatch[]): Promise<void> {
  for (const sealed of batches) expect((await host['journal.append'](sealed)).state).toBe('appended');
}

interface Built {
  readonly folder: string;
  /** Where each batch of the journal begins in its file; the last entry is the end. */
  readonly starts: readonly number[];
}

/** A data folder with all batches in one segment and snapshots at these positions. */
async function builtFolder(snapshotsAt: readonly number[]): Promise<Built> {
  const folder = await temporaryFolder();
  const { host, close } = await openBegunHost(folder);
  const starts: number[] = [];
  for (const [place, sealed] of history.entries()) {
    starts.push((await readFile(journalFile(folder))).length);
    await append(host, [sealed]);
    if (snapshotsAt.includes(place + 1)) await host['snapshot.take']({ reason: 'request' });
  }
  starts.push((await readFile(journalFile(folder))).length);
  await close();
  for (const name of await readdir(path.join(folder, 'snapshots'))) {
    const position = Number(name.split('-')[1]);
    if (!snapshotsAt.includes(position)) await rm(path.join(folder, 'snapshots', name));
  }
  return { folder, starts };
}

/** Flips a byte in each of these batches. */
async function damage({ folder, starts }: Built, positions: readonly number[]): Promise<void> {
  const bytes = await readFile(journalFile(folder));
  for (const position of positions) {
    const at = (starts[position - 1] ?? 0) + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  await writeFile(journalFile(folder), bytes);
}

async function allPlaced(host: Host, limit = 5): Promise<PlacedBatch[]> {
  const batches: PlacedBatch[] = [];
  for (let more = true; more;) {
    const page = await host['recovery.batches']({ after: batches.at(-1)?.position ?? 0, limit });
    batches.push(...page.batches);
    more = page.more;
  }
  return batches;
}

const placed = (positions: readonly number[]) =>
  positions.map((position) => ({ position, sealed: history[position - 1] }));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);

describe('a survey of the files', () => {
  it('of an intact folder has the head and nothing in doubt', async () => {
    const { folder } = await builtFolder([7]);
    const { host } = await openHost(folder);
    expect(await host['recovery.survey']()).toEqual({
      best: {
        ...genesis,
        schemaVersion: 1,
        position: 12,
        headHash: hashOf(12),
        headBatchId: 'dev1-12',
        headAt: history[11]?.batch.at,
        records: { plan: 0, category: 0, indicator: 0, area: 0, series: 1, statement: 0 },
        snapshot: 'snapshot-000000007-20200101T000000000Z.iws',
        batches: 5,
      },
      epoch: 1,
      readableBatches: 12,
      doubts: [],
    });
    expect(await allPlaced(host)).toEqual(placed(range(1, 12)));
  });

  it('of an empty folder and of one that has only begun', async () => {
    const empty = await openHost(await temporaryFolder());
    expect(await empty.host['recovery.survey']()).toMatchObject({ best: null, epoch: 0, readableBatches: 0 });
    expect(await empty.host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 9 })).toBeNull();
    const begun = await openBegunHost(await temporaryFolder());
    expect(await begun.host['recovery.survey']()).toMatchObject({
      best: { position: 0, headHash: genesisHash, headBatchId: null },
      doubts: [],
    });
  });

  it('goes on behind a damaged record where a snapshot bridges it', async () => {
    const built = await builtFolder([7]);
    await damage(built, [4, 5]);
    const { host } = await openHost(built.folder);
    const [, , , fourth = 0, , sixth = 0] = built.starts;
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 12, headHash: hashOf(12), batches: 5 },
      readableBatches: 10,
      doubts: [
        { kind: 'recordsUnreadable', name: 'journal-000001.iwj', at: fourth, bytes: sixth - fourth },
        { kind: 'batchesMissing', after: 3, until: 5 },
      ],
    });
    expect(await allPlaced(host)).toEqual(placed([...range(1, 3), ...range(6, 12)]));
    const records = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 9 });
    expect(records).toMatchObject({ head: { position: 12 }, records: ledgerRecords(12), next: null });
  });

  it('ends before a damaged record that nothing bridges, and tells of the batches behind it', async () => {
    const built = await builtFolder([3]);
    await damage(built, [6]);
    const { host } = await openHost(built.folder);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 5, headHash: hashOf(5) },
      readableBatches: 5,
      doubts: [
        { kind: 'recordsUnreadable' },
        { kind: 'batchesLoose', count: 6, firstAt: history[6]?.batch.at, lastAt: history[11]?.batch.at },
        { kind: 'batchesLost', count: 1, reached: 12 },
      ],
    });
  });

  it('begins with the older snapshot where the newer one is damaged, and with the batches where there is none', async () => {
    const { folder } = await builtFolder([3, 9]);
    const snapshots = path.join(folder, 'snapshots');
    const names = (await readdir(snapshots)).toSorted();
    await truncate(path.join(snapshots, names[1] ?? ''), 50);
    const { host } = await openHost(folder);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 12, snapshot: names[0], batches: 9 },
      doubts: [{ kind: 'snapshotDamaged', name: names[1] }],
    });
    await truncate(path.join(snapshots, names[0] ?? ''), 50);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 12, snapshot: null, batches: 12 },
    });
  });

  it('finds the last snapshot where marker and journal are gone', async () => {
    const { folder } = await builtFolder([3, 9]);
    await rm(path.join(folder, 'journal'), { recursive: true });
    await rm(path.join(folder, 'marker.json'));
    const { host } = await openHost(folder);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 9, headHash: hashOf(9), batches: 0 },
      readableBatches: 0,
      doubts: [
        { kind: 'markerMissing' },
        { kind: 'journalMissing' },
        { kind: 'batchesMissing', after: 0, until: 9 },
        { kind: 'batchesLost', count: 3, reached: 12 },
      ],
    });
    const records = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 9 });
    expect(records?.records).toEqual(ledgerRecords(9));
  });

  it('reads the batches of a journal whose beginning is destroyed', async () => {
    const { folder } = await builtFolder([]);
    const bytes = await readFile(journalFile(folder));
    bytes.fill(0, 0, 60);
    await writeFile(journalFile(folder), bytes);
    const { host } = await openHost(folder);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 12, headHash: hashOf(12) },
      doubts: [{ kind: 'segmentUnreadable' }, { kind: 'recordsUnreadable', at: 0 }],
    });
  });

  it('says what of a cut end cannot be read', async () => {
    const { folder, starts } = await builtFolder([]);
    const last = starts[11] ?? 0;
    await truncate(journalFile(folder), last + 20);
    const { host } = await openHost(folder);
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 11 },
      doubts: [
        { kind: 'tornTail', name: 'journal-000001.iwj', at: last, bytes: 20 },
        { kind: 'batchesLost', count: 1, reached: 12 },
      ],
    });
  });

  it('writes nothing', async () => {
    const built = await builtFolder([7]);
    await damage(built, [2]);
    const before = await readFile(journalFile(built.folder));
    const names = await readdir(built.folder, { recursive: true });
    const { host, close } = await openHost(built.folder);
    await host['recovery.survey']();
    await allPlaced(host);
    await close();
    expect(await readFile(journalFile(built.folder))).toEqual(before);
    expect((await readdir(built.folder, { recursive: true })).toSorted()).toEqual(names.toSorted());
  });
});

describe('the records of a point in time', () => {
  it('are those after so many batches, from whatever snapshot is next before it', async () => {
    const { folder } = await builtFolder([3, 9]);
    const { host } = await openHost(folder);
    for (const position of range(0, 12)) {
      const page = await host['recovery.records']({
        source: { kind: 'position', position },
        after: 0,
        limit: 9,
      });
      expect(page).toMatchObject({
        head: { position, headHash: hashOf(position), headBatchId: idOf(position) },
      });
      expect(page?.records).toEqual(ledgerRecords(position));
    }
    const beyond = { kind: 'position', position: 13 } as const;
    expect(await host['recovery.records']({ source: beyond, after: 0, limit: 9 })).toBeNull();
  });

  it('are not made up where a batch before it is missing', async () => {
    const built = await builtFolder([9]);
    await damage(built, [5]);
    const { host } = await openHost(built.folder);
    const at = async (position: number) =>
      (await host['recovery.records']({ source: { kind: 'position', position }, after: 0, limit: 9 }))
        ?.records;
    expect(await at(4)).toEqual(ledgerRecords(4));
    for (const position of [5, 6, 8]) expect(await at(position)).toBeUndefined();
    for (const position of [9, 10, 12]) expect(await at(position)).toEqual(ledgerRecords(position));
  });

  it('come in pages that belong together', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await append(host, history);
    const { upload } = await host['snapshot.begin']({
      head: {
        ...genesis,
        schemaVersion: 1,
        position: 1,
        headHash: hashOf(1),
        headBatchId: null,
        headAt: null,
      },
    });
    const records = range(1, 25).map((number) => {
      return { entity: 'indicator', record: { id: `i-${number}` } } as const;
    });
    await host['snapshot.part']({ upload, records });
    const taken = await host['snapshot.finish']({ upload });
    const source = { kind: 'snapshot', name: taken.state === 'taken' ? taken.snapshot.name : '' } as const;
    const first = await host['recovery.records']({ source, after: 0, limit: 10 });
    const second = await host['recovery.records']({ source, after: first?.next ?? 0, limit: 10 });
    const third = await host['recovery.records']({ source, after: second?.next ?? 0, limit: 10 });
    expect([first?.next, second?.next, third?.next]).toEqual([10, 20, null]);
    expect([first, second, third].flatMap((page) => page?.records ?? [])).toEqual(records);
    const absent = { kind: 'snapshot', name: '../marker.json' } as const;
    expect(await host['recovery.records']({ source: absent, after: 0, limit: 9 })).toBeNull();
  });
});

const rebuilding = (position: number, epoch = 2): RebuildRequest => ({
  ...beginning,
  epoch,
  profileId: 'second-profile',
  keep: { position, headHash: hashOf(position), headBatchId: idOf(position) },
});

describe('a rebuilt folder', () => {
  it('keeps the readable batches, begins a new epoch at the given place and sets the old files aside', async () => {
    const built = await builtFolder([7]);
    await damage(built, [4, 5]);
    const damaged = await readFile(journalFile(built.folder));
    const { host, close } = await openHost(built.folder);
    const replaced = await host['folder.rebuild'](rebuilding(12));
    expect(replaced.state === 'replaced' && replaced.contents).toMatchObject({
      marker: { marker: { epoch: 2, profiles: [beginning.profileId, 'second-profile'] } },
      journal: {
        state: 'intact',
        workspaceId: genesis.workspaceId,
        epoch: 2,
        head: { count: 12, batchId: 'dev1-12', hash: hashOf(12) },
      },
    });
    const [aside = ''] = await readdir(path.join(built.folder, 'set-aside'));
    const kept = path.join(built.folder, 'set-aside', aside, 'journal', 'journal-000001.iwj');
    expect(await readFile(kept)).toEqual(damaged);
    await append(host, [typed(hashOf(12), 13)]);
    await close();
    const again = await openHost(built.folder);
    expect(await again.host['recovery.survey']()).toMatchObject({
      best: { epoch: 2, position: 13 },
      epoch: 2,
      readableBatches: 11,
      doubts: [{ kind: 'batchesMissing', after: 3, until: 5 }],
    });
    expect((await allPlaced(again.host)).map(({ position }) => position)).toEqual([
      ...range(1, 3),
      ...range(6, 13),
    ]);
    expect(await again.host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'unchanged' });
  });

  it('may go back on the chain, so that a database’s own batches follow', async () => {
    const { folder } = await builtFolder([7, 12]);
    const { host } = await openHost(folder);
    await host['folder.rebuild'](rebuilding(5));
    const own = typed(hashOf(5), 6, '另一个人');
    await append(host, [own, typed(own.hash, 7, '另一个人')]);
    const survey = await host['recovery.survey']();
    expect(survey).toMatchObject({
      best: { epoch: 2, position: 7, snapshot: null },
      readableBatches: 7,
      doubts: [],
    });
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({
      state: 'taken',
      snapshot: { epoch: 2, position: 7 },
    });
    const list = await host['snapshot.list']();
    expect(list.map((info) => info.state === 'verified' && [info.epoch, info.position])).toEqual([
      [2, 7],
      // What the files held beyond the place was replaced, and is kept as such besides.
      [1, 12],
      [1, 12],
      [1, 7],
    ]);
    expect(list.filter((info) => info.state === 'verified' && info.reason === 'replaced')).toMatchObject([
      { position: 12, headHash: hashOf(12) },
    ]);
  });

  it('can be made from nothing for a database that is the good copy', async () => {
    const folder = await temporaryFolder();
    const { host } = await openHost(folder);
    await host['folder.rebuild'](rebuilding(0, 3));
    await append(host, history);
    expect(await host['folder.contents']()).toMatchObject({
      marker: { marker: { epoch: 3 } },
      journal: { state: 'intact', epoch: 3, head: { count: 12 } },
    });
    expect(await host['recovery.survey']()).toMatchObject({ best: { epoch: 3, position: 12 }, doubts: [] });
  });

  it('goes on from a snapshot where the journal is gone', async () => {
    const { folder } = await builtFolder([9]);
    await rm(path.join(folder, 'journal'), { recursive: true });
    const { host } = await openHost(folder);
    await host['folder.rebuild'](rebuilding(9));
    await append(host, history.slice(9));
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({
      state: 'taken',
      snapshot: { epoch: 2, position: 12 },
    });
    const records = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 9 });
    expect(records?.records).toEqual(ledgerRecords(12));
  });

  it.each<[string, StorageFault, Partial<DiskFaults>]>([
    ['is full', 'diskFull', { full: true }],
    ['does not flush', 'other', { flushFails: true }],
    ['is read-only', 'readOnly', { refused: 'EROFS' }],
  ])('is the old one, and the fault has a name, while the disk %s', async (_name, fault, on) => {
    const { folder } = await builtFolder([7]);
    const { fileSystem, faults } = faultyDisk();
    const { host } = await openHost(folder, { fileSystem });
    Object.assign(faults, on);
    expect(await host['folder.rebuild'](rebuilding(12))).toMatchObject({ state: 'failed', fault });
    Object.assign(faults, noFaults());
    expect(await host['folder.contents']()).toMatchObject({ journal: { epoch: 1, head: { count: 12 } } });
    expect(await host['folder.rebuild'](rebuilding(12))).toMatchObject({
      state: 'replaced',
      contents: { journal: { epoch: 2, head: { count: 12 } } },
    });
  });

  it('is refused for a place that the files do not know, and for an epoch that is not new', async () => {
    const { folder } = await builtFolder([7]);
    const { host } = await openHost(folder);
    const names = (await readdir(folder, { recursive: true })).toSorted();
    const unknown = {
      ...rebuilding(12),
      keep: { position: 12, headHash: 'a'.repeat(64), headBatchId: null },
    };
    await expect(host['folder.rebuild'](unknown)).rejects.toThrow('没有这个位置');
    await expect(host['folder.rebuild'](rebuilding(12, 1))).rejects.toThrow('大于');
    const wrongStart = { ...rebuilding(0), keep: { position: 0, headHash: hashOf(1), headBatchId: null } };
    await expect(host['folder.rebuild'](wrongStart)).rejects.toThrow('起点');
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(names);
  });

  it('is the old folder or the new one after a kill at any step', async () => {
    for (let allowed = 1; ; allowed += 1) {
      const folder = await temporaryFolder();
      const first = await openBegunHost(folder);
      await append(first.host, history);
      await first.close();
      const { fileSystem, steps } = killedFileSystem(allowed);
      const killed = await openHost(folder, { fileSystem }).catch(() => null);
      const done = await killed?.host['folder.rebuild'](rebuilding(10)).catch(() => null);
      await killed?.close().catch(() => undefined);

      const { host, close } = await openHost(folder);
      const { marker, journal } = await host['folder.contents']();
      const epoch = journal.state === 'intact' ? journal.epoch : null;
      expect(marker).toMatchObject({ state: 'present', marker: { epoch } });
      expect(journal).toMatchObject({ state: 'intact', head: { count: epoch === 2 ? 10 : 12 } });
      if (done?.state === 'replaced') expect(epoch).toBe(2);
      expect(await host['recovery.survey']()).toMatchObject({ doubts: [] });
      await host['folder.rebuild'](rebuilding(10, 4));
      expect((await allPlaced(host)).map(({ sealed }) => sealed)).toEqual(history.slice(0, 10));
      await close();
      if (steps() < allowed) break;
    }
  });
});
