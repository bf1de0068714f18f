import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { largePlan } from '../builders/plan';
import { offer } from './clipboard';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

declare global {
  interface Window {
    tellProgress?: (label: string) => Promise<void>;
  }
}

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;
const rows = 4_000;
let onProgress: (label: string) => void;

beforeAll(async () => {
  computer = await Computer.create();
  await computer.startHost();
  page = await computer.newPage(await computer.startBrowser());
  const { origin } = new URL(computer.url);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const document = largePlan(rows).document();
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: document }));
  await page.exposeFunction('tellProgress', (label: string) => onProgress(label));
  await page.goto(computer.url);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
});

afterEach(async () => {
  await slowDown(1);
});

afterAll(async () => {
  await computer.dispose();
});

async function slowDown(rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const lines = Array.from({ length: rows }, (_, row) =>
  [10, 20, 30, 40, 50].map((n) => n + (row % 7)).join('\t'),
);

it('goes to the indicator that was typed, however fast Enter follows', async () => {
  await sheet.click('指标1', 'actual-2016');
  await page.keyboard.press('Control+g');
  await page.getByRole('combobox', { name: '转到指标' }).waitFor();
  await page.keyboard.type('指标250');
  await page.keyboard.press('Enter');
  await expect.poll(() => sheet.place()).toContain('指标250 2016 年实际值');
  await page.keyboard.press('Control+Home');
});

/** Resolves once long work says this of itself. The page tells it: one that is slowed down is asked late. */
async function saidBy(stage: string): Promise<() => Promise<unknown>> {
  const told = new Promise<void>((resolve) => {
    onProgress = (label) => label === stage && resolve();
  });
  await page.evaluate(() => {
    const look = () => {
      const label = document.querySelector('.sheet-progress')?.getAttribute('aria-label');
      if (label) void window.tellProgress?.(label);
    };
    const changes = { subtree: true, childList: true, attributeFilter: ['aria-label'] };
    new MutationObserver(look).observe(document.body, changes);
  });
  return () => told;
}

it.each([
  { stage: '正在读取剪贴板', form: 'table', length: 60_000 },
  { stage: '正在核对粘贴的内容', form: 'text', length: 200_000 },
])('says $stage, and can be cancelled without a trace', async ({ stage, form, length }) => {
  await sheet.saved();
  // Beyond the sheet as well, so that it takes long enough to be seen.
  const plain = Array.from({ length }, () => '1\t2\t3\t4\t5').join('\n');
  const table = plain.replaceAll('\t', '</td><td>').replaceAll('\n', '</td></tr><tr><td>');
  await offer(page, plain, form === 'table' ? `<table><tr><td>${table}</td></tr></table>` : undefined);
  await mouse.click({ row: 1, column: 'actual-2016' });
  const before = await sheet.text('指标1', 'actual-2020');
  const said = await saidBy(stage);
  await slowDown(20);
  await page.keyboard.press('Control+v');
  await said();
  await page.keyboard.press('Escape');
  await slowDown(1);
  await expect.poll(() => sheet.bubble()).toBe('已取消粘贴，没有改动任何数据。');
  expect(await sheet.text('指标1', 'actual-2020')).toBe(before);
  expect(await page.locator('.top-notice').textContent()).not.toContain('已粘贴');
  expect(await page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
});

it('takes a paste of thousands of figures as one step', async () => {
  await offer(page, lines.join('\n'));
  await page.keyboard.press('Control+v');
  await page.getByRole('button', { name: /^粘贴其余/ }).click();
  await expect.poll(() => sheet.notice()).toMatch(/^已粘贴 \d{5} 个数据。$/);
  await sheet.expectText('指标1', 'actual-2020', '50');
  await sheet.saved();
  await page.keyboard.press('Control+z');
  await sheet.expectText('指标1', 'actual-2020', '');
  await sheet.saved();
});
