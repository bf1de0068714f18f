import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { switchFaults } from '../builders/faulty-host/control';
import { faultyHost } from '../builders/faulty-host/program';
import type { DiskFaults } from '../builders/faulty-file-system';
import { temporaryFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let turn: (faults: Partial<DiskFaults>) => void;

beforeEach(async () => {
  const control = path.join(await temporaryFolder(), 'faults.json');
  turn = (faults) => switchFaults(control, faults);
  computer = await Computer.create(faultyHost({ control }));
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
});

afterEach(async () => {
  await computer.dispose();
});

const bandwidth = '互联网省际出口带宽';
const banner = async () => (await page.locator('.banner').allTextContents()).join();

/** Everything is there after a new start as well, from both stores. */
async function expectSaved(figures: Readonly<Record<string, string>>): Promise<void> {
  await sheet.saved();
  await computer.kill();
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
  for (const [column, text] of Object.entries(figures)) await sheet.expectText(bandwidth, column, text);
}

it.each<[string, Partial<DiskFaults>, string]>([
  ['a full disk', { full: true }, '数据文件夹所在的磁盘已满'],
  ['a flush that fails', { flushFails: true }, '写入数据文件夹时出了意外'],
  ['a medium that is write-protected', { refused: 'EROFS' }, '数据文件夹变成了只读的'],
])(
  '%s: says what happened, takes nothing further, and saves everything at the retry',
  async (_, faults, text) => {
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    turn(faults);
    await sheet.enter(bandwidth, 'actual-2017', '3020');
    await expect.poll(banner).toContain(`有 1 项录入没有存上：${text}`);
    await expect.poll(() => page.locator('.save-state').textContent()).toBe('未保存 1 项');
    await sheet.enter(bandwidth, 'actual-2018', '3030');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('3030');
    await page.getByRole('button', { name: '重试保存' }).click();
    await expect.poll(banner).toContain(text);
    turn({});
    await page.getByRole('button', { name: '重试保存' }).click();
    await sheet.saved();
    await page.locator('.sheet-editor').press('Enter');
    await expectSaved({ 'actual-2016': '3010', 'actual-2017': '3020', 'actual-2018': '3030' });
  },
);

it('a disk that is full before anything can be opened: says so, and opens when there is room', async () => {
  const journal = path.join(computer.dataFolder, 'journal', 'journal-000001.iwj');
  await sheet.saved();
  const before = await readFile(journal);
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.saved();
  await computer.kill();
  await writeFile(journal, before);
  await computer.startHost();
  turn({ full: true });
  page = await computer.open();
  await expect.poll(() => page.locator('.stop h1').textContent()).toBe('数据文件夹现在不能写入');
  await expect.poll(() => page.locator('.stop').textContent()).toContain('数据文件夹所在的磁盘已满');
  turn({});
  await page.getByRole('button', { name: '重新载入' }).click();
  sheet = new Sheet(page);
  await sheet.ready();
  await expectSaved({ 'actual-2016': '3010' });
});

it('a disk that fills up while the database is built from the files: says so, and does it when there is room', async () => {
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.saved();
  await computer.kill();
  await rm(path.join(computer.folder, 'profile'), { recursive: true });
  page = await computer.open();
  const choose = page.getByRole('button', { name: '从文件重建' });
  await choose.waitFor();
  turn({ full: true });
  await choose.click();
  await expect
    .poll(() => page.locator('.restore-failed').textContent())
    .toBe(
      '没有完成：数据文件夹所在的磁盘已满。请先腾出空间，再重试。原有的数据都还在；请重新载入后再选一次。',
    );
  turn({});
  await choose.click();
  sheet = new Sheet(page);
  await sheet.ready();
  await expectSaved({ 'actual-2016': '3010' });
});

it('a slow disk: says that it is saving, takes further figures, and shows 已保存 only when it is true', async () => {
  turn({ delay: 3_000 });
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.enter(bandwidth, 'actual-2017', '3020');
  await expect.poll(() => page.locator('.save-state').textContent()).toBe('保存中…');
  expect(await banner()).toBe('');
  turn({});
  await expectSaved({ 'actual-2016': '3010', 'actual-2017': '3020' });
});

it('a disk that hangs: the outcome is open, and settles by itself when the disk answers', async () => {
  turn({ delay: 25_000 });
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await expect.poll(banner, { timeout: 25_000 }).toContain('有 1 项录入结果待定');
  turn({});
  await expect.poll(banner, { timeout: 40_000 }).toBe('');
  await expectSaved({ 'actual-2016': '3010' });
});
