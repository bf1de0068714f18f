import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dispatch } from '../../../electron/services/dispatch';
import { openHost } from '../../builders/data-folder';
import { faultyDisk } from '../../builders/faulty-file-system';
import { temporaryFolder } from '../../builders/temporary-folder';

async function start() {
  const folder = await temporaryFolder();
  const settingsFolder = path.join(folder, 'user', 'settings');
  const { fileSystem, faults } = faultyDisk();
  const { host } = await openHost(path.join(folder, 'data'), { settingsFolder, fileSystem });
  return { folder, settingsFolder, file: path.join(settingsFolder, 'person.json'), host, faults };
}

it('keeps the name for the user, whatever the data folder', async () => {
  const { folder, settingsFolder, file, host } = await start();
  expect(await host['person.read']()).toEqual({ state: 'unknown' });
  expect(await host['person.save']({ name: ' 张三　' })).toEqual({ state: 'saved', name: '张三' });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    format: 'indicator-workbench/person',
    formatVersion: 1,
    name: '张三',
  });
  expect(await readdir(settingsFolder)).toEqual(['person.json']);
  expect(await readdir(path.join(folder, 'data'))).toEqual(['lock.json']);
  const other = await openHost(path.join(folder, 'other'), { settingsFolder });
  expect(await other.host['person.read']()).toEqual({ state: 'known', name: '张三' });
});

it('asks again where what was kept cannot be read', async () => {
  const { settingsFolder, file, host } = await start();
  await mkdir(settingsFolder, { recursive: true });
  const texts = ['', '{', '[]', '{"format":"indicator-workbench/person","formatVersion":1,"name":"  "}'];
  for (const text of [...texts, '{"format":"other","formatVersion":1,"name":"张三"}', 'x'.repeat(200_000)]) {
    await writeFile(file, text);
    expect(await host['person.read']()).toEqual({ state: 'unknown' });
  }
  await host['person.save']({ name: '李四' });
  expect(await host['person.read']()).toEqual({ state: 'known', name: '李四' });
});

it('asks again where a folder stands in the way', async () => {
  const { file, host } = await start();
  await mkdir(file, { recursive: true });
  expect(await host['person.read']()).toEqual({ state: 'unknown' });
  expect(await host['person.save']({ name: '李四' })).toMatchObject({ state: 'failed' });
});

it('keeps the old name where the disk refuses the new one', async () => {
  const { host, settingsFolder, faults } = await start();
  await host['person.save']({ name: '张三' });
  faults.full = true;
  expect(await host['person.save']({ name: '李四' })).toMatchObject({ state: 'failed', fault: 'diskFull' });
  faults.full = false;
  expect(await host['person.read']()).toEqual({ state: 'known', name: '张三' });
  expect(await readdir(settingsFolder)).toEqual(['person.json']);
});

it('refuses what is no name', async () => {
  const { host } = await start();
  await expect(dispatch(host, 'person.save', { name: ' ' })).rejects.toThrow('姓名不能是空白');
  await expect(dispatch(host, 'person.save', { name: 'x'.repeat(2_000) })).rejects.toThrow('不合约定');
  expect(await host['person.read']()).toEqual({ state: 'unknown' });
});
