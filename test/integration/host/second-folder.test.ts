import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import type { Host, SafetyStatus } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk } from '../../builders/faulty-file-system';
import { genesis } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { aLedgerHistory, typed } from './ledger-history';

/** What became of choosing a second folder, once it is one. */
async function choose(host: Host, folder: string | null): Promise<SafetyStatus> {
  const result = await host['safety.secondFolder']({ folder });
  if (result.state !== 'set') throw new Error(JSON.stringify(result));
  return result.status;
}

const safekeeping = { changesPerSnapshot: 1000, batchesPerSegment: 4, bytesPerSegment: 1 << 30 };
const history = aLedgerHistory(9);

async function append(host: Host, batches: readonly SealedBatch[]): Promise<void> {
  for (const sealed of batches) expect((await host['journal.append'](sealed)).state).toBe('appended');
}

const copyIn = (folder: string) => path.join(folder, `indicator-workbench-${genesis.workspaceId}`);

async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const part of ['journal', 'snapshots']) {
    for (const name of await readdir(path.join(folder, part)).catch(() => [])) {
      found[`${part}/${name}`] = (await readFile(path.join(folder, part, name))).toString('latin1');
    }
  }
  return found;
}

describe('the second folder', () => {
  it('is off at first, and has a copy of everything as soon as it is chosen', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const { host } = await openBegunHost(folder, { safekeeping });
    await append(host, history.slice(0, 2));
    await host['snapshot.take']({ reason: 'request' });
    expect((await host['safety.status']()).secondFolder).toEqual({ state: 'off' });
    const { secondFolder } = await choose(host, second);
    expect(secondFolder).toEqual({ state: 'ready', folder: second, lastCopyAt: '2020-01-01T00:00:00.000Z' });
    expect(await filesIn(copyIn(second))).toEqual(await filesIn(folder));
  });

  it('follows every snapshot and every packed segment, also in the next run', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const first = await openBegunHost(folder, { safekeeping });
    await first.host['safety.secondFolder']({ folder: second });
    await append(first.host, history.slice(0, 3));
    await first.close();
    expect(await filesIn(copyIn(second))).toEqual(await filesIn(folder));
    const { host, close } = await openHost(folder, { safekeeping });
    await append(host, history.slice(3));
    await close();
    const files = await filesIn(folder);
    expect(Object.keys(files)).toContain('journal/journal-000001.iwj.gz');
    expect(await filesIn(copyIn(second))).toEqual(files);
  });

  it('is away while it is not there, and is filled when it is back', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const stick = path.join(second, 'stick');
    await mkdir(stick);
    const { host, close } = await openBegunHost(folder, { safekeeping });
    await host['safety.secondFolder']({ folder: stick });
    await rename(stick, `${stick}-pulled`);
    await append(host, history);
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
    expect((await host['safety.status']()).secondFolder).toMatchObject({ state: 'away', folder: stick });
    await rename(`${stick}-pulled`, stick);
    expect((await host['safety.status']()).secondFolder).toMatchObject({ state: 'ready' });
    // Nothing has changed since the last snapshot: the end of the program makes up for it all the same.
    await close();
    expect(await filesIn(copyIn(stick))).toEqual(await filesIn(folder));
  });

  it('follows the journal between snapshots, and is filled by itself when it is back', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const stick = path.join(second, '移动 硬盘');
    await mkdir(stick);
    const copyRhythm = { usual: 20, missed: 20 };
    const { host } = await openBegunHost(folder, { safekeeping, copyRhythm });
    await choose(host, stick);
    await append(host, history.slice(0, 2));
    const copied = async () => (await filesIn(copyIn(stick)))['journal/journal-000001.iwj'];
    const own = () => readFile(path.join(folder, 'journal', 'journal-000001.iwj'), 'latin1');
    await expect.poll(copied).toBe(await own());
    await rename(stick, `${stick}-pulled`);
    await append(host, history.slice(2, 4));
    await expect.poll(async () => (await host['safety.status']()).secondFolder.state).toBe('away');
    await rename(`${stick}-pulled`, stick);
    await expect.poll(copied).toBe(await own());
  });

  it('that is full is tried again until there is room', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const { fileSystem, faults } = faultyDisk();
    const copyRhythm = { usual: 20, missed: 20 };
    const { host } = await openBegunHost(folder, { fileSystem, safekeeping, copyRhythm });
    await append(host, history.slice(0, 2));
    faults.full = true;
    expect((await host['safety.secondFolder']({ folder: second })).state).toBe('failed');
    faults.full = false;
    await choose(host, second);
    await append(host, history.slice(2));
    faults.full = true;
    await expect.poll(async () => (await host['safety.status']()).secondFolder.state).toBe('failed');
    faults.full = false;
    await expect.poll(async () => (await host['safety.status']()).secondFolder.state).toBe('ready');
    expect(await filesIn(copyIn(second))).toEqual(await filesIn(folder));
  });

  it('that cannot be written says why, and holds up neither appends nor snapshots', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const fileSystem: FileSystem = {
      ...realFileSystem,
      open(file, mode) {
        if (!file.startsWith(second) || mode === 'read') return realFileSystem.open(file, mode);
        return Promise.reject(Object.assign(new Error('ENOSPC: made by the test'), { code: 'ENOSPC' }));
      },
    };
    const { host } = await openBegunHost(folder, { fileSystem, safekeeping });
    const status = await choose(host, second);
    expect(status.secondFolder).toMatchObject({ state: 'failed', fault: 'diskFull', lastCopyAt: null });
    await append(host, history);
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
  });

  it('that hangs holds up nothing', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    let letGo = () => {};
    const hang = new Promise<never>((_, reject) => {
      letGo = () => reject(new Error('pulled out'));
    });
    let hanging = false;
    const fileSystem: FileSystem = {
      ...realFileSystem,
      open: (file, mode) => (hanging && file.startsWith(second) ? hang : realFileSystem.open(file, mode)),
    };
    const { host } = await openBegunHost(folder, { fileSystem, safekeeping });
    await host['safety.secondFolder']({ folder: second });
    hanging = true;
    await append(host, history.slice(0, 2));
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
    await append(host, history.slice(2, 4));
    expect(await host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
    letGo();
  });

  it.each([0.3, 0.9])(
    'keeps its good copy of a file that was spoilt since, from %d of it on',
    async (part) => {
      const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
      const first = await openBegunHost(folder, { safekeeping });
      await append(first.host, history);
      await first.host['snapshot.take']({ reason: 'request' });
      await first.host['safety.secondFolder']({ folder: second });
      await first.close();
      const before = await filesIn(copyIn(second));
      for (const name of Object.keys(await filesIn(folder))) {
        const spoilt = await readFile(path.join(folder, name));
        spoilt.fill(0, Math.floor(spoilt.length * part));
        await writeFile(path.join(folder, name), spoilt);
      }
      const { host } = await openHost(folder, { safekeeping });
      await host['safety.secondFolder']({ folder: second });
      const after = await filesIn(copyIn(second));
      for (const content of Object.values(before)) expect(Object.values(after)).toContain(content);
      for (const name of Object.keys(before).filter((packed) => packed.endsWith('.gz')))
        expect(after[name]).toBe(before[name]);
    },
  );

  it('keeps beside what another history has written there under the same numbers', async () => {
    const [folder, other, second] = [
      await temporaryFolder(),
      await temporaryFolder(),
      await temporaryFolder(),
    ];
    const first = await openBegunHost(folder, { safekeeping });
    await append(first.host, history.slice(0, 7));
    await first.host['safety.secondFolder']({ folder: second });
    await append(first.host, history.slice(7));
    await first.host['safety.secondFolder']({ folder: second });
    await first.close();
    const before = await filesIn(copyIn(second));
    // The other computer begins with an old copy of the data, and has not seen what came after it.
    const branch = history.slice(0, 4);
    for (let counter = 5; counter <= 9; counter += 1)
      branch.push(typed(branch.at(-1)?.hash ?? '', counter, '另一位统计员'));
    const later = await openBegunHost(other, { safekeeping });
    await append(later.host, branch.slice(0, 7));
    await later.host['safety.secondFolder']({ folder: second });
    await append(later.host, branch.slice(7));
    await later.close();
    const after = await filesIn(copyIn(second));
    const journal = Object.entries(await filesIn(other)).filter(([name]) => name.startsWith('journal/'));
    expect(journal.map(([name]) => name)).toContain('journal/journal-000002.iwj');
    for (const [name, content] of journal) expect(after[name]).toBe(content);
    for (const content of Object.values(before)) expect(Object.values(after)).toContain(content);
  });

  it('is turned off without touching what is in it', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const { host } = await openBegunHost(folder);
    await host['safety.secondFolder']({ folder: second });
    const before = await filesIn(copyIn(second));
    expect((await choose(host, null)).secondFolder).toEqual({ state: 'off' });
    await append(host, history);
    await host['snapshot.take']({ reason: 'request' });
    expect(await filesIn(copyIn(second))).toEqual(before);
  });

  it('is refused where it is no other folder, or none at all', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const refusal = (chosen: string) => host['safety.secondFolder']({ folder: chosen });
    for (const overlapping of [folder, path.join(folder, 'journal'), path.dirname(folder)])
      expect(await refusal(overlapping)).toEqual({ state: 'refused', reason: 'overlaps' });
    expect(await refusal('relative')).toEqual({ state: 'refused', reason: 'notAbsolute' });
    const none = path.join(await temporaryFolder(), 'none');
    expect(await refusal(none)).toEqual({ state: 'refused', reason: 'missing' });
    await rm(path.join(folder, 'second-folder.json'), { force: true });
    expect((await host['safety.status']()).secondFolder).toEqual({ state: 'off' });
  });
});
