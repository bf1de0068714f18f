/** `npm run screenshots -- FOLDER`: every view of the built program as pictures, to be looked at after a change. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { largePlan } from '../builders/plan';
import { Computer } from '../e2e/harness';
import { Sheet } from '../e2e/sheet';

/** Example figures (示例数据): the plan's source has no actuals. */
const examples: readonly (readonly [string, readonly string[]])[] = [
  ['互联网省际出口带宽', ['3010', '3620', '4800']],
  ['行政村光纤通达率', ['97.5', '98.2', '98.9']],
  ['家庭宽带20Mbps接入能力覆盖率', ['>95', '96.3', '97.1']],
  ['数字化研发设计工具普及率', ['55.8', '58.1', '60.4']],
  ['关键工序数控化率', ['33.4', '36.1', '38.25']],
  ['固定宽带接入用户', ['468', '521', '590']],
  ['移动宽带用户普及率', ['58.1', '65.4', '70.9']],
  ['固定宽带家庭普及率', ['47.3', '52.6', '58.0']],
  ['移动电话用户', ['2655', '2701', '2768']],
  ['移动电话普及率', ['96.9', '98.6', '101.2']],
  ['电子商务交易额', ['3050', '3900', '5230']],
  ['电子信息制造业产值', ['571', '606', '655']],
  ['软件业务收入', ['502.75', '561', '624']],
];

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const themes = ['light', 'dark', 'contrast'] as const;

const folder = path.resolve(process.argv[2] ?? 'test-results/screenshots');

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function setTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'indicator-workbench/view';
    const stored = JSON.parse(localStorage.getItem(key) ?? '{"state":{},"version":0}') as { state: object };
    localStorage.setItem(key, JSON.stringify({ ...stored, state: { ...stored.state, theme: chosen } }));
  }, theme);
  await page.reload();
  await new Sheet(page).ready();
}

/** Every kind of chart that needs no review, and the table beside one. */
async function shootCharts(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.waitForSelector('.chart-card svg');
  for (const [kind, title] of [
    ['slope', '从基期到目标'],
    ['trend', '历年走势'],
    ['comparison', '基期、实际、目标对比'],
  ] as const) {
    await page.locator('.kind-tabs').getByText(title, { exact: true }).click();
    await shoot(page, `${name}-charts-${kind}`);
  }
  await page.getByRole('button', { name: '数据表' }).click();
  await shoot(page, `${name}-charts-table`);
  await page.getByRole('button', { name: '数据表' }).click();
}

const reviewPlaces = ['完成情况', '分类汇总', '滞后清单', '缺数清单', '修订说明', '含预计数', '评估设置'];

/** Every page of the review, the first with an explained verdict. */
async function shootReview(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.waitForSelector('.review-table .table-row');
  await page.locator('.review button.verdict').first().click();
  for (const [index, place] of reviewPlaces.entries()) {
    await page.locator('.review-places button', { hasText: place }).click();
    await shoot(page, `${name}-review-${index + 1}`);
  }
  await page.locator('.review-places button', { hasText: '完成情况' }).click();
}

/** The audit trail with an entry opened, and what going back to before it would change. */
async function shootHistory(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+5');
  await page.getByTitle('第 9 次录入').first().click();
  await page.getByRole('button', { name: '导出这些记录…' }).click();
  await shoot(page, `${name}-history`);
  await page.getByRole('button', { name: '恢复到这次之前…' }).click();
  await page.waitForSelector('.past-ask');
  await shoot(page, `${name}-restore`);
}

/** A command of the palette. */
async function order(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

/** A collapsed category, the filter, the columns and a larger sheet. */
async function shootSheetViews(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await shoot(page, `${name}-entry-collapsed`);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+L');
  await page.waitForSelector('.sheet-filter');
  await shoot(page, `${name}-entry-filter`);
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Escape');
  await order(page, '列：显示、宽度和冻结');
  await shoot(page, `${name}-entry-columns`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await shoot(page, `${name}-entry-larger`);
  await page.keyboard.press('Control+0');
}

async function shootViews(page: Page, name: string): Promise<void> {
  const sheet = new Sheet(page);
  await shoot(page, `${name}-entry`);
  await sheet.enter('行政村光纤通达率', 'actual-2019', '12..5');
  await shoot(page, `${name}-entry-rejected`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+g');
  await page.waitForSelector('.chart-panel svg');
  await shoot(page, `${name}-entry-panel`);
  await page.keyboard.press('Alt+g');
  await shootSheetViews(page, name);
  await shootReview(page, name);
  await shootCharts(page, name);
  await page.keyboard.press('Alt+4');
  await shoot(page, `${name}-plan`);
  await page.keyboard.press('Control+p');
  await page.waitForSelector('.print-sheet');
  await shoot(page, `${name}-print`);
  await shootHistory(page, name);
  await page.keyboard.press('Control+Shift+S');
  await shoot(page, `${name}-export`);
  await page.keyboard.press('Control+k');
  await shoot(page, `${name}-palette`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
}

async function seedPlan(): Promise<void> {
  const computer = await Computer.create();
  try {
    const page = await computer.open();
    const sheet = new Sheet(page);
    await sheet.ready();
    for (const [column, year] of ['2016', '2017', '2018'].entries()) {
      await sheet.click('互联网省际出口带宽', `actual-${year}`);
      for (const [, figures] of examples) {
        await page.keyboard.type(figures[column] ?? '');
        await page.keyboard.press('Enter');
      }
    }
    await sheet.saved();
    for (const theme of themes) {
      await setTheme(page, theme);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await shootViews(page, `${theme}-${size.width}`);
      }
    }
  } finally {
    await computer.dispose();
  }
}

/** 300 indicators of long names, given to a new workspace in place of the shipped plan. */
async function largePlanViews(): Promise<void> {
  const computer = await Computer.create();
  try {
    await computer.startHost();
    const page = await computer.newPage(await computer.startBrowser());
    const document = largePlan(300, { longNames: true }).document();
    await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: document }));
    await page.goto(computer.url);
    await new Sheet(page).ready();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await shoot(page, `large-${size.width}-entry`);
      await page.keyboard.press('Control+End');
      await shoot(page, `large-${size.width}-entry-end`);
      await page.keyboard.press('Control+Home');
    }
    await shootReview(page, 'large-1920');
    await shootCharts(page, 'large-1920');
  } finally {
    await computer.dispose();
  }
}

await mkdir(folder, { recursive: true });
await seedPlan();
await largePlanViews();
