import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

interface Fact {
  readonly category: string;
  readonly printed_no: number | null;
  readonly name: string;
  readonly unit: string;
  readonly printed: string;
}

/** Labelled example figures: the plan's source has no actuals. */
const examples: Readonly<Record<string, string>> = {
  互联网省际出口带宽: '3010',
  行政村光纤通达率: '97.5',
  家庭宽带20Mbps接入能力覆盖率: '96.25',
  数字化研发设计工具普及率: '55.8',
  关键工序数控化率: '33.4',
  固定宽带接入用户: '468',
  移动宽带用户普及率: '58.1',
  固定宽带家庭普及率: '47.3',
  移动电话用户: '2655',
  移动电话普及率: '101.2',
  电子商务交易额: '3050',
  电子信息制造业产值: '571',
  软件业务收入: '502.75',
};

let computer: Computer;
let page: Page;
let sheet: Sheet;

async function reopen(): Promise<void> {
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
}

beforeAll(async () => {
  computer = await Computer.create();
  await reopen();
});

afterAll(async () => {
  await computer.dispose();
});

async function facts(): Promise<{ baseline: Fact[]; target: Fact[] }> {
  const text = await readFile(path.resolve('test/fixtures/seed/facts.json'), 'utf8');
  const { table1, table2 } = JSON.parse(text) as { table1: { rows: Fact[] }; table2: { rows: Fact[] } };
  return { baseline: table1.rows, target: table2.rows };
}

it('shows every figure of the plan document', async () => {
  const { baseline, target } = await facts();
  for (const { name, printed } of baseline) await sheet.expectText(name, 'baseline', printed);
  for (const { name, printed } of target) await sheet.expectText(name, 'target', printed);
});

it('takes a year of figures, typed down the column with Enter alone', async () => {
  await sheet.click('互联网省际出口带宽', 'actual-2016');
  for (const figure of Object.values(examples)) {
    await page.keyboard.type(figure);
    await page.keyboard.press('Enter');
  }
  for (const [name, figure] of Object.entries(examples)) await sheet.expectText(name, 'actual-2016', figure);
  await sheet.saved();
});

it('takes a figure from a Chinese input method; Enter inside the composition does not commit', async () => {
  await sheet.click('互联网省际出口带宽', 'actual-2017');
  const keyboard = await page.context().newCDPSession(page);
  const imeKey = (key: string) =>
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key });
  await imeKey('Process');
  for (const text of ['３', '３５', '３５００。', '３５００。５'])
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await imeKey('Enter');
  await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('３５００。５');
  await sheet.expectText('互联网省际出口带宽', 'actual-2017', '');
  await keyboard.send('Input.insertText', { text: '３５００。５' });
  await page.keyboard.press('Enter');
  await sheet.expectText('互联网省际出口带宽', 'actual-2017', '3500.5');
});

it('keeps the old figure when the new one cannot be read, says so at the cell, and lets it be corrected', async () => {
  await sheet.enter('行政村光纤通达率', 'actual-2016', '12..5');
  await expect
    .poll(() => sheet.bubble())
    .toBe(
      '行政村光纤通达率 2016 年实际值：“12..5”有不止一个小数点，原值 97.5 已保留。按 F2 继续修改，按 Esc 放弃。',
    );
  await sheet.expectText('行政村光纤通达率', 'actual-2016', '97.5');
  await page.keyboard.press('F2');
  await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('12..5');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.bubble()).toBe('');
  await sheet.enter('行政村光纤通达率', 'actual-2016', '101');
  await expect.poll(() => sheet.bubble()).toContain('超出 0～100');
  await page.keyboard.press('Escape');
  await sheet.enter('固定宽带接入用户', 'actual-2016', '46%');
  await expect.poll(() => sheet.bubble()).toContain('带了“%”，而单位是“万户”');
  await page.keyboard.press('Escape');
  await sheet.expectText('固定宽带接入用户', 'actual-2016', '468');
});

it('undoes and redoes by name', async () => {
  await sheet.enter('软件业务收入', 'actual-2017', '600');
  await page.keyboard.press('Control+z');
  await sheet.expectText('软件业务收入', 'actual-2017', '');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('软件业务收入 2017 年实际值');
  await page.keyboard.press('Control+y');
  await sheet.expectText('软件业务收入', 'actual-2017', '600');
});

it('the chart beside the sheet follows the figure at once', async () => {
  await sheet.click('软件业务收入', 'actual-2017');
  await page.keyboard.press('Alt+g');
  const chart = page.locator('.chart-panel [role="img"]');
  await expect
    .poll(() => chart.getAttribute('aria-label'))
    .toBe(
      '软件业务收入（亿元）：2015年基期值 440，2016年实际值 502.75，2017年实际值 600，2020年目标值 800。',
    );
  await page.keyboard.type('655.5');
  await page.keyboard.press('Enter');
  await sheet.click('软件业务收入', 'actual-2017');
  await expect.poll(() => chart.locator('svg').textContent()).toContain('655.5');
  await page.keyboard.press('Alt+g');
});

it('the chart view draws all indicators, each with its own unit', async () => {
  await page.keyboard.press('Alt+3');
  const picture = page.locator('.chart-card').first();
  await expect.poll(() => picture.locator('svg').textContent()).toContain('3500.5');
  expect(await picture.locator('[role="img"]').getAttribute('aria-label')).toContain(
    '家庭宽带20Mbps接入能力覆盖率（%）：2015年基期值 >95，2016年实际值 96.25，2020年目标值 100。',
  );
  await page.keyboard.press('Alt+1');
  await sheet.ready();
});

it('shows the commitments and achievements of the text', async () => {
  await page.keyboard.press('Alt+4');
  const rows = page.locator('.plan-statements tbody tr');
  await expect.poll(() => rows.count()).toBe(5);
  expect(await rows.nth(0).textContent()).toContain('依法应当公开的政务信息100%可在网上查询');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
});

it('exports a workbook in which another library finds every figure', async () => {
  await mkdir(computer.exportFolder, { recursive: true });
  await page.keyboard.press('Control+Shift+S');
  await page.getByLabel('文件夹').fill(computer.exportFolder);
  await page.getByLabel('文件名').fill('主要指标');
  await page.getByLabel('文件名').press('Enter');
  await expect
    .poll(() => page.locator('.export-outcome').textContent(), { timeout: 30_000 })
    .toContain('已导出到');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(computer.exportFolder, '主要指标.xlsx'));
  const worksheet = workbook.worksheets[0];
  if (!worksheet) throw new Error('no worksheet');
  const { baseline, target } = await facts();
  const rowOf = new Map<string, ExcelJS.Row>();
  worksheet.eachRow((row) => rowOf.set(`${row.getCell(3).value}`.trim(), row));
  for (const [index, fact] of baseline.entries()) {
    const row = rowOf.get(fact.name);
    const text = (column: number) => `${row?.getCell(column).value ?? ''}`;
    const typed2017 = { 互联网省际出口带宽: '3500.5', 软件业务收入: '655.5' }[fact.name] ?? '';
    expect([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(text), fact.name).toEqual([
      fact.category,
      fact.printed_no === null ? '' : `${fact.printed_no}`,
      fact.unit,
      '预期性',
      fact.printed,
      examples[fact.name],
      typed2017,
      '',
      '',
      '',
      target[index]?.printed,
    ]);
    expect(typeof row?.getCell(6).value).toBe(fact.printed.startsWith('>') ? 'string' : 'number');
    expect(typeof row?.getCell(7).value).toBe('number');
  }
});

it('does not replace a file without being told to', async () => {
  await page.getByLabel('文件名').press('Enter');
  const outcome = () => page.locator('.export-outcome').textContent();
  await expect.poll(outcome).toContain('已经有同名文件');
  // The key that was pressed once too often.
  await page.keyboard.press('Enter');
  await expect.poll(outcome).toContain('已保留原来的文件');
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(outcome).toContain('已经有同名文件');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(outcome).toContain('已导出到');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
});

it('finds every figure after browser and host were killed right after 已保存', async () => {
  await sheet.enter('电子商务交易额', 'actual-2020', '10001.5');
  await sheet.saved();
  await computer.kill();
  await reopen();
  for (const [name, figure] of Object.entries(examples)) await sheet.expectText(name, 'actual-2016', figure);
  await sheet.expectText('电子商务交易额', 'actual-2020', '10001.5');
});

it('goes on undoing after the restart', async () => {
  await page.keyboard.press('Control+z');
  await sheet.expectText('电子商务交易额', 'actual-2020', '');
  await page.keyboard.press('Control+y');
  await sheet.expectText('电子商务交易额', 'actual-2020', '10001.5');
  await sheet.saved();
});

it('finds a figure that was in the journal but not yet in the database when everything was killed', async () => {
  const journalled = new Promise<void>((resolve) => {
    void page.route('**/call/journal.append', async (route) => {
      await route.fetch();
      resolve();
    });
  });
  await sheet.enter('移动电话用户', 'actual-2018', '2711');
  await journalled;
  await expect.poll(() => page.locator('.save-state').textContent()).toBe('保存中…');
  await computer.kill();
  await reopen();
  await sheet.expectText('移动电话用户', 'actual-2018', '2711');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('1 次录入只写进了日志');
  await sheet.saved();
});

it('asked nothing of any other computer, and the page had nothing to complain about', () => {
  const foreign = computer.requests.filter(
    (url) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:http:\/\/127)/.test(url),
  );
  expect(foreign).toEqual([]);
  expect(computer.requests.length).toBeGreaterThan(20);
  expect(computer.complaints).toEqual([]);
});
