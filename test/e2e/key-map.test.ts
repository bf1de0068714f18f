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
});

afterAll(() => computer.dispose());

const uses = () => page.locator('.key-map dd').allTextContents();

it('F1 shows every key of sheet and commands; what is typed narrows it; Esc goes back to the cell', async () => {
  await sheet.click('行政村光纤通达率', 'actual-2017');
  await page.keyboard.press('F1');
  await expect
    .poll(uses)
    .toEqual(expect.arrayContaining(['修改这一格', '向下填充', '撤销', '打开“图表”', '快捷键一览']));
  expect((await uses()).every((text) => text !== '' && !text.includes('undefined'))).toBe(true);
  await page.keyboard.insertText('填充');
  await expect.poll(uses).toEqual(expect.arrayContaining(['向下填充', '向右填充']));
  expect(await uses()).not.toContain('修改这一格');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('没有这种');
  await expect.poll(() => page.locator('.key-map-none').textContent()).toContain('没有这样的快捷键');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.key-map', { state: 'detached' });
  await page.keyboard.type('97.5');
  await page.keyboard.press('Enter');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.5');
});

it('is opened by name and closed by the mouse', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('快捷键');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.key-map');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.waitForSelector('.key-map', { state: 'detached' });
  expect(computer.complaints).toEqual([]);
});
