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

afterAll(async () => {
  await computer.dispose();
});

const line = () => page.getByRole('form', { name: '录入人姓名' });
const nameField = () => page.getByLabel('您的姓名');
const signer = () => page.locator('.top-user').textContent();

async function newestSigner(): Promise<string> {
  await sheet.saved();
  await page.keyboard.press('Alt+5');
  const cell = page.locator('.history-table tbody tr:first-child td:nth-child(3)');
  await cell.waitFor();
  return (await cell.textContent()) ?? '';
}

it('asks at the first start without taking the keyboard from the sheet', async () => {
  expect(await line().isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('sheet-editor');
  await page.keyboard.type('3010');
  await page.keyboard.press('Enter');
  await sheet.expectText('互联网省际出口带宽', 'actual-2016', '3010');
  expect(await newestSigner()).toBe(await nameField().inputValue());
});

it('says what is no name, and keeps one for the next batches', async () => {
  await nameField().fill('　');
  await page.getByRole('button', { name: '就用这个姓名' }).click();
  await expect.poll(() => line().textContent()).toContain('姓名不能是空白。');
  await nameField().fill('张三');
  await page.getByRole('button', { name: '就用这个姓名' }).click();
  await expect.poll(() => line().count()).toBe(0);
  await expect.poll(signer).toBe('张三');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.enter('互联网省际出口带宽', 'actual-2017', '3620');
  expect(await newestSigner()).toBe('张三');
});

it('does not ask again, and lets the name be changed from the palette', async () => {
  await page.keyboard.press('Alt+1');
  await page.reload();
  await sheet.ready();
  await expect.poll(signer).toBe('张三');
  expect(await line().count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('更改姓名');
  await page.keyboard.press('Enter');
  await expect.poll(() => nameField().evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => line().count()).toBe(0);
  expect(await signer()).toBe('张三');
  await page.locator('.top-user').click();
  await page.keyboard.type('李四');
  await page.keyboard.press('Enter');
  await expect.poll(signer).toBe('李四');
  await sheet.ready();
  await sheet.enter('互联网省际出口带宽', 'actual-2018', '4800');
  expect(await newestSigner()).toBe('李四');
  expect(computer.complaints).toEqual([]);
});

it('takes the name again where it could not be put away, and asks at the next start', async () => {
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await page.route('**/call/person.save', (route) => route.abort());
  await page.locator('.top-user').click();
  await page.keyboard.type('王五');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('姓名没有存上');
  expect(await signer()).toBe('王五');
  await page.unroute('**/call/person.save');
  await page.reload();
  await sheet.ready();
  await expect.poll(signer).toBe('李四');
});
