import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPlan, anIndicator } from '../builders/plan';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

const rows = 2_000;
const years = 20;
let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;

const first = { row: 0, column: 'actual-2016' };
const last = { row: 9, column: 'actual-2020' };

beforeAll(async () => {
  computer = await Computer.create();
  await computer.startHost();
  await open();
});

afterAll(async () => {
  await computer.dispose();
});

async function open(): Promise<void> {
  page = await computer.newPage(await computer.startBrowser());
  const { origin } = new URL(computer.url);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const indicators = Array.from({ length: rows }, (_, index) =>
    anIndicator(`指标${index + 1}`, { unit: '户', unitKind: 'amount' }),
  );
  const document = aPlan()
    .with(...indicators.map((indicator) => indicator.from('10').to('20')))
    .document();
  const json = { ...document, plan: { ...document.plan, targetYear: document.plan.baseYear + years } };
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json }));
  await page.goto(computer.url);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
  await sheet.saved();
}

async function restart(): Promise<void> {
  await sheet.saved();
  await computer.stopBrowser();
  await open();
}

const notice = () => page.locator('.top-notice').textContent();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const textAt = (place: typeof first) => sheet.text(`指标${place.row + 1}`, place.column);

async function press(keys: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await page.keyboard.press(keys);
}

it('a paste of tens of thousands of figures is given up without a trace, then done, undone and done again', async () => {
  const line = Array.from({ length: years }, (_, index) => `${100 + index}`).join('\t');
  const offer = (count: number) =>
    page.evaluate((text) => navigator.clipboard.writeText(text), Array(count).fill(line).join('\n'));
  // Beyond the sheet as well, so that it takes long enough to be seen.
  await offer(rows * 10);
  await mouse.click(first);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.keyboard.press('Control+v');
  await page.waitForSelector('.sheet-progress');
  await page.keyboard.press('Escape');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect.poll(() => sheet.bubble()).toBe('已取消粘贴，没有改动任何数据。');
  expect(await textAt(last)).toBe('');
  expect(await button('撤销').isDisabled()).toBe(true);
  await offer(rows);
  await page.keyboard.press('Control+v');
  await expect.poll(notice).toBe('已粘贴 40000 个数据。');
  await expect.poll(() => textAt(last)).toBe('104');
  await page.keyboard.press('Control+z');
  await expect.poll(notice).toBe('已撤销：粘贴 40000 个数据');
  await expect.poll(() => textAt(last)).toBe('');
  await page.keyboard.press('Control+y');
  await expect.poll(notice).toBe('已重做：粘贴 40000 个数据');
  await expect.poll(() => textAt(last)).toBe('104');
  await sheet.saved();
});

/** More than are read from the log at a time. */
const steps = 130;

it('goes back past more steps than are read at once across a restart, as fast as the keys are pressed', async () => {
  await mouse.click(first);
  for (let step = 1; step <= steps; step += 1) {
    await page.keyboard.type(`${step}`);
    await page.keyboard.press('Control+Enter');
  }
  await expect.poll(() => textAt(first)).toBe(`${steps}`);
  await restart();
  expect(await button('撤销').getAttribute('title')).toBe('撤销：录入 指标1 2016 年实际值（Ctrl+Z）');
  await mouse.click(first);
  await press('Control+z', steps);
  await expect.poll(() => textAt(first)).toBe('100');
  expect(await button('撤销').getAttribute('title')).toBe('撤销：粘贴 40000 个数据（Ctrl+Z）');
  await press('Control+y', steps);
  await expect.poll(() => textAt(first)).toBe(`${steps}`);
  expect(await button('重做').isDisabled()).toBe(true);
});

/** What a rebuild leaves whose files had one unreadable record: the batch before the last is not in the log. */
async function loseTheBatchBeforeTheLast(): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('indicator-workbench');
        opening.onsuccess = () => {
          const database = opening.result;
          const work = database.transaction(['log', 'meta'], 'readwrite');
          const reading = work.objectStore('meta').get('head');
          reading.onsuccess = () => {
            const head = reading.result as { position: number };
            work.objectStore('log').delete(head.position - 1);
            work.objectStore('meta').put({ ...head, missing: 1 });
          };
          work.oncomplete = () => {
            database.close();
            resolve();
          };
          work.onerror = () => reject(new Error('the log could not be changed'));
        };
      }),
  );
}

it('says what stands in the way of a step, who has put it there, and lets it be passed over', async () => {
  await sheet.enter('指标3', 'actual-2016', '1');
  await sheet.enter('指标2', 'actual-2016', '12');
  await sheet.enter('指标2', 'actual-2016', '13');
  await sheet.enter('指标2', 'actual-2017', '5');
  await sheet.saved();
  await loseTheBatchBeforeTheLast();
  await restart();
  await mouse.click(first);
  await press('Control+z', 2);
  const line = page.getByRole('alert');
  await expect
    .poll(() => line.textContent())
    .toMatch(
      /不能撤销“录入 指标2 2016 年实际值”：指标2 2016 年实际值现在是“13”，不是这一步留下的“12”；最后是 .+ 改的/,
    );
  expect(await sheet.text('指标2', 'actual-2016')).toBe('13');
  await page.getByRole('button', { name: '看这一格的历史' }).click();
  await page.locator('.history-only', { hasText: '指标2 2016 年实际值' }).waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '跳过这一步' }).click();
  await expect.poll(notice).toContain('已跳过“录入 指标2 2016 年实际值”，数据没有改动。');
  await page.keyboard.press('Control+z');
  await sheet.expectText('指标3', 'actual-2016', '100');
  expect(await sheet.text('指标2', 'actual-2016')).toBe('13');
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
