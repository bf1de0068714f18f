import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { largePlan } from '../builders/plan';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import { openSheet } from './sheet-typing';

const indicators = 2000;

/** Time for everything that a step leads to, in milliseconds. */
const settling = 1500;

declare global {
  interface Window {
    /** Milliseconds of the longest task of the page since this was last set to 0. */
    longestTask?: number;
  }
}

function watchTasks(): void {
  window.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      window.longestTask = Math.max(window.longestTask ?? 0, duration);
  }).observe({ type: 'longtask' });
}

const place = (page: Page, name: string): Promise<void> =>
  page.locator('.review-places button', { hasText: name }).click();

/** What is done in the review in a year: looked at, sorted, a setting tried, an expected figure typed. */
const steps: readonly ((page: Page) => Promise<unknown>)[] = [
  (page) => page.getByLabel('评估年份').selectOption('2017'),
  (page) => page.getByLabel('评估年份').selectOption('2018'),
  (page) => page.getByRole('columnheader', { name: '完成进度（%）' }).getByRole('button').click(),
  (page) => place(page, '分类汇总'),
  (page) => place(page, '滞后清单'),
  (page) => place(page, '缺数清单'),
  (page) => place(page, '修订说明'),
  (page) => place(page, '评估设置'),
  (page) => page.getByLabel('路径', { exact: true }).selectOption({ label: '几何路径' }),
  (page) => page.getByRole('button', { name: '放弃改动' }).click(),
  (page) => place(page, '含预计数'),
  async (page) => {
    const field = page.locator('.review-list input').first();
    await field.fill('88');
    await field.press('Enter');
  },
  (page) => place(page, '完成情况'),
];

async function goThrough(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.longestTask = 0;
  });
  for (const step of steps) {
    await step(page);
    await pause(settling);
  }
  return page.evaluate(() => window.longestTask ?? 0);
}

/** The review of 2,000 indicators gone through: the longest time that the page did not draw. Shorter than 50 ms is 0. */
export const reviewFrames: Benchmark = {
  name: 'review-frames',
  unit: 'ms',
  goal: 50,
  async measure(_peers, runs) {
    const browser = await DrivenBrowser.start();
    const samples: Sample[] = [];
    try {
      const page = await browser.newPage(watchTasks);
      const document = largePlan(indicators, { longNames: true }).document();
      await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: document }));
      await openSheet(page, browser.program);
      await page.keyboard.press('Alt+2');
      await page.waitForSelector('.review-table .table-row');
      // The first round is for the compiler.
      await goThrough(page);
      while (samples.length < runs) samples.push({ ours: await goThrough(page), peer: null });
    } finally {
      await browser.stop();
    }
    return samples;
  },
};
