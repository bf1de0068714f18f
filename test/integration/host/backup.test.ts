import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FolderContents, Host, StageResult, StorageFault } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { beginning, openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk, type DiskFaults } from '../../builders/faulty-file-system';
import { genesis } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { killedFileSystem } from './killed-file-system';
import { aLedgerHistory, ledgerRecords, typed } from './ledger-history';

const history = aLedgerHistory(12);
const safekeeping = { changesPerSnapshot: 1000, batchesPerSegment: 4, bytesPerSegment: 1 << 30 };
const passphrase = '桃花流水鳜鱼肥1';

async function append(host: Host, batches: readonly SealedBatch[]): Promise<void> {
  for (const sealed of batches) expect((await host['journal.append'](sealed)).state).toBe('appended');
}

/** A PC with twelve batches in four segments, three of them packed; or with fewer. */
async function filledPc(fileSystem = faultyDisk().fileSystem, count = 12) {
  const folder = await temporaryFolder();
  const running = await openBegunHost(folder, { safekeeping, fileSystem });
  for (let from = 0; from < count; from += 4) {
    await append(running.host, history.slice(from, from + 4));
    await running.host['snapshot.take']({ reason: 'request' });
  }
  return { ...running, folder };
}

async function writtenBackup(given: string | null = null, count = 12): Promise<string> {
  const { host, close } = await filledPc(faultyDisk().fileSystem, count);
  const file = path.join(await temporaryFolder(), '备份.iwb');
  const target = { path: file, overwrite: false };
  expect(await host['backup.write']({ target, passphrase: given, by: '甲' })).toMatchObject({
    state: 'written',
    position: count,
    doubts: [],
    bytes: (await stat(file)).size,
  });
  await close();
  return file;
}

const stage = (host: Host, file: string, given: string | null = null): Promise<StageResult> =>
  host['incoming.stage']({ source: { kind: 'file', path: file }, passphrase: given });

function incomingOf(result: StageResult) {
  if (result.state !== 'staged') throw new Error(`not staged: ${JSON.stringify(result)}`);
  return result.incoming;
}

async function take(host: Host, result: StageResult) {
  const { there, nextEpoch } = incomingOf(result);
  return host['incoming.take']({
    headHash: there.best.headHash,
    epoch: nextEpoch,
    profileId: 'profile-2',
    schemaVersion: 1,
  });
}

/** What the data folder holds when the copy has taken its place. */
async function taken(host: Host, result: StageResult): Promise<FolderContents> {
  const answer = await take(host, result);
  if (answer.state !== 'replaced') throw new Error(JSON.stringify(answer));
  return answer.contents;
}

async function allBatches(host: Host): Promise<readonly SealedBatch[]> {
  const { batches } = await host['recovery.batches']({ after: 0, limit: 1000 });
  return batches.map(({ sealed }) => sealed);
}

describe('a portable backup', () => {
  it.each([null, passphrase])(
    'brings the ledger and its whole history to an empty PC (%s)',
    async (given) => {
      const file = await writtenBackup(given);
      const folder = await temporaryFolder();
      const { host, close } = await openHost(folder);
      const result = await stage(host, file, given);
      expect(incomingOf(result)).toMatchObject({
        written: { by: '甲', program: '0.0.0', at: '2020-01-01T00:00:00.000Z' },
        there: { best: { position: 12, headHash: history[11]?.hash }, readableBatches: 12 },
        here: null,
        common: null,
        doubts: [],
        nextEpoch: 2,
      });
      expect(await host['incoming.state']()).toEqual(incomingOf(result));
      const source = { kind: 'incoming' } as const;
      const page = await host['recovery.records']({ source, after: 0, limit: 9 });
      expect(page?.records).toEqual(ledgerRecords(12));
      expect(await host['recovery.batches']({ after: 10, limit: 9, of: 'incoming' })).toMatchObject({
        batches: [{ position: 11 }, { position: 12 }],
        more: false,
      });
      expect(await taken(host, result)).toMatchObject({
        marker: { state: 'present', marker: { ...genesis, epoch: 2, profiles: ['profile-2'] } },
        journal: { state: 'intact', epoch: 2, head: { count: 12, hash: history[11]?.hash } },
      });
      expect(await host['incoming.state']()).toBeNull();
      await append(host, [typed(history[11]?.hash ?? '', 13)]);
      await close();
      const again = await openHost(folder);
      expect((await allBatches(again.host)).slice(0, 12)).toEqual(history);
      for (const position of [0, 3, 7, 13]) {
        const past = { kind: 'position', position } as const;
        const found = await again.host['recovery.records']({ source: past, after: 0, limit: 9 });
        expect(found?.records).toEqual(ledgerRecords(position));
      }
      expect(await again.host['recovery.survey']()).toMatchObject({ best: { position: 13 }, doubts: [] });
      expect(await readdir(folder)).not.toContain('incoming');
    },
  );

  it('says which passphrase is needed, and which is wrong', async () => {
    const file = await writtenBackup(passphrase);
    const folder = await temporaryFolder();
    const { host } = await openHost(folder);
    expect(await stage(host, file)).toEqual({ state: 'passphraseNeeded' });
    expect(await stage(host, file, `${passphrase}2`)).toEqual({ state: 'passphraseWrong' });
    expect(await host['incoming.state']()).toBeNull();
    expect(await readdir(folder)).not.toContain('incoming');
    // What an input method may give for the same keys.
    expect(await stage(host, file, passphrase.replace('1', '１'))).toMatchObject({ state: 'staged' });
  });

  it('is not given out where it holds nothing yet, and never over another file without consent', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    const file = path.join(await temporaryFolder(), '备份.iwb');
    const write = (overwrite: boolean) =>
      host['backup.write']({ target: { path: file, overwrite }, passphrase: null, by: '' });
    expect(await write(false)).toEqual({ state: 'empty' });
    await append(host, history.slice(0, 2));
    await writeFile(file, '旧');
    expect(await write(false)).toEqual({ state: 'exists', path: file });
    expect(await readFile(file, 'utf8')).toBe('旧');
    expect(await write(true)).toMatchObject({ state: 'written' });
    expect(await stage(host, file)).toMatchObject({ state: 'staged' });
  });

  it('tells of what could not be read when it was written', async () => {
    const { host, folder, close } = await filledPc();
    await close();
    const [packed = ''] = (await readdir(path.join(folder, 'journal'))).toSorted();
    await rm(path.join(folder, 'journal', packed));
    const again = await openHost(folder);
    const file = path.join(await temporaryFolder(), '备份.iwb');
    const request = { target: { path: file, overwrite: false }, passphrase: null, by: '' };
    expect(await again.host['backup.write'](request)).toMatchObject({
      state: 'written',
      doubts: [{ kind: 'batchesMissing', after: 0, until: 4 }],
    });
    expect(host).toBeDefined();
  });

  it('can be cancelled, on either side', async () => {
    const { fileSystem, faults } = faultyDisk();
    const { host } = await filledPc(fileSystem);
    const folder = await temporaryFolder();
    const file = path.join(folder, '备份.iwb');
    const request = { target: { path: file, overwrite: false }, passphrase: null, by: '' };
    faults.delay = 20;
    const writing = host['backup.write'](request);
    await expect.poll(async () => (await host['backup.progress']())?.step).toBe('writing');
    await expect(host['backup.write'](request)).rejects.toThrow('还没有结束');
    await host['backup.cancel']();
    expect(await writing).toEqual({ state: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
    expect(await host['backup.progress']()).toBeNull();
    faults.delay = 0;
    expect(await host['backup.write'](request)).toMatchObject({ state: 'written' });
    faults.delay = 20;
    const staging = stage(host, file);
    await expect.poll(async () => (await host['backup.progress']())?.step).toBe('reading');
    await host['backup.cancel']();
    expect(await staging).toEqual({ state: 'cancelled' });
    expect(await host['incoming.state']()).toBeNull();
  });
});

describe('a disk that fails', () => {
  const cases: readonly [string, StorageFault, Partial<DiskFaults>][] = [
    ['is full', 'diskFull', { full: true }],
    ['does not flush', 'other', { flushFails: true }],
    ['is read-only', 'readOnly', { refused: 'EROFS' }],
  ];

  it.each(cases)('while a backup is written: it %s', async (_name, fault, on) => {
    const { fileSystem, faults } = faultyDisk();
    const { host } = await filledPc(fileSystem);
    const folder = await temporaryFolder();
    const file = path.join(folder, '备份.iwb');
    await writeFile(file, '旧');
    const request = { target: { path: file, overwrite: true }, passphrase: null, by: '' };
    Object.assign(faults, on);
    expect(await host['backup.write'](request)).toMatchObject({ state: 'failed', place: 'target', fault });
    expect(await readdir(folder)).toEqual(['备份.iwb']);
    expect(await readFile(file, 'utf8')).toBe('旧');
    Object.assign(faults, { full: false, flushFails: false, refused: null });
    expect(await host['backup.write'](request)).toMatchObject({ state: 'written' });
  });

  it.each(cases)('while a backup is opened or taken over: it %s', async (_name, fault, on) => {
    const file = await writtenBackup();
    const { fileSystem, faults } = faultyDisk();
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder, { fileSystem });
    await append(host, history.slice(0, 3));
    Object.assign(faults, on);
    expect(await stage(host, file)).toMatchObject({ state: 'failed', place: 'dataFolder', fault });
    Object.assign(faults, { full: false, flushFails: false, refused: null });
    const result = await stage(host, file);
    Object.assign(faults, on);
    expect(await take(host, result)).toMatchObject({ state: 'failed', fault });
    Object.assign(faults, { full: false, flushFails: false, refused: null });
    expect(await taken(host, result)).toMatchObject({ journal: { state: 'intact', head: { count: 12 } } });
  });

  it('a file that is gone or a folder that is none', async () => {
    const { host } = await openHost(await temporaryFolder());
    const none = path.join(await temporaryFolder(), 'none.iwb');
    const gone = { state: 'failed', place: 'source', fault: 'noFolder' };
    expect(await stage(host, none)).toMatchObject(gone);
    expect(await stage(host, path.dirname(none))).toMatchObject({ state: 'failed', place: 'source' });
  });
});

describe('taking over', () => {
  it('keeps what was there as a snapshot, and its journal aside', async () => {
    const file = await writtenBackup();
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const other = typed(history[4]?.hash ?? '', 6, '乙');
    await append(host, [...history.slice(0, 5), other]);
    const result = await stage(host, file);
    expect(incomingOf(result)).toMatchObject({ common: 5, here: { best: { position: 6 } } });
    const before = await readFile(path.join(folder, 'journal', 'journal-000001.iwj'));
    await take(host, result);
    expect(await allBatches(host)).toEqual(history);
    const snapshots = await host['snapshot.list']();
    const replaced = snapshots.find((each) => each.state === 'verified' && each.reason === 'replaced');
    expect(replaced).toMatchObject({ position: 6, headHash: other.hash });
    const [aside = ''] = await readdir(path.join(folder, 'set-aside'));
    const kept = path.join(folder, 'set-aside', aside, 'journal', 'journal-000001.iwj');
    expect((await readFile(kept)).equals(before)).toBe(true);
    // The next run starts from the new state, not from what was replaced.
    expect(await host['snapshot.take']({ reason: 'start' })).toMatchObject({ snapshot: { position: 12 } });
  });

  it('of what is not staged, or in an epoch that was, is refused and changes nothing', async () => {
    const file = await writtenBackup();
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await append(host, history.slice(0, 3));
    const request = { headHash: history[11]?.hash ?? '', epoch: 2, profileId: 'p', schemaVersion: 1 };
    await expect(host['incoming.take'](request)).rejects.toThrow('没有打开的备份');
    await stage(host, file);
    await expect(host['incoming.take']({ ...request, headHash: genesisLike })).rejects.toThrow('不是选定');
    await expect(host['incoming.take']({ ...request, epoch: 0 })).rejects.toThrow('新的一期');
    await host['incoming.drop']();
    await expect(host['incoming.take'](request)).rejects.toThrow('没有打开的备份');
    expect((await host['folder.contents']()).journal).toMatchObject({ epoch: 1, head: { count: 3 } });
    expect(await readdir(folder)).not.toContain('incoming');
  });

  it('leaves the old folder or the new one after a kill at any step', async () => {
    const file = await writtenBackup(null, 4);
    const pc = await temporaryFolder();
    const first = await openBegunHost(pc);
    await append(first.host, [...history.slice(0, 2), typed(history[1]?.hash ?? '', 3, '乙')]);
    await first.close();
    /** Answers whether the copy was taken over, and the steps at both ends of that. */
    const attempt = async (allowed: number) => {
      const folder = await temporaryFolder();
      await cp(pc, folder, { recursive: true });
      const { fileSystem, steps } = killedFileSystem(allowed);
      const killed = await openHost(folder, { fileSystem }).catch(() => null);
      const result = killed ? await stage(killed.host, file).catch(() => null) : null;
      const before = steps();
      const done =
        result?.state === 'staged' && killed ? await take(killed.host, result).catch(() => null) : null;
      const after = steps();
      await killed?.close().catch(() => undefined);
      return { folder, done: done?.state === 'replaced', before, after };
    };
    const { before, after } = await attempt(Infinity);
    // While it is being unpacked nothing is at stake: a few moments of that, and every one of the rest.
    const moments = [3, Math.round(before / 2), before];
    for (let allowed = before + 1; allowed <= after + 1; allowed += 1) moments.push(allowed);
    let outcomes = '';
    for (const allowed of moments) {
      const { folder, done } = await attempt(allowed);
      const { host, close } = await openHost(folder);
      const { marker, journal } = await host['folder.contents']();
      const epoch = journal.state === 'intact' ? journal.epoch : null;
      expect(marker).toMatchObject({ state: 'present', marker: { epoch } });
      expect(journal).toMatchObject({ state: 'intact', head: { count: epoch === 2 ? 4 : 3 } });
      if (done) expect(epoch).toBe(2);
      expect(await host['recovery.survey']()).toMatchObject({
        best: { position: epoch === 2 ? 4 : 3 },
        doubts: [],
      });
      expect(await readdir(folder)).not.toContain('incoming');
      if (allowed % 8 === 0) {
        const again = await stage(host, file);
        expect(await taken(host, again)).toMatchObject({ journal: { head: { count: 4 } } });
        expect(await allBatches(host)).toEqual(history.slice(0, 4));
      }
      await close();
      outcomes += epoch === 2 ? 'n' : 'o';
    }
    expect(outcomes).toMatch(/^o{20,}n+$/);
  });
});

const genesisLike = '0'.repeat(64);

describe('copies in a second folder', () => {
  async function withSecondFolder() {
    const second = await temporaryFolder();
    const { host, close, folder } = await filledPc();
    await host['safety.secondFolder']({ folder: second });
    return {
      host,
      close,
      folder,
      second,
      copy: path.join(second, `indicator-workbench-${genesis.workspaceId}`),
    };
  }

  it('are found beside backup files, newest first, and opened the same way on an empty PC', async () => {
    const { second, copy, host: first } = await withSecondFolder();
    const file = path.join(second, '备份.iwb');
    await first['backup.write']({ target: { path: file, overwrite: false }, passphrase, by: '' });
    await writeFile(path.join(second, '坏的.IWB'), 'x');
    const { host } = await openHost(await temporaryFolder());
    expect(await host['backup.found']({ folder: null })).toEqual([]);
    const found = await host['backup.found']({ folder: second });
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'file', path: file, locked: true, bytes: (await stat(file)).size }),
        expect.objectContaining({ kind: 'file', name: '坏的.IWB', locked: null }),
        expect.objectContaining({ kind: 'folder', path: copy, bytes: null }),
      ]),
    );
    expect(found).toHaveLength(3);
    expect(found.map(({ modifiedAt }) => modifiedAt)).toEqual(
      found
        .map(({ modifiedAt }) => modifiedAt)
        .toSorted()
        .toReversed(),
    );
    expect(await host['backup.found']({ folder: copy })).toMatchObject([{ kind: 'folder', path: copy }]);
    const result = await host['incoming.stage']({ source: { kind: 'folder', path: copy }, passphrase: null });
    expect(incomingOf(result)).toMatchObject({
      written: null,
      there: { best: { position: 12 }, readableBatches: 12 },
      doubts: [],
    });
    await take(host, result);
    expect(await allBatches(host)).toEqual(history);
    expect((await host['snapshot.list']()).length).toBe(3);
  });

  it('are found by the PC itself without being named', async () => {
    const { host, copy } = await withSecondFolder();
    expect(await host['backup.found']({ folder: null })).toMatchObject([{ kind: 'folder', path: copy }]);
  });

  it('bring back a data folder that has lost its journal', async () => {
    const { close, folder, copy } = await withSecondFolder();
    await close();
    await rename(path.join(folder, 'journal'), path.join(await temporaryFolder(), 'journal'));
    await rm(path.join(folder, 'snapshots'), { recursive: true });
    const { host } = await openHost(folder);
    const result = await host['incoming.stage']({ source: { kind: 'folder', path: copy }, passphrase: null });
    await take(host, result);
    expect(await allBatches(host)).toEqual(history);
    expect((await host['folder.contents']()).journal).toMatchObject({ state: 'intact', epoch: 2 });
  });

  it('keep what stands beside the chain: it is set aside with the old journal', async () => {
    const { close, copy } = await withSecondFolder();
    await close();
    for (const name of await readdir(path.join(copy, 'snapshots'))) {
      if (!name.startsWith('snapshot-000000004')) await rm(path.join(copy, 'snapshots', name));
    }
    await rm(path.join(copy, 'journal', 'journal-000002.iwj.gz'));
    const folder = await temporaryFolder();
    const { host } = await openHost(folder);
    const result = await host['incoming.stage']({ source: { kind: 'folder', path: copy }, passphrase: null });
    expect(incomingOf(result)).toMatchObject({
      there: { best: { position: 4 } },
      doubts: expect.arrayContaining([expect.objectContaining({ kind: 'batchesLoose', count: 4 })]),
    });
    expect((await host['recovery.loose']({ after: 0, limit: 9, of: 'incoming' })).batches).toEqual(
      history.slice(8),
    );
    await take(host, result);
    const [aside = ''] = await readdir(path.join(folder, 'set-aside'));
    expect(await readdir(path.join(folder, 'set-aside', aside, 'incoming-journal'))).toContain(
      'journal-000003.iwj.gz',
    );
  });

  it('without anything in them, or of a newer program, are refused', async () => {
    const { close, copy } = await withSecondFolder();
    await close();
    const { host } = await openHost(await temporaryFolder());
    const open = (folder: string) =>
      host['incoming.stage']({ source: { kind: 'folder', path: folder }, passphrase: null });
    const empty = await temporaryFolder();
    await mkdir(path.join(empty, 'journal'));
    expect(await open(empty)).toEqual({ state: 'empty' });
    const marker = { format: 'indicator-workbench/marker', formatVersion: 1, ...beginning };
    const newer = { ...marker, schemaVersion: 99, createdAt: '', profiles: [] };
    const { profileId: _none, ...fields } = newer;
    await writeFile(path.join(copy, 'marker.json'), JSON.stringify(fields));
    expect(await open(copy)).toEqual({ state: 'newer', version: 99 });
  });
});

describe('where the system asks for the place', () => {
  it('only what was chosen, and what was found there, is opened', async () => {
    const file = await writtenBackup();
    const folder = path.dirname(file);
    const { host } = await openHost(await temporaryFolder(), {
      pickPath: () => Promise.resolve(null),
      choosePath: (kind) => Promise.resolve(kind === 'folder' ? folder : null),
    });
    await expect(host['backup.found']({ folder })).rejects.toThrow('对话框');
    await expect(stage(host, file)).rejects.toThrow('对话框');
    expect(await host['file.choose']({ kind: 'backup', suggestedPath: '/' })).toBeNull();
    expect(await host['file.choose']({ kind: 'folder', suggestedPath: '/' })).toBe(folder);
    expect(await host['backup.found']({ folder })).toMatchObject([{ path: file, locked: false }]);
    expect(await stage(host, file)).toMatchObject({ state: 'staged' });
  });
});
