import { gunzipSync } from 'node:zlib';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import type { Host } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { genesis, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { killedFileSystem } from './killed-file-system';
import { aLedgerHistory, typed } from './ledger-history';

const safekeeping = { changesPerSnapshot: 1000, batchesPerSegment: 4, bytesPerSegment: 1 << 30 };

const journalNames = async (folder: string) => (await readdir(path.join(folder, 'journal'))).toSorted();

async function append(host: Host, batches: readonly SealedBatch[]): Promise<void> {
  for (const sealed of batches) expect((await host['journal.append'](sealed)).state).toBe('appended');
}

async function allBatches(host: Host, limit = 2): Promise<SealedBatch[]> {
  const batches: SealedBatch[] = [];
  for (let more = true; more;) {
    const page = await host['journal.after']({ hash: batches.at(-1)?.hash ?? genesisHash, limit });
    if (page === null) throw new Error('The hash is not there');
    if (page.more && page.batches.length === 0) throw new Error('The journal breaks off');
    batches.push(...page.batches);
    more = page.more;
  }
  return batches;
}

/** A data folder with three segments, two of them packed, whose journal holds `history`. */
async function rotatedFolder(history: readonly SealedBatch[]): Promise<string> {
  const folder = await temporaryFolder();
  const { host, close } = await openBegunHost(folder, { safekeeping });
  await append(host, history.slice(0, 4));
  await host['snapshot.take']({ reason: 'request' });
  await append(host, history.slice(4, 10));
  await host['snapshot.take']({ reason: 'request' });
  await append(host, history.slice(10));
  await close();
  return folder;
}

describe('a journal of several segments', () => {
  it('begins a new segment at a snapshot, packs the finished one, and goes on', async () => {
    const history = aLedgerHistory(12);
    const folder = await rotatedFolder(history);
    expect(await journalNames(folder)).toEqual([
      'journal-000001.iwj.gz',
      'journal-000002.iwj.gz',
      'journal-000003.iwj',
    ]);
    const { host } = await openHost(folder, { safekeeping });
    const { journal } = await host['folder.contents']();
    const head = { count: 12, batchId: 'dev1-12', hash: history[11]?.hash };
    expect(journal).toEqual({ state: 'intact', ...genesis, head });
    const next = typed(history[11]?.hash ?? '', 13);
    expect(await host['journal.append'](next)).toMatchObject({ state: 'appended', head: { count: 13 } });
  });

  it('gives the batches after any hash on the chain, and the position of each', async () => {
    const history = aLedgerHistory(12);
    const { host } = await openHost(await rotatedFolder(history));
    for (const limit of [1, 3, 100]) expect(await allBatches(host, limit)).toEqual(history);
    const hashes = [...history.map(({ hash }) => hash), genesisHash, '0'.repeat(64)];
    expect(await host['journal.positions']({ hashes })).toEqual([
      ...history.map((_, place) => place + 1),
      0,
      null,
    ]);
  });

  it('says where a segment that cannot be read at all breaks it off, and no snapshot goes over that', async () => {
    const history = aLedgerHistory(12);
    const folder = await rotatedFolder(history);
    const names = await readdir(path.join(folder, 'snapshots'));
    for (const name of names.filter((each) => !each.startsWith('snapshot-000000004')))
      await rm(path.join(folder, 'snapshots', name));
    const packed = path.join(folder, 'journal', 'journal-000002.iwj.gz');
    await writeFile(packed, (await readFile(packed)).fill(0));
    const { host } = await openHost(folder, { safekeeping });
    const after = (place: number) =>
      host['journal.after']({ hash: history[place - 1]?.hash ?? '', limit: 9 });
    expect(await after(4)).toEqual({ batches: [], more: true });
    expect(await after(5)).toBeNull();
    expect(await after(10)).toMatchObject({ more: false, batches: [{}, {}] });
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'failed' });
  });

  it('is opened without reading a finished segment', async () => {
    const folder = await rotatedFolder(aLedgerHistory(12));
    const opened: string[] = [];
    const fileSystem: FileSystem = {
      ...realFileSystem,
      open: (file, mode) => {
        opened.push(path.basename(file));
        return realFileSystem.open(file, mode);
      },
    };
    const { host } = await openHost(folder, { fileSystem });
    await host['folder.contents']();
    await host['snapshot.take']({ reason: 'start' });
    expect(opened.filter((name) => name.startsWith('journal-'))).toContain('journal-000003.iwj');
    expect(opened.filter((name) => name.endsWith('.gz'))).toEqual([]);
  });

  it('has finished segments that any gzip program unpacks', async () => {
    const folder = await rotatedFolder(aLedgerHistory(12));
    const packed = await readFile(path.join(folder, 'journal', 'journal-000001.iwj.gz'));
    expect(gunzipSync(packed).toString('latin1')).toContain('"id":"dev1-4"');
  });

  it('answers the last batch of a finished segment once more as appended already', async () => {
    const history = aLedgerHistory(4);
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder, { safekeeping });
    await append(host, history);
    await host['snapshot.take']({ reason: 'request' });
    expect(await journalNames(folder)).toContain('journal-000002.iwj');
    expect(await host['journal.append'](history[3] as SealedBatch)).toEqual({
      state: 'appended',
      head: { count: 4, batchId: 'dev1-4', hash: history[3]?.hash },
    });
  });

  it('says so where a finished segment breaks off in the middle, instead of calling it the end', async () => {
    const folder = await rotatedFolder(aLedgerHistory(12));
    const file = path.join(folder, 'journal', 'journal-000002.iwj.gz');
    const bytes = await readFile(file);
    bytes.fill(0, bytes.length >> 1);
    await writeFile(file, bytes);
    const { host } = await openHost(folder);
    await expect(allBatches(host)).rejects.toThrow('breaks off');
  });

  it('knows the positions in finished segments also where the one that grows cannot be read', async () => {
    const history = aLedgerHistory(12);
    const folder = await rotatedFolder(history);
    await writeFile(path.join(folder, 'journal', 'journal-000003.iwj'), 'nothing of a journal');
    const { host } = await openHost(folder);
    const hashes = history.map(({ hash }) => hash);
    expect(await host['journal.positions']({ hashes })).toEqual([
      ...Array.from({ length: 10 }, (_, place) => place + 1),
      null,
      null,
    ]);
  });

  it('is damaged where the segment that grows is missing', async () => {
    const folder = await rotatedFolder(aLedgerHistory(12));
    await realFileSystem.remove(path.join(folder, 'journal', 'journal-000003.iwj'));
    const { host } = await openHost(folder);
    expect((await host['folder.contents']()).journal).toMatchObject({
      state: 'damaged',
      readableBatches: 10,
    });
    expect(await host['recovery.survey']()).toMatchObject({
      best: { position: 12 },
      doubts: [
        { kind: 'segmentMissing', name: 'journal-000003.iwj' },
        { kind: 'batchesMissing', after: 10, until: 12 },
      ],
    });
  });
});

it('a kill at any step of snapshot, rotation and packing loses no batch and leaves a folder that opens', async () => {
  const history = aLedgerHistory(10);
  for (let allowed = 1; ; allowed += 1) {
    const folder = await temporaryFolder();
    await (await openBegunHost(folder)).close();
    const { fileSystem, steps } = killedFileSystem(allowed);
    let appended = 0;
    const killed = await openHost(folder, { fileSystem, safekeeping }).catch(() => null);
    for (const sealed of history) {
      const answer = await killed?.host['journal.append'](sealed).catch(() => null);
      if (answer?.state !== 'appended') break;
      appended += 1;
      if (appended % 4 === 0) await killed?.host['snapshot.take']({ reason: 'request' }).catch(() => null);
    }
    await killed?.close().catch(() => undefined);

    const { host, close } = await openHost(folder, { safekeeping });
    const { journal } = await host['folder.contents']();
    expect(['intact', 'torn']).toContain(journal.state);
    const found = await allBatches(host);
    expect(found).toEqual(history.slice(0, found.length));
    expect(found.length).toBeGreaterThanOrEqual(appended);
    await append(host, history.slice(found.length));
    expect((await host['snapshot.take']({ reason: 'request' })).state).not.toBe('failed');
    expect(await allBatches(host)).toEqual(history);
    const survey = await host['recovery.survey']();
    expect(survey).toMatchObject({ best: { position: 10 }, readableBatches: 10 });
    await close();
    expect((await readdir(path.join(folder, 'snapshots'))).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
    if (steps() < allowed) break;
  }
});
