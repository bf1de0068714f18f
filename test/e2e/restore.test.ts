import { readFile } from 'node:fs/promises';
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
  await sheet.enter('行政村光纤通达率', 'actual-2017', '97.50');
  await sheet.enter('互联网省际出口带宽', 'actual-2016', '3020');
  await sheet.saved();
});

afterAll(async () => {
  await computer.dispose();
});

const rows = () => page.locator('.history-table tbody tr').allTextContents();
const lines = () => page.locator('.past-rows .past-line').allTextContents();
const actions = (position: number) =>
  page
    .getByTitle(new RegExp(`^第 ${position} 次录入`))
    .first()
    .click();

it('goes back to before a batch with the mouse, after showing what would change', async () => {
  await page.getByRole('button', { name: '历史与备份', exact: true }).click();
  await expect.poll(async () => (await rows()).length).toBe(4);
  await actions(3);
  await page.getByRole('button', { name: '恢复到这次之前…' }).click();
  await expect
    .poll(lines)
    .toEqual(['互联网省际出口带宽2016 年实际值改回30203010', '行政村光纤通达率2017 年实际值清空97.50空']);
  expect(await page.locator('.past-counts').textContent()).toContain('改回 1 个数据、清空 1 个数据');
  await page.getByRole('button', { name: '恢复这 2 处' }).click();
  await expect
    .poll(() => page.locator('.past-done').textContent())
    .toMatch(/已恢复到第 3 次录入之前（.+），共改变 2 处，已保存。/);
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.expectText('互联网省际出口带宽', 'actual-2016', '3010');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '');
});

it('is undone with Ctrl+Z, and all of it stands in the history', async () => {
  await page.keyboard.press('Control+z');
  await sheet.expectText('互联网省际出口带宽', 'actual-2016', '3020');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.50');
  await sheet.saved();
  await page.keyboard.press('Alt+5');
  await expect.poll(async () => (await rows()).length).toBe(8);
  const texts = await rows();
  expect(texts[0]).toContain('撤销互联网省际出口带宽2016 年实际值30103020');
  expect(texts.filter((text) => text.includes('恢复到第 3 次录入之前'))).toHaveLength(4);
});

it('shows the history of one batch and of one cell', async () => {
  await actions(5);
  await page.getByRole('button', { name: '只看这次录入' }).click();
  await expect.poll(async () => (await rows()).length).toBe(2);
  await actions(5);
  await page.getByRole('button', { name: '只看这一格' }).click();
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(2);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(async () => (await rows()).length).toBe(8);
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.click('行政村光纤通达率', 'actual-2017');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('这一格的历史');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rows()).length).toBe(3);
  expect(await page.locator('.history-only').textContent()).toBe('只看 行政村光纤通达率 2017 年实际值');
});

it('goes back to a snapshot with the keyboard alone', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('恢复到以前');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.past-kind[aria-pressed="true"]').evaluate(isFocused)).toBe(true);
  await expect.poll(() => page.locator('.past-place').count()).toBeGreaterThan(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  // The newest snapshot is the one that the restore has taken: behind the fourth batch.
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.past-result').textContent()).toContain('完全一样，不需要恢复');
  const oldest = (await page.locator('.past-place').count()) - 1;
  for (let step = 0; step < oldest; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await lines()).length).toBe(2);
  await page.keyboard.press('F6');
  await expect.poll(() => page.getByRole('button', { name: '恢复这 2 处' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('button', { name: '查看历史' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.50');
});

const isFocused = (element: Element): boolean => element === document.activeElement;

it('finds the last batch up to a time', async () => {
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: '恢复到以前的状态…' }).click();
  await page.getByRole('button', { name: '某一次录入或某一刻' }).click();
  await page.getByLabel('时间', { exact: true }).fill('2001-01-01T00:00:00');
  await page.getByRole('button', { name: '找到这一刻' }).click();
  await expect.poll(() => page.locator('.past-scope h2').textContent()).toContain('恢复到第 1 次录入之前');
  expect(await page.locator('.past-counts').textContent()).toContain('去掉 1 个规划');
  await page.getByLabel('时间', { exact: true }).fill('2999-01-01T00:00:00');
  await page.getByRole('button', { name: '找到这一刻' }).click();
  await expect.poll(() => page.locator('.past-result').textContent()).toContain('完全一样，不需要恢复');
  await page.getByRole('button', { name: '返回历史' }).click();
});

it('brings back one plan of all, even where nothing is left', async () => {
  await page.getByRole('button', { name: '清除筛选' }).click();
  await actions(1);
  await page.getByRole('button', { name: '恢复到这次之前…' }).click();
  await page.getByLabel('范围').selectOption({ label: '只恢复《吉林省信息化“十三五”规划》' });
  await page.getByRole('button', { name: /^恢复这 \d+ 处$/ }).click();
  await expect.poll(() => page.locator('.past-done').textContent()).toContain('只恢复《吉林省');
  await page.getByRole('button', { name: '撤销这次恢复' }).click();
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.expectText('互联网省际出口带宽', 'actual-2016', '3020');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.50');
});

it('exports the filtered trail as CSV', async () => {
  await page.keyboard.press('Alt+5');
  await page.getByLabel('指标').selectOption({ label: '行政村光纤通达率' });
  await page.getByLabel('方式').selectOption({ label: '录入' });
  await expect.poll(async () => (await rows()).length).toBe(1);
  await page.getByRole('button', { name: '导出这些记录…' }).click();
  await page.getByLabel('文件夹', { exact: true }).fill(computer.exportFolder);
  await page.getByLabel('文件名').fill('历史');
  await page.keyboard.press('Enter');
  const outcome = page.locator('.export-outcome');
  await expect.poll(() => outcome.textContent()).toContain('已导出到');
  expect(await outcome.getByRole('button', { name: '打开所在文件夹' }).count()).toBe(1);
  const text = await readFile(path.join(computer.exportFolder, '历史.csv'), 'utf8');
  expect(text.startsWith('\uFEFF时间,世界时,录入人,')).toBe(true);
  const [, row, end] = text.split('\r\n');
  expect(row).toContain(',行政村光纤通达率,2017 年实际值,2017,实际值,,97.50,');
  expect(row?.endsWith(',3')).toBe(true);
  expect(end).toBe('');
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(() => outcome.textContent()).toContain('已经有同名文件');
  await page.getByRole('button', { name: '替换' }).click();
  await expect.poll(() => outcome.textContent()).toContain('共 1 条记录');
  expect(computer.complaints).toEqual([]);
});
