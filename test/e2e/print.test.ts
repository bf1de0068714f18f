import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageGeometry, type Box, type PageGeometry, type Side } from '../../shared/print/page-geometry';
import { browserForTests } from '../builders/browser-for-tests';
import { countImages, readPdf, type PdfPage, type PdfWord } from '../builders/poppler';
import { largePlan } from '../builders/plan';
import { seedDocument } from '../builders/seed-plan';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
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

async function openLarge(): Promise<Page> {
  await computer.startHost();
  const page = await computer.newPage(await computer.startBrowser());
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: large }));
  await page.goto(computer.url);
  await new Sheet(page).ready();
  return page;
}

/** Waits until the pages in the preview are those of what is chosen now. */
async function laidOut(page: Page): Promise<void> {
  await page.waitForSelector('.print-pages[aria-busy="false"] .print-sheet', { timeout: 60_000 });
}

async function printView(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await laidOut(page);
}

async function wholeDocument(page: Page): Promise<void> {
  await printView(page);
  await page.getByRole('button', { name: '改回整份文件' }).click();
  await expect.poll(() => page.locator('[data-section="cover"] input').isChecked()).toBe(true);
  await expect.poll(() => page.locator('.paper-cover').count()).toBe(1);
  await laidOut(page);
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

const sheets = (page: Page) => page.locator('.print-sheet');

/** The texts of the pages in the preview, one a page, without blanks. */
function previewTexts(page: Page): Promise<string[]> {
  return page.locator('.print-sheet .paper-page').evaluateAll((pages) =>
    pages.map((each) => {
      const copy = each.cloneNode(true) as HTMLElement;
      for (const unseen of copy.querySelectorAll('.paper-fill')) unseen.remove();
      return (copy.textContent ?? '').replaceAll(/\s/g, '');
    }),
  );
}

const characters = (text: string): string =>
  [...text.normalize('NFKC').replaceAll(/\s/g, '')].toSorted().join('');

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Fonts claim two to three times the height of their characters, which stand in the middle of it. */
const middleShare = 0.32;

function isIn({ left, top, right, bottom }: PdfWord, box: Box): boolean {
  const spare = (bottom - top) * middleShare;
  return (
    left >= box.left - 0.6 &&
    right <= box.left + box.width + 0.6 &&
    top + spare >= box.top - 0.3 &&
    bottom - spare <= box.top + box.height + 0.3
  );
}

function isAt({ left, top, right, bottom }: PdfWord, box: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

/** Where the page number goes on from its place: 22 mm along and a line high. */
function numberBox({ number }: PageGeometry): Box {
  const before = number.anchor === 'end' ? 22 : 0;
  return number.turned
    ? { left: number.x - 9, top: number.y - before, width: 9, height: 22 }
    : { left: number.x - before, top: number.y - 1, width: 22, height: 9 };
}

/** The words that stand neither in the text block nor where the page number belongs. */
function strayWords({ words }: PdfPage, geometry: PageGeometry): readonly string[] {
  const place = numberBox(geometry);
  return words.filter((word) => !isIn(word, geometry.text) && !isAt(word, place)).map((word) => word.text);
}

/** What stands in the place of the page number; Poppler reads turned text from its end. */
function pageNumber({ words }: PdfPage, geometry: PageGeometry): string {
  const place = numberBox(geometry);
  const text = words.flatMap((word) => (isAt(word, place) ? [word.text] : [])).join('');
  return geometry.number.turned ? [...text].toReversed().join('') : text;
}

/** Punctuation marks that follow one another give up half their width. */
const closeUp = (a: string, b: string): boolean => /\p{P}$/u.test(a) && /^\p{P}/u.test(b);

/** Words that stand over one another. */
function overlaps({ words }: PdfPage): readonly string[] {
  const cores = words.map(({ text, left, right, top, bottom }) => {
    const height = bottom - top;
    return {
      text,
      left: left + 0.2,
      right: right - 0.2,
      top: top + height * 0.3,
      bottom: bottom - height * 0.3,
    };
  });
  return cores.flatMap((a, index) =>
    cores
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .filter((b) => !closeUp(a.text, b.text))
      .map((b) => `${a.text}/${b.text}`),
  );
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
    const file = await savePdf(page);
    const pages = readPdf(file);
    expect(await sheets(page).count()).toBe(pages.length);
    const sizes = pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`);
    expect(sizes).toEqual(['210×297', '210×297', '210×297', '297×210', '210×297']);
    const numbers = ['', '', '—1—', '—2—', '—3—'];
    const sides: readonly Side[] = ['front', 'back', 'front', 'back', 'front'];
    pages.forEach((each, index) => {
      const orientation = each.width > each.height ? 'landscape' : 'portrait';
      const geometry = pageGeometry({ paper: 'A4', orientation }, sides[index] ?? 'front');
      expect(pageNumber(each, geometry)).toBe(numbers[index]);
      expect(strayWords(each, geometry)).toEqual([]);
      expect(overlaps(each)).toEqual([]);
    });
    expect(pages[1]?.words).toEqual([]);
    expect(countImages(file)).toBe(0);
    expect(computer.complaints).toEqual([]);
  });
});

it('Ctrl+P in each view chooses what that view shows', async () => {
  const page = await openSeed();
  await new Sheet(page).enter('行政村光纤通达率', 'actual-2016', '97.5');
  await new Sheet(page).saved();
  for (const [key, id, text] of [
    ['Alt+3', 'charts', null],
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
    const page = await openLarge();
    await printView(page);
    const pages = readPdf(await savePdf(page));
    expect(await sheets(page).count()).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(20);
    pages.forEach((each, index) => {
      const geometry = pageGeometry(
        { paper: 'A4', orientation: 'landscape' },
        index % 2 === 0 ? 'front' : 'back',
      );
      expect([Math.round(each.width), Math.round(each.height)]).toEqual([297, 210]);
      expect([index, strayWords(each, geometry)]).toEqual([index, []]);
      expect([index, overlaps(each)]).toEqual([index, []]);
      expect(occurrences(each.text, '续表')).toBe(index === 0 ? 0 : 1);
      expect(occurrences(each.text, '指标名称')).toBe(1);
      expect(pageNumber(each, geometry)).toBe(`—${index + 1}—`);
    });
    expect(pages.at(-1)?.text).toContain('资料来源：');
    const shown = await previewTexts(page);
    expect(pages.map(({ text }) => characters(text))).toEqual(shown.map(characters));
    const names = large.indicators.map(({ name }) => name);
    const rows = await page
      .locator('.print-sheet .paper-table tbody td[data-named="true"]')
      .allTextContents();
    expect(rows).toEqual(names);
    // A category that goes on is named again.
    const lasting = shown.filter((text) => /经济社会发展与民生保障领域第\d+类/.test(text));
    expect(lasting).toHaveLength(shown.length);
  });

  it('is printed by the browser with the same pages, each turned upright', async () => {
    const page = await openLarge();
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await page.reload();
    await new Sheet(page).ready();
    await printView(page);
    const shown = await previewTexts(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('html[data-printed]');
    const file = path.join(computer.exportFolder, 'browser.pdf');
    await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const pages = readPdf(file);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      shown.map(() => [210, 297]),
    );
    expect(pages.map(({ text }) => characters(text))).toEqual(shown.map(characters));
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

  it('gives the same paper in the dark, at 150 % and with reduced motion', async () => {
    const page = await openSeed();
    await wholeDocument(page);
    const paper = () =>
      page.locator('.print-sheet .paper-page').evaluateAll((pages) => pages.map((each) => each.outerHTML));
    const usual = await paper();
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
