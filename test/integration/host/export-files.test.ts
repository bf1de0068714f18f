import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StorageFault } from '../../../shared/host';
import { openHost } from '../../builders/data-folder';
import { faultyDisk, type DiskFaults } from '../../builders/faulty-file-system';
import { temporaryFolder } from '../../builders/temporary-folder';

const bytes = Buffer.from('新的内容');

async function exportFolder() {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'exports');
  await mkdir(folder);
  return { dataFolder: path.join(parent, 'data'), folder, file: path.join(folder, '年度评估.xlsx') };
}

const to = (file: string, overwrite = false) => {
  return { target: { path: file, overwrite }, kind: 'xlsx', bytes } as const;
};

describe('saving an exported file', () => {
  it('writes the whole file and says how long it is', async () => {
    const { dataFolder, folder, file } = await exportFolder();
    const { host } = await openHost(dataFolder);
    expect(await host['file.save'](to(file))).toEqual({ state: 'saved', path: file, bytes: bytes.length });
    expect(await readFile(file)).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['年度评估.xlsx']);
  });

  it('replaces a file only with the user’s consent', async () => {
    const { dataFolder, file } = await exportFolder();
    await writeFile(file, '旧');
    const { host } = await openHost(dataFolder);
    expect(await host['file.save'](to(file))).toEqual({ state: 'exists', path: file });
    expect(await readFile(file, 'utf8')).toBe('旧');
    expect(await host['file.save'](to(file, true))).toMatchObject({ state: 'saved' });
    expect(await readFile(file)).toEqual(bytes);
  });

  const faultCases: readonly {
    readonly name: string;
    readonly fault: StorageFault;
    readonly on: Partial<DiskFaults>;
  }[] = [
    { name: 'the disk is full', fault: 'diskFull', on: { full: true } },
    { name: 'the flush fails', fault: 'other', on: { flushFails: true } },
    { name: 'the file is open elsewhere', fault: 'busy', on: { held: 'EBUSY' } },
    { name: 'Windows refuses to replace an open file', fault: 'busy', on: { held: 'EPERM' } },
    { name: 'the disk is read-only', fault: 'readOnly', on: { refused: 'EROFS' } },
    { name: 'the folder may not be written', fault: 'denied', on: { refused: 'EACCES' } },
  ];

  it.each(faultCases)(
    'leaves the old file as it was when $name, and saves on another try',
    async ({ fault, on }) => {
      const { dataFolder, folder, file } = await exportFolder();
      await writeFile(file, '旧');
      const { fileSystem, faults } = faultyDisk();
      const { host } = await openHost(dataFolder, { fileSystem });
      const well = { ...faults };
      Object.assign(faults, on);
      expect(await host['file.save'](to(file, true))).toMatchObject({ state: 'failed', path: file, fault });
      expect(await readFile(file, 'utf8')).toBe('旧');
      expect(await readdir(folder)).toEqual(['年度评估.xlsx']);
      Object.assign(faults, well);
      expect(await host['file.save'](to(file, true))).toMatchObject({ state: 'saved' });
      expect(await readFile(file)).toEqual(bytes);
    },
  );

  it.each(['EBUSY', 'EPERM'] as const)(
    'waits for a scanner that holds the file for a moment (%s)',
    async (held) => {
      const { dataFolder, file } = await exportFolder();
      await writeFile(file, '旧');
      const { fileSystem, faults } = faultyDisk();
      const { host } = await openHost(dataFolder, { fileSystem });
      Object.assign(faults, { held, heldTimes: 1 });
      expect(await host['file.save'](to(file, true))).toMatchObject({ state: 'saved' });
      expect(await readFile(file)).toEqual(bytes);
    },
  );

  it('does not replace a file with a read-only mark', async () => {
    const { dataFolder, file } = await exportFolder();
    await writeFile(file, '旧');
    await chmod(file, 0o444);
    const { host } = await openHost(dataFolder);
    expect(await host['file.save'](to(file, true))).toMatchObject({ state: 'failed', fault: 'readOnly' });
    expect(await readFile(file, 'utf8')).toBe('旧');
  });

  it('says that a folder is missing, but makes the folder for documents', async () => {
    const { dataFolder, folder } = await exportFolder();
    const documentsFolder = path.join(folder, '文档');
    const { host } = await openHost(dataFolder, { documentsFolder });
    const missing = path.join(folder, '没有', 'a.xlsx');
    expect(await host['file.save'](to(missing))).toMatchObject({ state: 'failed', fault: 'noFolder' });
    const proposed = path.join(documentsFolder, 'a.xlsx');
    expect(await host['file.save'](to(proposed))).toMatchObject({ state: 'saved' });
  });

  it('refuses names that cannot be handed on, each before anything is written', async () => {
    const { dataFolder, folder } = await exportFolder();
    await mkdir(path.join(folder, 'folder.xlsx'));
    const { host } = await openHost(dataFolder);
    const fault = async (name: string) => {
      const answer = await host['file.save'](to(path.isAbsolute(name) ? name : `${folder}/${name}`, true));
      return answer.state === 'failed' ? answer.fault : answer.state;
    };
    expect(await fault('a:b.xlsx')).toBe('nameInvalid');
    expect(await fault('CON.xlsx')).toBe('nameInvalid');
    expect(await fault('a.csv')).toBe('nameInvalid');
    expect(await fault('folder.xlsx')).toBe('nameInvalid');
    expect(await fault(`${'长'.repeat(90)}.xlsx`)).toBe('tooLong');
    const relative = await host['file.save'](to('relative.xlsx'));
    expect(relative).toMatchObject({ state: 'failed', fault: 'nameInvalid' });
    expect(await readdir(folder)).toEqual(['folder.xlsx']);
  });
});

describe('where the system has a save dialog', () => {
  it('only a place that was picked there may be written', async () => {
    const { dataFolder, folder, file } = await exportFolder();
    const { host } = await openHost(dataFolder, { pickPath: () => Promise.resolve(file) });
    await expect(host['file.save'](to(file))).rejects.toThrow('保存对话框');
    const target = await host['file.pick']({ kind: 'xlsx', suggestedPath: '' });
    expect(target).toEqual({ path: file, overwrite: true });
    expect(await host['file.save'](to(file))).toMatchObject({ state: 'saved' });
    await expect(host['file.save'](to(path.join(folder, 'other.xlsx')))).rejects.toThrow('保存对话框');
    expect(await readdir(folder)).toEqual(['年度评估.xlsx']);
  });

  it('a name without the extension gets it, and is not taken as consent to replace', async () => {
    const { dataFolder, folder } = await exportFolder();
    const bare = path.join(folder, '评估 v1.2');
    const { host } = await openHost(dataFolder, { pickPath: () => Promise.resolve(bare) });
    const target = await host['file.pick']({ kind: 'xlsx', suggestedPath: '' });
    expect(target).toEqual({ path: `${bare}.xlsx`, overwrite: false });
    expect(await host['file.save'](to(`${bare}.xlsx`))).toMatchObject({ state: 'saved' });
  });

  it('a cancelled dialog is no place', async () => {
    const { dataFolder } = await exportFolder();
    const { host } = await openHost(dataFolder, { pickPath: () => Promise.resolve(null) });
    expect(await host['file.pick']({ kind: 'csv', suggestedPath: '' })).toBeNull();
    expect(await host['host.info']()).toMatchObject({ nativeDialogs: true });
  });
});

it('without a save dialog there is nothing to pick with', async () => {
  const { host } = await openHost(await temporaryFolder());
  await expect(host['file.pick']({ kind: 'csv', suggestedPath: '' })).rejects.toThrow('对话框');
  expect(await host['host.info']()).toMatchObject({ nativeDialogs: false, userName: '统计员' });
});

it('only files that were saved in this run are shown in the file manager', async () => {
  const { dataFolder, file } = await exportFolder();
  const shown: string[] = [];
  const reveal = (shownFile: string) => Promise.resolve(shown.push(shownFile) === 1);
  const { host } = await openHost(dataFolder, { reveal });
  expect(await host['file.reveal']({ path: file })).toBe(false);
  await host['file.save'](to(file));
  expect(await host['file.reveal']({ path: file })).toBe(true);
  expect(await host['file.reveal']({ path: file })).toBe(false);
  expect(shown).toEqual([file, file]);
});
