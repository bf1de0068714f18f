import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanDocument } from '../../shared/model/plan';
import { isTurned } from '../../shared/print/print-jobs';
import { browserForTests } from '../builders/browser-for-tests';
import { countImages, readPdf, type PdfPage } from '../builders/poppler';
import { largePlan } from '../builders/plan';
import { seedDocument, seedWithActuals } from '../builders/seed-plan';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
import {
  characters,
  occurrences,
  overlaps,
  pageFaults,
  shownPages,
  turnedBack,
  type ShownPage,
} from './paper-pages';
import { laidOut, printView, wholeDocument } from './print-view';
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

const seedNames = seedDocument.indicators.map(({ name }) => name);
const large = largePlan(300, { longNames: true }).document();

async function openSeed(): Promise<Page> {
  const page = await computer.open();
  await new Sheet(page).ready();
  return page;
}

/** Opens the program on a new workspace with another plan than the shipped one. */
async function openPlan(plan: PlanDocument): Promise<Page> {
  await computer.startHost();
  const page = await computer.newPage(await computer.startBrowser());
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: plan }));
  await page.goto(computer.url);
  await new Sheet(page).ready();
  return page;
}

async function savePdf(page: Page): Promise<string> {
  const file = path.join(computer.exportFolder, '评估.pdf');
  await page.getByLabel('文件夹').fill(computer.exportFolder);
  await page.getByLabel('文件名').fill('评估');
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await expect
    .poll(() => page.locator('.export-outcome[data-tone]').textContent(), { timeout: 120_000 })
    .toContain(`已导出到 ${file}`);
  return file;
}

/** The PDF file once more, in the place of the one before. */
async function replacedPdf(page: Page): Promise<string> {
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await page.getByRole('button', { name: '替换' }).click();
  const outcome = page.locator('.export-outcome[data-tone="good"]');
  await expect.poll(() => outcome.textContent(), { timeout: 120_000 }).toContain('已导出到');
  return path.join(computer.exportFolder, '评估.pdf');
}

const sheets = (page: Page) => page.locator('.print-sheet');

const previewTexts = async (page: Page): Promise<readonly string[]> =>
  (await shownPages(page)).map(({ text }) => text);

/** Prints through the browser, and gives the sheets that would go through the printer. */
async function printedSheets(page: Page): Promise<readonly PdfPage[]> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.locator('.print-actions').getByRole('button', { name: '打印' }).click();
  await page.waitForSelector('html[data-printed]');
  const file = path.join(computer.exportFolder, 'browser.pdf');
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(countImages(file)).toBe(0);
  return readPdf(file);
}

/** Every page, from the PDF file of the program and from the browser's printing, against the preview. */
async function expectRightPages(page: Page): Promise<readonly ShownPage[]> {
  const shown = await shownPages(page);
  const file = await savePdf(page);
  expect(countImages(file)).toBe(0);
  const pages = readPdf(file);
  const sheetsOfPaper = await printedSheets(page);
  expect([pages.length, sheetsOfPaper.length]).toEqual([shown.length, shown.length]);
  const faults = shown.flatMap((each, index) => {
    const [own, sheet] = [pages[index], sheetsOfPaper[index]];
    if (!own || !sheet) return ['a page is missing'];
    const read = isTurned(each.setup) ? turnedBack(sheet) : sheet;
    return [...pageFaults(own, each), ...pageFaults(read, each).map((fault) => `printed: ${fault}`)];
  });
  expect(faults).toEqual([]);
  return shown;
}

async function chooseSections(page: Page, set: string): Promise<void> {
  await wholeDocument(page);
  await page.getByRole('button', { name: set, exact: true }).click();
  await expect.poll(() => page.locator('[data-section="review"] input').isChecked()).toBe(true);
  await laidOut(page);
}

describe('printing from the sheet', () => {
  it('by keyboard alone: Ctrl+P shows the main table, and the PDF has the pages of the preview', async () => {
    const page = await openSeed();
    await printView(page);
    expect(await page.locator('.print-sections input:checked').count()).toBe(1);
    await expect.poll(() => sheets(page).count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.export-outcome[data-tone="good"]').textContent(), { timeout: 120_000 })
      .toContain('已导出到');
    const said = await page.locator('.export-outcome').textContent();
    const file = /已导出到 (.+\.pdf)/.exec(said ?? '')?.[1] ?? '';
    const [only, ...more] = readPdf(file);
    expect(more).toEqual([]);
    const shown = await previewTexts(page);
    expect(characters(only?.text ?? '')).toBe(characters(shown.join('')));
    for (const name of seedNames) expect([name, occurrences(only?.text ?? '', name)]).toEqual([name, 1]);
  });

  it('every page of the whole document is numbered, bound and filled as GB/T 9704 asks', async () => {
    const page = await openSeed();
    await wholeDocument(page);
    const shown = await expectRightPages(page);
    expect(shown.map(({ setup }) => setup.orientation)).toEqual([
      'portrait',
      'portrait',
      'portrait',
      'landscape',
      'portrait',
    ]);
    expect(shown.map(({ number }) => number)).toEqual([null, null, 1, 2, 3]);
    expect(shown[1]?.text).toBe('');
    expect(computer.complaints).toEqual([]);
  });

  it('so is every page of everything there is, with example actuals, also on A3', async () => {
    const page = await openPlan(seedWithActuals);
    await chooseSections(page, '全选');
    const shown = await expectRightPages(page);
    const text = shown.map((each) => each.text).join('');
    for (const part of ['评估概述', '分类汇总表', '滞后指标清单', '修订说明', '缺数', '签署页', '修改记录'])
      expect(text).toContain(part);
    for (const name of seedNames) expect(occurrences(text, name)).toBeGreaterThan(3);
    const books = seedDocument.categories.map(({ name }) => text.indexOf(`${name}：基期、实际与目标对比`));
    expect(books).toEqual(books.toSorted((a, b) => a - b));
    expect(books[0]).toBeGreaterThan(0);
    await page.getByLabel('“评估表”的纸张').selectOption('A3 横向');
    await page.getByLabel('“图册”的纸张').selectOption('A3 纵向');
    await expect.poll(() => page.locator('[data-sheet="A3-portrait"]').count()).toBeGreaterThan(0);
    await laidOut(page);
    const pages = readPdf(await replacedPdf(page));
    const onA3 = await shownPages(page);
    expect(
      onA3.flatMap((each, index) => (pages[index] ? pageFaults(pages[index], each) : ['missing'])),
    ).toEqual([]);
    expect(new Set(onA3.map(({ setup }) => `${setup.paper} ${setup.orientation}`)).size).toBe(4);
    expect(computer.complaints).toEqual([]);
  });
});

it('Ctrl+P in each view chooses what that view shows', async () => {
  const page = await openSeed();
  await new Sheet(page).enter('行政村光纤通达率', 'actual-2016', '97.5');
  await new Sheet(page).saved();
  for (const [key, id, text] of [
    ['Alt+3', 'chart-shown', null],
    ['Alt+4', 'document-tables', '表2“十三五”我省信息化发展的主要指标'],
    ['Alt+5', 'history', '97.5'],
    ['Alt+1', 'main-table', '指标名称'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForSelector('.print', { state: 'detached' });
    await printView(page);
    const chosen = page.locator('.print-sections li:has(input:checked)');
    await expect.poll(() => chosen.getAttribute('data-section')).toBe(id);
    await expect.poll(async () => (await previewTexts(page)).join('')).toContain(text ?? '');
    if (text !== null) continue;
    await expect.poll(() => page.locator('.paper-picture svg').count()).toBeGreaterThan(0);
    // The figures in charts are text, also in the file: 97.5 was typed, 10000 and 2600 are the plan's.
    const pages = readPdf(await savePdf(page));
    const written = pages.map((each) => each.text).join('');
    for (const figure of ['97.5', '10000', '2600']) expect(written).toContain(figure);
    for (const each of pages) expect(overlaps(each)).toEqual([]);
  }
});

describe('a plan with 300 indicators of very long names', () => {
  it('has every row once, its head on every page, 续表 on all but the first, and nothing outside the text block', async () => {
    const page = await openPlan(large);
    await printView(page);
    const pages = readPdf(await savePdf(page));
    expect(await sheets(page).count()).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(20);
    const shown = await shownPages(page);
    expect(
      pages.flatMap((each, index) => (shown[index] ? pageFaults(each, shown[index]) : ['missing'])),
    ).toEqual([]);
    pages.forEach(({ text }, index) => {
      expect(occurrences(text, '续表')).toBe(index === 0 ? 0 : 1);
      expect(occurrences(text, '指标名称')).toBe(1);
    });
    expect(pages.at(-1)?.text).toContain('资料来源：');
    const names = large.indicators.map(({ name }) => name);
    const rows = await page
      .locator('.print-sheet .paper-table tbody td[data-named="true"]')
      .allTextContents();
    expect(rows).toEqual(names);
    // A category that goes on is named again.
    const lasting = shown.filter(({ text }) => /经济社会发展与民生保障领域第\d+类/.test(text));
    expect(lasting).toHaveLength(shown.length);
  });

  it('every page of its review is right, however it is printed', { timeout: 400_000 }, async () => {
    const page = await openPlan(large);
    await chooseSections(page, '评估材料');
    const shown = await expectRightPages(page);
    expect(shown.length).toBeGreaterThan(400);
    expect(computer.complaints).toEqual([]);
  });
});

describe('the preview', () => {
  it('is gone through by keyboard, and remembers what was chosen', async () => {
    const page = await openSeed();
    await wholeDocument(page);
    const count = page.locator('.print-page-count');
    await page.locator('.print-pages').focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => count.textContent()).toBe('第 2 页，共 5 页');
    await page.keyboard.press('End');
    await expect.poll(() => count.textContent()).toBe('第 5 页，共 5 页');
    await page.locator('[data-section="notes"] input').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(() => sheets(page).count()).toBe(4);
    await page.getByLabel('“主要指标表”的纸张').selectOption('A3 横向');
    await expect.poll(() => page.locator('[data-sheet="A3-landscape"]').count()).toBe(1);
    await page.reload();
    await laidOut(page);
    const order = await page
      .locator('.print-sections li')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-section')));
    expect(order.indexOf('notes')).toBe(order.indexOf('main-table') + 1);
    await expect.poll(() => page.locator('[data-sheet="A3-landscape"]').count()).toBe(1);
    expect(await page.locator('[data-section="notes"] input').isChecked()).toBe(false);
  });

  it('is laid out again where something is changed while its charts are drawn', async () => {
    const page = await openSeed();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/entry-svgs-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await wholeDocument(page);
    await page.locator('[data-section="charts"] input').check();
    await expect.poll(() => page.locator('.print-working').textContent()).toContain('正在排“图册”');
    await page.getByLabel('装订').selectOption('one');
    release();
    await laidOut(page);
    expect(await page.locator('.print-warning').allTextContents()).toEqual([]);
    expect(await page.locator('.print-sheet .paper-picture').count()).toBeGreaterThan(0);
  });

  it('gives the same paper in the dark, at 150 % and with reduced motion', async () => {
    const page = await openPlan(seedWithActuals);
    await chooseSections(page, '全选');
    /** The pages; in which order an element's styles were set makes no difference to them. */
    const paper = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.print-sheet .paper-page')].map((each) => {
          const copy = each.cloneNode(true) as Element;
          for (const styled of copy.querySelectorAll('[style]')) {
            const declarations = (styled.getAttribute('style') ?? '').split(';').map((one) => one.trim());
            styled.setAttribute('style', declarations.filter(Boolean).toSorted().join('; '));
          }
          return copy.outerHTML;
        }),
      );
    const usual = await paper();
    expect(usual.filter((each) => each.includes('<svg')).length).toBeGreaterThan(13);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 911,
      height: 512,
      deviceScaleFactor: 1.5,
      mobile: false,
    });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.reload();
    await laidOut(page);
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await paper()).toEqual(usual);
    const ground = await page
      .locator('.paper-page')
      .first()
      .evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
  });
});

describe('the cover', () => {
  it('says what was typed, keeps it, and gives it back by undo', async () => {
    const page = await openSeed();
    await wholeDocument(page);
    await page.getByText('封面内容').click();
    await page.getByLabel('单位名称', { exact: true }).fill('吉林省统计局');
    await page.keyboard.press('Enter');
    const cover = page.locator('.print-sheet .paper-cover');
    await expect.poll(() => cover.textContent()).toContain('吉林省统计局');
    await page.waitForSelector('.save-state[data-kind="saved"]');
    await page.reload();
    await laidOut(page);
    await expect.poll(() => cover.textContent()).toContain('吉林省统计局');
    await page.locator('.print-pages').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cover.textContent()).not.toContain('吉林省统计局');
    await expect.poll(() => page.locator('.top-notice').textContent()).toContain('撤销：修改封面：单位名称');
  });
});

it('without a browser that makes PDF files it says so and offers to print', async () => {
  const page = await computer.open();
  await new Sheet(page).ready();
  await printView(page);
  await removeFolder(tools);
  await page.getByRole('button', { name: '存为 PDF' }).click();
  const outcome = page.locator('.export-outcome[data-tone="problem"]');
  await expect.poll(() => outcome.textContent()).toContain('没有找到能直接生成 PDF 的浏览器');
  expect(await outcome.getByRole('button', { name: '打印' }).count()).toBe(1);
  await expect(readFile(path.join(computer.exportFolder, '评估.pdf'))).rejects.toThrow('ENOENT');
});
