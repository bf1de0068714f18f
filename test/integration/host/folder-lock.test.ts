import { mkdir, readFile, readdir, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { FolderInUse } from '../../../electron/services/folder-lock';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { runNode } from '../../builders/child-process';
import { aBatch, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

const holder = fileURLToPath(new URL('./hold-folder.ts', import.meta.url));
const holdFolder = (folder: string) => runNode(['--import', 'tsx', holder, folder]);
const here = { name: 'PC-1', process: 1, user: '张三' };
const elsewhere = { name: 'PC-2', process: 1, user: '李四' };

async function lockFile(folder: string): Promise<{ computer: string }> {
  return JSON.parse(await readFile(path.join(folder, 'lock.json'), 'utf8'));
}

async function writeLock(folder: string, computer: string, age: number, user = '李四'): Promise<void> {
  const file = path.join(folder, 'lock.json');
  const holderText = { format: 'indicator-workbench/lock', computer, process: 7, user, nonce: 'theirs' };
  await writeFile(file, JSON.stringify(holderText));
  const at = new Date(Date.now() - age);
  await utimes(file, at, at);
}

it('a second process does not get the folder; after SIGKILL of the first it gets it at once', async () => {
  const folder = await temporaryFolder();
  const first = holdFolder(folder);
  expect(await first.line()).toBe('HELD');
  const second = holdFolder(folder);
  expect(await second.line()).toBe('FolderInUse');
  await expect(openHost(folder)).rejects.toEqual(new FolderInUse(null, '统计员'));
  await first.end('SIGKILL');
  expect(await readdir(folder)).toContain('lock.json');
  const third = holdFolder(folder);
  expect(await third.line()).toBe('HELD');
});

it('the same folder under another name is the same folder', async () => {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'data');
  await mkdir(folder);
  await symlink(folder, path.join(parent, 'alias'));
  await openHost(folder);
  await expect(openHost(path.join(parent, 'alias'))).rejects.toThrow(FolderInUse);
  await openHost(path.join(parent, 'other'));
});

it('a closed host leaves nothing of its lock', async () => {
  const folder = await temporaryFolder();
  const running = await openHost(folder);
  expect(await readdir(folder)).toEqual(['lock.json']);
  await running.close();
  expect(await readdir(folder)).toEqual([]);
  await openHost(folder);
});

it('a computer whose heartbeat is fresh keeps a shared folder, and is named', async () => {
  const folder = await temporaryFolder();
  await writeLock(folder, 'PC-2', 20_000);
  await expect(openHost(folder, { computer: here })).rejects.toEqual(new FolderInUse('PC-2', '李四'));
  expect(await lockFile(folder)).toMatchObject({ computer: 'PC-2' });
  expect(await readdir(folder)).toEqual(['lock.json']);
});

it('a computer without a heartbeat for a minute loses a shared folder', async () => {
  const folder = await temporaryFolder();
  await writeLock(folder, 'PC-2', 61_000);
  await openHost(folder, { computer: here });
  expect(await lockFile(folder)).toMatchObject({ computer: 'PC-1' });
  expect(await readdir(folder)).toEqual(['lock.json']);
});

it('a lock file of this computer, or one that names nobody, stands in nobody’s way', async () => {
  const own = await temporaryFolder();
  await writeLock(own, 'PC-1', 0);
  await openHost(own, { computer: here });
  const unreadable = await temporaryFolder();
  await writeFile(path.join(unreadable, 'lock.json'), '');
  await openHost(unreadable, { computer: here });
  expect(await lockFile(unreadable)).toMatchObject({ computer: 'PC-1' });
});

it('the heartbeat keeps the lock file young', async () => {
  const folder = await temporaryFolder();
  await openHost(folder, { computer: elsewhere, lockRhythm: { heartbeat: 20, gone: 60_000 } });
  const old = new Date(Date.now() - 3_600_000);
  const file = path.join(folder, 'lock.json');
  await utimes(file, old, old);

  await vi.waitFor(
    async () => expect((await stat(file)).mtimeMs).toBeGreaterThan(old.getTime() + 1_000_000),
    10_000,
  );
  expect(await lockFile(folder)).toMatchObject({ computer: 'PC-2' });
});

it('a host whose folder another computer has taken over writes no more, and leaves the other’s lock', async () => {
  const folder = await temporaryFolder();
  const running = await openBegunHost(folder, {
    computer: here,
    lockRhythm: { heartbeat: 20, gone: 60_000 },
  });
  const first = aBatch(genesisHash, 1);
  const { host } = running;
  await vi.waitFor(async () => {
    // A heartbeat that has just looked still writes its own name.
    await writeLock(folder, 'PC-2', 0);
    const contents = await host['journal.append'](aBatch('0'.repeat(64), 1));
    expect(contents).toMatchObject({ state: 'failed', fault: 'busy' });
  }, 10_000);
  expect(await host['journal.append'](first)).toMatchObject({ state: 'failed', fault: 'busy' });
  await running.close();
  expect(await lockFile(folder)).toMatchObject({ computer: 'PC-2' });
});

it('a lock file without a user’s name is one of an earlier program', async () => {
  const folder = await temporaryFolder();
  const holderText = { format: 'indicator-workbench/lock', computer: 'PC-2', process: 7, nonce: 'theirs' };
  await writeFile(path.join(folder, 'lock.json'), JSON.stringify(holderText));
  await expect(openHost(folder, { computer: here })).rejects.toEqual(new FolderInUse('PC-2', ''));
});

it('a folder that is away for a while is named as such, and is still this program’s when it is back', async () => {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'data');
  const { host } = await openBegunHost(folder, {
    computer: here,
    lockRhythm: { heartbeat: 10, gone: 60_000 },
  });
  await rename(folder, path.join(parent, 'away'));
  for (let tries = 0; tries < 5; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const answer = await host['journal.append'](aBatch(genesisHash, 1));
    expect(answer).toMatchObject({ state: 'failed', fault: 'noFolder' });
  }
  await rename(path.join(parent, 'away'), folder);
  expect(await host['journal.append'](aBatch(genesisHash, 1))).toMatchObject({ state: 'appended' });
});
