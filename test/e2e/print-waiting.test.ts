/** What is pressed while the pages are made anew. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserForTests } from '../builders/browser-for-tests';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
import { laidOut, wholeDocument } from './print-view';
import { Sheet } from './sheet';

let computer: Computer;
let tools: string;

beforeEach(async () => {
  tools = await newFolder();
  vi.stubEnv('CHROMIUM_PATH', await browserForTests(tools));
  computer = await Computer.create();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await computer.dispose();
  await removeFolder(tools);
});

async function openSeed(): Promise<Page> {
  const page = await computer.open();
  await new Sheet(page).ready();
  return page;
}

/** Takes the cover out and presses a button in one breath, as a quick hand does between two frames. */
const pressWithout = (page: Page, button: string) =>
  page.evaluate((name) => {
    document.querySelector<HTMLElement>('[data-section="cover"] input')?.click();
    for (const each of document.querySelectorAll<HTMLElement>('.print-actions button'))
      if (each.textContent === name) each.click();
  }, button);

/** The text of every sheet that the browser has been asked to print. */
async function askedSheets(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    window.print = () => {
      const asked = [...document.querySelectorAll('.print-root > *')].map(({ textContent }) => textContent);
      document.documentElement.dataset['asked'] = JSON.stringify(asked);
    };
  });
  return () => page.evaluate(() => JSON.parse(document.documentElement.dataset['asked'] ?? '[]') as string[]);
}

it('存为 PDF is done once they are there', async () => {
  const page = await openSeed();
  await wholeDocument(page);
  await page.getByLabel('文件夹').fill(computer.exportFolder);
  await page.getByLabel('文件名').fill('没有封面');
  await pressWithout(page, '存为 PDF');
  const outcome = page.locator('.export-outcome[data-tone="good"]');
  await expect.poll(() => outcome.textContent(), { timeout: 120_000 }).toContain('没有封面.pdf');
  expect(await page.locator('.paper-cover').count()).toBe(0);
});

it('打印 prints what there is then', async () => {
  const page = await openSeed();
  await wholeDocument(page);
  const asked = await askedSheets(page);
  await pressWithout(page, '打印');
  await expect.poll(async () => (await asked()).length).toBeGreaterThan(1);
  await laidOut(page);
  expect((await asked()).length).toBe(await page.locator('.print-sheet').count());
  expect((await asked()).every((text) => text !== '')).toBe(true);
});

it('Ctrl+P twice prints the pages of the view, and no empty paper', async () => {
  const page = await openSeed();
  const asked = await askedSheets(page);
  await page.keyboard.press('Control+p');
  await page.keyboard.press('Control+p');
  await expect.poll(async () => (await asked()).join()).toContain('互联网省际出口带宽');
});

it('what waits is said, and can be taken back', async () => {
  const page = await openSeed();
  await wholeDocument(page);
  const asked = await askedSheets(page);
  // Nothing is made as long as no frame is drawn.
  const said = await page.evaluate(async () => {
    const buttons = () => [...document.querySelectorAll<HTMLElement>('.print-output button')];
    document.querySelector<HTMLElement>('[data-section="cover"] input')?.click();
    buttons().at(0)?.click();
    await Promise.resolve();
    const line = document.querySelector('.print-output .export-outcome')?.textContent;
    buttons()
      .find(({ textContent }) => textContent === '取消')
      ?.click();
    return line;
  });
  expect(said).toContain('页面排好以后就打印。');
  await laidOut(page);
  await expect.poll(() => page.locator('.paper-cover').count()).toBe(0);
  expect(await asked()).toEqual([]);
  expect(await page.locator('.print-output .export-outcome').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('打印');
});
