import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;

const bandwidth = '互联网省际出口带宽';
const fibre = '行政村光纤通达率';
const place = () => page.locator('.sheet-name-here').textContent();
const count = () => page.locator('.sheet-find-count').textContent();
const field = () => page.getByRole('textbox', { name: '查找' });
const press = (key: string) => page.keyboard.press(key);
const focused = () => page.evaluate(() => document.activeElement?.className ?? '');

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
});

afterAll(async () => {
  await computer.dispose();
});

describe('Ctrl+F', () => {
  it('finds names by pinyin initials while one types, and Escape leaves the found cell active', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await press('Control+f');
    await page.keyboard.type('gdkd');
    await expect.poll(count).toBe('第 1 个，共 2 个');
    expect(await page.locator('.sheet-found').count()).toBe(2);
    await expect.poll(place).toBe('固定宽带接入用户');
    await press('Enter');
    await expect.poll(place).toBe('固定宽带家庭普及率');
    await press('Enter');
    await expect.poll(count).toBe('第 1 个，共 2 个');
    await press('Shift+Enter');
    await expect.poll(place).toBe('固定宽带家庭普及率');
    await press('Escape');
    await expect.poll(focused).toContain('sheet-editor');
    await expect.poll(() => page.locator('.sheet-active').textContent()).toBe('固定宽带家庭普及率');
    expect(await page.locator('.sheet-found').count()).toBe(0);
  });

  it('finds figures as they are shown, by F3 with the keyboard in the sheet, and follows what is typed', async () => {
    await sheet.enter(bandwidth, 'actual-2017', '4321');
    await press('Control+f');
    await expect.poll(() => field().evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(4);
    await page.keyboard.type('４，３２１');
    await expect.poll(count).toBe('第 1 个，共 1 个');
    await expect.poll(place).toBe(bandwidth);
    await sheet.click(fibre, 'actual-2018');
    await expect.poll(count).toBe('共 1 个');
    await page.keyboard.type('43.21');
    await press('Enter');
    await press('F3');
    await expect.poll(() => page.locator('#sheet-place').textContent()).toContain('2017 年实际值');
    await expect.poll(focused).toContain('sheet-editor');
    await sheet.enter('移动电话用户', 'actual-2018', '4321');
    await expect.poll(count).toBe('共 2 个');
    await press('Control+z');
    await expect.poll(count).toBe('共 1 个');
    await press('Control+f');
    await page.keyboard.type('没有这个');
    await expect.poll(count).toBe('没有找到');
    await press('Escape');
  });
});

describe('Ctrl+G and F5', () => {
  const options = () => page.getByRole('option').allTextContents();
  it('narrow a list of the indicators and go to one in the column where one is', async () => {
    await sheet.click(bandwidth, 'actual-2019');
    await press('Control+g');
    await page.getByRole('combobox', { name: '转到指标' }).waitFor();
    await page.keyboard.type('dzsw');
    await expect.poll(options).toHaveLength(1);
    await press('Enter');
    await expect.poll(place).toBe('电子商务交易额');
    await expect.poll(() => page.locator('#sheet-place').textContent()).toContain('2019 年实际值');
    await page.keyboard.type('3900');
    await press('Enter');
    await sheet.expectText('电子商务交易额', 'actual-2019', '3900');
    await press('F5');
    await page.keyboard.type('12');
    await expect.poll(async () => (await options())[0]).toContain('软件业务收入');
    await press('Escape');
    await expect.poll(focused).toContain('sheet-editor');
    await press('Control+z');
    await sheet.expectText('电子商务交易额', 'actual-2019', '');
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
