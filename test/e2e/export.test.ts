import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { read } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partsOf } from '../builders/package-troubles';
import { largePlan } from '../builders/plan';
import { readSdmx } from '../builders/sdmx-reader';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  await new Sheet(page).ready();
  await page.keyboard.press('Control+Shift+S');
});

afterAll(() => computer.dispose());

async function exported(choice: string, name: string): Promise<Buffer> {
  await page.getByLabel(choice).check();
  await page.getByLabel('文件夹').fill(computer.exportFolder);
  await page.getByLabel('文件名').fill(name);
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent(), { timeout: 30_000 }).toContain(name);
  return readFile(path.join(computer.exportFolder, name));
}

it('exports the review as a workbook with formulas and charts, made by the worker', async () => {
  const bytes = await exported('年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）', '评估.xlsx');
  const workbook = read(bytes, { bookFiles: true });
  expect(workbook.SheetNames.slice(0, 4)).toEqual(['封面', '说明', '主要指标完成情况表', '分类汇总表']);
  expect(workbook.SheetNames).toHaveLength(22);
  const counted = workbook.Sheets['分类汇总表'];
  const formulas = Object.values(counted ?? {}).filter((cell) => typeof cell.f === 'string');
  expect(formulas).toHaveLength(100);
  const parts: unknown = Reflect.get(workbook, 'keys');
  expect(JSON.stringify(parts)).toContain('xl/charts/chart26.xml');
});

it('exports all data in GB18030, SDMX-CSV and JSON', async () => {
  await page.getByLabel('CSV 全部数据（每个数据一行，含状态、备注、来源）').check();
  const long = await exported('GB18030（供较旧的程序使用）', '数据.csv');
  expect(new TextDecoder('gb18030').decode(long)).toMatch(/^类别,序号,指标名称,[^]*吉林省/);
  const sdmx = await exported('SDMX-CSV 2.1（统计数据交换）', '交换.csv');
  expect(readSdmx(sdmx.toString('utf8'))).toHaveLength(26);
  const json: unknown = JSON.parse((await exported('JSON（整个规划）', '规划.json')).toString('utf8'));
  expect(json).toMatchObject({ format: 'indicator-workbench/plan', formatVersion: 1 });
});

it('hands out the description of a format beside the data', async () => {
  const description = async (format: string, name: string) => {
    await page.getByLabel(format).check();
    await page.getByRole('button', { name: '导出格式说明' }).click();
    await expect.poll(() => page.locator('.export-outcome').textContent()).toContain(`${name}（`);
    return readFile(path.join(computer.exportFolder, name), 'utf8');
  };
  expect(await description('JSON（整个规划）', '规划文件格式.schema.json')).toBe(
    await readFile('shared/exchange/plan-document.schema.json', 'utf8'),
  );
  expect(await description('SDMX-CSV 2.1（统计数据交换）', 'SDMX-CSV数据结构说明.txt')).toContain(
    'IWB:PLAN_INDICATORS(1.0.0)',
  );
});

it('is done by the keyboard alone: a table in GB18030, chosen with the arrow keys', async () => {
  await page.getByLabel('JSON（整个规划）').focus();
  for (let up = 0; up < 4; up += 1) await page.keyboard.press('ArrowUp');
  expect(await page.getByLabel('CSV（一张表，带表头，可用于其他程序）').isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.getByLabel('主要指标表', { exact: true }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  expect(await page.getByLabel('UTF-8（Excel 和 WPS 都能直接打开）').isChecked()).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect(await page.getByLabel('GB18030（供较旧的程序使用）').isChecked()).toBe(true);
  for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('表格');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('表格.csv');
  const table = new TextDecoder('gb18030').decode(
    await readFile(path.join(computer.exportFolder, '表格.csv')),
  );
  expect(table).toMatch(/^类别,序号,指标名称,单位,属性,2015年基期值,/);
});

it('is cancelled while the file is made, and leaves none', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/workbook.worker*', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await page.getByLabel('文件名').fill('取消');
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('正在整理数据');
  await page.getByRole('button', { name: '取消' }).press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toBe('已取消，没有写出文件。');
  goOn();
  await page.unroute('**/workbook.worker*');
  expect(await readdir(computer.exportFolder)).not.toContain('取消.csv');
});

it('says why a file cannot be written, and writes it when asked again', async () => {
  const folder = path.join(computer.exportFolder, '还没有');
  await page.getByLabel('文件夹').fill(folder);
  await page.getByLabel('文件名').fill('再试');
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('没有写出文件：');
  await mkdir(folder);
  await page.getByRole('button', { name: '再试一次' }).press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('已导出到');
  expect(await readdir(folder)).toEqual(['再试.csv']);
});

it('leaves out sheets that are not wanted, and reviews another year', async () => {
  await page.getByLabel('年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）').check();
  await page.getByLabel('签署').uncheck();
  await page.getByLabel('评估年份').selectOption('2019年');
  const bytes = await exported(
    '年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）',
    '评估2019.xlsx',
  );
  const workbook = read(bytes);
  expect(workbook.SheetNames).toHaveLength(21);
  expect(workbook.SheetNames).not.toContain('签署');
  expect(workbook.Sheets['说明']?.['B4']?.v).toBe(2019);
});

it('remembers the choice, and writes the same workbook in a dark theme', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  const review = page.getByLabel('年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）');
  await review.waitFor();
  await expect.poll(() => review.isChecked()).toBe(true);
  await expect.poll(() => page.getByLabel('签署').isChecked()).toBe(false);
  const dark = new Map(
    partsOf(await exported('年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）', '暗.xlsx')),
  );
  const light = new Map(partsOf(await readFile(path.join(computer.exportFolder, '评估2019.xlsx'))));
  // It says when it was made.
  for (const parts of [dark, light]) parts.delete('docProps/core.xml');
  expect(dark).toEqual(light);
});

it('by the mouse alone writes the same workbook of 300 indicators with long names in a dark theme', async () => {
  const other = await Computer.create();
  try {
    await other.startHost();
    const sheetPage = await other.newPage(await other.startBrowser());
    const json = largePlan(300, { longNames: true }).document();
    await sheetPage.route('**/assets/plan-*.json', (route) => route.fulfill({ json }));
    await sheetPage.goto(other.url);
    await new Sheet(sheetPage).ready();
    const outcome = () => sheetPage.locator('.export-outcome').textContent();
    const written = async () => {
      await sheetPage.getByRole('button', { name: '导出', exact: true }).last().click();
      const replace = sheetPage.getByRole('button', { name: '替换' });
      const done = sheetPage.locator('.export-outcome[data-tone="good"]');
      await replace.or(done).first().waitFor({ timeout: 60_000 });
      if (await replace.isVisible()) await replace.click();
      await done.waitFor({ timeout: 60_000 });
      const [, file = ''] = /已导出到 (.+?\.xlsx)/.exec((await outcome()) ?? '') ?? [];
      const parts = new Map(partsOf(await readFile(file)));
      parts.delete('docProps/core.xml');
      return parts;
    };
    await sheetPage.locator('.rail').getByText('导出', { exact: true }).click();
    await sheetPage.getByText('年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）').click();
    const light = await written();
    expect(light.size).toBeGreaterThan(900);
    await sheetPage.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => sheetPage.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await written()).toEqual(light);
    expect(other.complaints).toEqual([]);
  } finally {
    await other.dispose();
  }
});

it.each(['{"state":{"plans":{"*":{"format":"pdf","sheets":7}}},"version":0}', '{"state":3}', '{"sta'])(
  'takes the first choice in the place of a damaged one: %s',
  async (kept) => {
    await page.evaluate((text) => {
      const key = 'indicator-workbench/export';
      const planIds = Object.keys(JSON.parse(localStorage.getItem(key) ?? '{}')?.state?.plans ?? {});
      localStorage.setItem(key, text.replace('*', planIds[0] ?? ''));
    }, kept);
    await page.reload();
    const tables = page.getByLabel('Excel 工作簿（每张表一页）');
    await tables.waitFor();
    await expect.poll(() => tables.isChecked()).toBe(true);
  },
);

it('has complained about nothing', () => {
  expect(computer.complaints).toEqual([]);
});
