import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import type { Host } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { genesis } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';
import { aLedgerHistory, typed } from './ledger-history';

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
    const { secondFolder } = await host['safety.secondFolder']({ folder: second });
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
    await host['safety.secondFolder']({ folder: stick });
    await close();
    expect(await filesIn(copyIn(stick))).toEqual(await filesIn(folder));
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
    const status = await host['safety.secondFolder']({ folder: second });
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
    expect((await host['safety.secondFolder']({ folder: null })).secondFolder).toEqual({ state: 'off' });
    await append(host, history);
    await host['snapshot.take']({ reason: 'request' });
    expect(await filesIn(copyIn(second))).toEqual(before);
  });

  it('is refused where it is no other folder, or none at all', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const choose = (chosen: string) => host['safety.secondFolder']({ folder: chosen });
    await expect(choose(folder)).rejects.toThrow('包含');
    await expect(choose(path.join(folder, 'journal'))).rejects.toThrow('包含');
    await expect(choose(path.dirname(folder))).rejects.toThrow('包含');
    await expect(choose('relative')).rejects.toThrow('完整路径');
    await expect(choose(path.join(await temporaryFolder(), 'none'))).rejects.toThrow('没有这个文件夹');
    await rm(path.join(folder, 'second-folder.json'), { force: true });
    expect((await host['safety.status']()).secondFolder).toEqual({ state: 'off' });
  });
});
