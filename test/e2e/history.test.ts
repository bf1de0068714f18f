import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
  await sheet.enter('互联网省际出口带宽', 'actual-2016', '3010');
  await sheet.enter('行政村光纤通达率', 'actual-2017', '97.5');
  await page.keyboard.press('Control+z');
  await sheet.saved();
  await page.keyboard.press('Alt+5');
});

afterAll(async () => {
  await computer.dispose();
});

const rows = () => page.locator('.history-table tbody tr').allTextContents();

it('shows every change with who, how, from what to what, newest first', async () => {
  await expect.poll(async () => (await rows()).length).toBe(4);
  const texts = await rows();
  expect(texts[0]).toContain('撤销行政村光纤通达率2017 年实际值97.5空');
  expect(texts[1]).toContain('录入行政村光纤通达率2017 年实际值空97.5');
  expect(texts[2]).toContain('录入互联网省际出口带宽2016 年实际值空3010');
  expect(texts[3]).toContain('导入吉林省信息化“十三五”规划');
});

it('can be narrowed down to an indicator and a way', async () => {
  await page.getByLabel('指标').selectOption({ label: '行政村光纤通达率' });
  await expect.poll(async () => (await rows()).length).toBe(2);
  await page.getByLabel('方式').selectOption({ label: '撤销' });
  await expect.poll(async () => (await rows()).length).toBe(1);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByLabel('录入人', { exact: true }).fill('查无此人');
  await expect.poll(() => page.locator('.history-empty').textContent()).toBe('没有符合条件的记录。');
  // Everybody who was met is offered all the same.
  expect(await page.locator('#history-people option').count()).toBe(1);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(async () => (await rows()).length).toBe(4);
});

it('sets a second folder, says why another cannot be one, and turns it off', async () => {
  const second = path.join(computer.folder, '移动 硬盘');
  await mkdir(second);
  const field = page.getByLabel('第二文件夹的路径');
  const form = page.locator('.safety-second');
  for (const [wrong, reason] of [
    ['硬盘', '请填写完整的路径'],
    [computer.dataFolder, '不能是数据文件夹'],
    [`${second}没有`, '没有这个文件夹'],
  ] as const) {
    await field.fill(wrong);
    await field.press('Enter');
    await expect.poll(() => form.textContent()).toContain(reason);
  }
  await field.fill(second);
  await field.press('Enter');
  await expect.poll(() => form.textContent()).toContain('最近存于');
  await expect.poll(() => page.locator('.safety-glance').textContent()).toMatch(/第二文件夹 \d\d:\d\d/);
  const [copies = ''] = await readdir(second);
  expect(await readdir(path.join(second, copies, 'journal'))).toEqual(['journal-000001.iwj']);
  await form.getByRole('button', { name: '停用' }).click();
  await expect.poll(() => form.textContent()).toContain('没有设置');
});

it('checks the chain', async () => {
  await page.getByRole('button', { name: '核对记录' }).click();
  await expect
    .poll(() => page.locator('.history-check').textContent())
    .toContain('核对了 4 次录入，前后相接');
});

it('leads to the cell, which can be typed into at once', async () => {
  await page.getByRole('button', { name: '互联网省际出口带宽' }).click();
  await sheet.ready();
  await expect
    .poll(() => page.locator('#sheet-place').textContent())
    .toContain('互联网省际出口带宽 2016 年实际值');
  await page.keyboard.type('3020');
  await page.keyboard.press('Enter');
  await sheet.expectText('互联网省际出口带宽', 'actual-2016', '3020');
  expect(computer.complaints).toEqual([]);
});
