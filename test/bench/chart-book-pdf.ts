import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ChartBookEntry } from '../../shared/model/chart-book';
import type { PlanDocument } from '../../shared/model/plan';
import { browserForTests } from '../builders/browser-for-tests';
import { largePlan } from '../builders/plan';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { chromiumFlags, findChromium } from '../e2e/chromium';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import { openSheet } from './sheet-typing';

const charts = 100;

/** A plan with a chart book: each indicator in turn as trend and as comparison. */
function planWithBook(): PlanDocument {
  const document = largePlan(charts).document();
  const withSeries = new Set(document.series.map(({ indicatorId }) => indicatorId));
  const chartBook = document.indicators
    .filter(({ id }) => withSeries.has(id))
    .slice(0, charts)
    .map(({ id }, index): ChartBookEntry => {
      const scope = { categories: [], indicators: [id] };
      const kind = index % 2 === 0 ? 'trend' : 'comparison';
      return { id: `entry-${index + 1}`, choice: { kind, scope, years: 'given' }, caption: '' };
    });
  if (chartBook.length !== charts) throw new Error(`the book has ${chartBook.length} charts`);
  return { ...document, plan: { ...document.plan, chartBook } };
}

async function openBook(browser: DrivenBrowser): Promise<Page> {
  const page = await browser.newPage(() => undefined);
  const plan = planWithBook();
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: plan }));
  await openSheet(page, browser.program);
  await page.waitForSelector('.save-state[data-kind="saved"]');
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: `图册（${charts}）` }).click();
  return page;
}

/** Milliseconds that a quick person takes to look at the form before pressing its button. */
const look = 1_000;

/** A form that has just been opened: nothing that an earlier one had drawn is left. */
async function fillForm(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: '导出整册…' }).click();
  await page.getByLabel('格式').selectOption({ label: 'PDF 文件，每幅图一页' });
  await page.getByLabel('文件夹').fill(folder);
  await page.getByLabel('文件名').fill('图册');
  await page.waitForTimeout(look);
}

async function closeForm(page: Page): Promise<void> {
  await page.locator('.chart-export').getByRole('button', { name: '收起' }).click();
  await page.waitForSelector('.chart-export', { state: 'detached' });
}

/** Milliseconds from the button to the line that says where the file is, and the pages that were printed. */
async function writeBook(page: Page): Promise<{ readonly time: number; readonly html: string }> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/call/print.pdf'));
  const from = performance.now();
  await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
  const request = await asked;
  await page.waitForSelector('.export-outcome[data-tone="good"]', { timeout: 300_000 });
  const time = performance.now() - from;
  const { html } = request.postDataJSON() as { html: string };
  return { time, html };
}

/** The same pages as a page of Chromium, printed by its own command. */
async function printPages(browser: Browser, html: string, file: string): Promise<number> {
  const page = await browser.newPage();
  const from = performance.now();
  await page.setContent(html);
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const time = performance.now() - from;
  await page.close();
  return time;
}

/**
 * A chart book of 100 charts to a PDF file, from the button of a form that has stood open for a second, to the file: what
 * of drawing is left, a browser that waits since the last file, and the file; against `page.pdf` of the ready-made pages in
 * a browser that runs already.
 */
export const chartBookPdf: Benchmark = {
  name: 'chart-book-pdf',
  unit: 'ms',
  goal: 1.5,
  async measure(_peers, runs) {
    const folder = await newFolder();
    process.env['CHROMIUM_PATH'] = await browserForTests(folder);
    const browser = await DrivenBrowser.start();
    const peer = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags()] });
    const samples: Sample[] = [];
    try {
      const page = await openBook(browser);
      for (let run = -1; run < runs; run += 1) {
        await fillForm(page, folder);
        const { time, html } = await writeBook(page);
        await closeForm(page);
        const peerTime = await printPages(peer, html, path.join(folder, 'peer.pdf'));
        if (run >= 0) samples.push({ ours: time, peer: peerTime });
        await rm(path.join(folder, '图册.pdf'));
      }
    } finally {
      await peer.close();
      await browser.stop();
      delete process.env['CHROMIUM_PATH'];
      await removeFolder(folder);
    }
    return samples;
  },
};
