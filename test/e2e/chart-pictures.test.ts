/**
 * Each kind of chart on the screen against a picture of it that was looked at. `UPDATE_PICTURES=1 npm run test:e2e --
 * chart-pictures` writes new ones, to be looked at before they are kept.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chartKindNames, chartKinds } from '../../shared/charts/chart-model';
import { seedWithActuals } from '../builders/seed-plan';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;

beforeAll(async () => {
  computer = await Computer.create();
  await computer.startHost();
  page = await computer.newPage(await computer.startBrowser(), { width: 1366, height: 1100 });
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: seedWithActuals }));
  const categories = seedWithActuals.categories.slice(0, 2).map(({ id }) => id);
  const choice = { kind: 'comparison', scope: { categories, indicators: [] }, years: 'given' };
  const byPlan = { [seedWithActuals.plan.id]: choice };
  await page.addInitScript(
    (text) => localStorage.setItem('indicator-workbench/charts', text),
    JSON.stringify({ state: { byPlan, showsTable: false, format: 'svg', resolution: 300 }, version: 0 }),
  );
  await page.goto(computer.url);
  await new Sheet(page).ready();
  await page.keyboard.press('Alt+3');
});

afterAll(() => computer.dispose());

/** Share of the places, in per cent, at which two pictures differ clearly when both are seen from twice as far. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const addresses = [one, other].map((bytes) => `data:image/png;base64,${bytes.toString('base64')}`);
  return page.evaluate(async (sources) => {
    const pictures = await Promise.all(
      sources.map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return image;
      }),
    );
    const width = Math.ceil(Math.max(...pictures.map((picture) => picture.width)) / 2);
    const height = Math.ceil(Math.max(...pictures.map((picture) => picture.height)) / 2);
    const [a, b] = pictures.map((picture) => {
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, picture.width / 2, picture.height / 2);
      return context.getImageData(0, 0, width, height).data;
    });
    if (!a || !b) throw new Error('no pictures');
    let different = 0;
    for (let at = 0; at < a.length; at += 4)
      if ([0, 1, 2, 3].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 48))
        different += 1;
    return (different * 400) / a.length;
  }, addresses);
}

/** Other versions of fonts and browser move edges by a fraction of a pixel. */
const tolerance = 1.5;

it.each(chartKinds)('%s looks as it did', async (kind) => {
  await page.locator('.kind-tabs').getByText(chartKindNames[kind], { exact: true }).click();
  await expect
    .poll(() => page.locator('.kind-tabs input:checked').locator('..').textContent())
    .toBe(chartKindNames[kind]);
  await page.waitForSelector('.chart-card svg');
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const picture = await page.locator('.chart-card').first().screenshot();
  const file = path.resolve(`test/fixtures/charts/${kind}.png`);
  if (process.env['UPDATE_PICTURES'] === '1') await writeFile(file, picture);
  expect(await difference(picture, await readFile(file))).toBeLessThan(tolerance);
});

it('a different picture is noticed', async () => {
  const [one, other] = await Promise.all(
    ['trend', 'comparison'].map((kind) => readFile(path.resolve(`test/fixtures/charts/${kind}.png`))),
  );
  if (!one || !other) throw new Error('no pictures');
  expect(await difference(one, other)).toBeGreaterThan(2 * tolerance);
  expect(await difference(one, one)).toBe(0);
});
