import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { largePlan } from '../builders/plan';
import { reviewPlan } from '../../shared/progress/review-plan';
import { settingFlips } from '../../shared/review/setting-flips';
import { Computer } from './harness';
import { Sheet } from './sheet';

const plan = largePlan(1000, { longNames: true });
const view = plan.view();

let computer: Computer;
let page: Page;

const place = (name: string) => page.locator('.review-places button', { hasText: name }).click();
const title = () => page.locator('.review-table h2').textContent();
const countsIn = (year: number) => reviewPlan(view, year).counts.leaves;
const leaves = countsIn(2018).total;

beforeAll(async () => {
  computer = await Computer.create();
  await computer.startHost();
  page = await computer.newPage(await computer.startBrowser());
  const document = plan.document();
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: document }));
  await page.goto(computer.url);
  await new Sheet(page).ready();
});

afterAll(async () => {
  await computer.dispose();
});

it('a sheet of a thousand rows has all its columns in a window of 1366 pixels', async () => {
  const target = await page.locator('.ag-cell[col-id="target"]').first().boundingBox();
  const right = await page
    .locator('.ag-grid-viewport')
    .first()
    .evaluate((element) => element.getBoundingClientRect().left + element.clientWidth);
  expect((target?.x ?? Infinity) + (target?.width ?? 0)).toBeLessThanOrEqual(right + 1);
});

it('reviews a large plan beside the page, and another year in the place of the last result', async () => {
  await page.keyboard.press('Alt+2');
  await expect.poll(title).toContain('2018年主要指标');
  expect(await page.locator('.review-summary').textContent()).toContain(`缺数${countsIn(2018).of.missing}项`);
  await page.getByLabel('评估年份').selectOption('2017');
  await expect.poll(title).toContain('2017年主要指标');
  await expect
    .poll(() => page.locator('.review-summary').textContent())
    .toContain(`缺数${countsIn(2017).of.missing}项`);
  await page.getByLabel('评估年份').selectOption('2018');
  await expect.poll(title).toContain('2018年主要指标');
});

it('draws of a long list what is seen, and keeps the place that is written in', async () => {
  await place('含预计数');
  const list = page.locator('.review-list');
  await expect.poll(() => list.getAttribute('aria-rowcount')).toBe(`${leaves + 1}`);
  expect(await list.locator('tbody tr[data-index]').count()).toBeLessThan(100);
  const first = list.locator('input').first();
  await first.fill('88.');
  await page.locator('.review-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => list.locator(`tr[data-index="${leaves - 1}"]`).count()).toBe(1);
  expect(await first.inputValue()).toBe('88.');
  await first.press('Escape');
});

it('announces what a setting turns in every year', async () => {
  await place('评估设置');
  await page.getByLabel('路径', { exact: true }).selectOption({ label: '几何路径' });
  const after = { ...view, plan: { ...view.plan, review: { path: 'geometric' as const } } };
  const turned = settingFlips(view, after).reduce((sum, { flips }) => sum + flips.length, 0);
  await expect.poll(() => page.locator('.review-effect').textContent()).toContain(`这 ${turned} 项评价会变`);
  await page.getByRole('button', { name: '放弃改动' }).click();
  await page.getByLabel('指标的类别').selectOption({ index: 1 });
  await expect.poll(() => page.getByLabel('设置的范围').locator('optgroup option').count()).toBe(24);
});

it('reviews again what was typed while the review was not looked at', async () => {
  const { missing, notAssessable } = countsIn(2018).of;
  const unjudged = missing + notAssessable;
  const button = page.locator('.review-places button', { hasText: '缺数清单' });
  expect(await button.textContent()).toBe(`缺数清单（${unjudged}）`);
  const without = view.indicators.find(({ id, unit }) => {
    const series = view.series.find(({ indicatorId }) => indicatorId === id);
    return unit !== null && series?.figures['actual:2018'] === undefined;
  });
  await page.keyboard.press('Alt+1');
  const sheet = new Sheet(page);
  await sheet.ready();
  await sheet.enter(without?.name ?? '', 'actual-2018', '61');
  await page.keyboard.press('Alt+2');
  await expect.poll(() => button.textContent()).toBe(`缺数清单（${unjudged - 1}）`);
  await place('含预计数');
  const field = page.locator('.review-list input').first();
  await field.fill('99.9');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('99.9');
  await place('完成情况');
  await expect.poll(() => page.locator('.review-calculating').count()).toBe(0);
  await expect.poll(() => page.locator('.review-summary').textContent()).toContain(`缺数${missing - 1}项`);
});

it('has complained about nothing', () => {
  expect(computer.complaints).toEqual([]);
});
