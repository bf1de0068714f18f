import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new Sheet(page);
  await sheet.ready();
});

beforeEach(async () => {
  await page.keyboard.press('Escape');
});

afterAll(async () => {
  await computer.dispose();
});

const bandwidth = '互联网省际出口带宽';
const fibre = '行政村光纤通达率';
const numericalControl = '关键工序数控化率';

describe('keys', () => {
  it('Tab goes right, and Enter returns to the column where the row began', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    for (const figure of ['3001', '3002', '3003']) {
      await page.keyboard.type(figure);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('3004');
    await page.keyboard.press('Enter');
    await page.keyboard.type('97.1');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2019', '3004');
    await sheet.expectText(fibre, 'actual-2016', '97.1');
  });

  it('F2 edits with a caret, Escape gives up, Delete clears, Backspace starts empty', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('5');
    await page.keyboard.press('Escape');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
    await page.keyboard.press('Backspace');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
    await page.keyboard.press('Delete');
    await sheet.expectText(bandwidth, 'actual-2016', '');
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
  });

  it('arrows commit what was typed over a cell', async () => {
    await sheet.click(numericalControl, 'actual-2017');
    await page.keyboard.type('35.5');
    await page.keyboard.press('ArrowUp');
    await sheet.expectText(numericalControl, 'actual-2017', '35.5');
  });

  it('a locked cell says why it takes nothing', async () => {
    await sheet.click(bandwidth, 'target');
    await page.keyboard.type('7');
    await expect.poll(() => sheet.bubble()).toBe('2020 年目标值来自规划文本，不在这里修改。');
    await sheet.expectText(bandwidth, 'target', '6700');
    await sheet.click('互联网普及率', 'actual-2018');
    await page.keyboard.press('Delete');
    await expect.poll(() => sheet.bubble()).toContain('请填写它下面的分指标');
  });

  it('bounds are kept as they are typed', async () => {
    await sheet.enter('家庭宽带20Mbps接入能力覆盖率', 'actual-2016', '＞96');
    await sheet.expectText('家庭宽带20Mbps接入能力覆盖率', 'actual-2016', '>96');
    await sheet.enter(fibre, 'actual-2017', '98%以上');
    await sheet.expectText(fibre, 'actual-2017', '98以上');
  });

  it('F6 leaves the sheet and comes back to it', async () => {
    await sheet.click(bandwidth, 'actual-2020');
    const label = () =>
      page.evaluate(() => document.activeElement?.closest('[data-region]')?.className ?? '');
    await page.keyboard.press('F6');
    await expect.poll(label).toBe('top');
    await page.keyboard.press('F6');
    await expect.poll(label).toBe('rail');
    await page.keyboard.press('F6');
    await page.keyboard.type('6001');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2020', '6001');
  });
});

describe('mouse', () => {
  it('a double click edits; clicking elsewhere takes the figure', async () => {
    await sheet.doubleClick(bandwidth, 'actual-2018');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('3003');
    await page.keyboard.type('5');
    await sheet.click(fibre, 'actual-2019');
    await sheet.expectText(bandwidth, 'actual-2018', '30035');
  });

  it('leaving the view takes the figure, and a rejected text waits with its cell', async () => {
    await sheet.click(numericalControl, 'actual-2018');
    await page.keyboard.type('38.25');
    await page.getByRole('button', { name: '图表', exact: true }).click();
    await page.waitForSelector('.chart-card');
    await page.getByRole('button', { name: '录入', exact: true }).click();
    await sheet.ready();
    await sheet.expectText(numericalControl, 'actual-2018', '38.25');
    await sheet.enter(numericalControl, 'actual-2019', '3八');
    await page.getByRole('button', { name: '规划', exact: true }).click();
    await page.waitForSelector('.plan-statements');
    await page.getByRole('button', { name: '录入', exact: true }).click();
    await sheet.ready();
    await sheet.click(numericalControl, 'actual-2019');
    await expect.poll(() => sheet.bubble()).toContain('“3八”不是数字');
    await page.keyboard.press('Escape');
  });

  it('a click on a merged category selects it whole', async () => {
    await page.locator('.ag-cell[col-id="category"]', { hasText: '社会应用普及程度' }).click();
    await expect.poll(() => page.locator('.sheet-active').textContent()).toBe('社会应用普及程度');
    await expect.poll(() => page.locator('#sheet-place').textContent()).toContain('类别');
  });

  it('undo, redo and the chart panel are buttons as well', async () => {
    await sheet.enter(bandwidth, 'actual-2017', '3333');
    await page.getByRole('button', { name: '撤销' }).click();
    await sheet.expectText(bandwidth, 'actual-2017', '3002');
    await page.getByRole('button', { name: '重做' }).click();
    await sheet.expectText(bandwidth, 'actual-2017', '3333');
    await page.getByRole('button', { name: '图表栏' }).click();
    await page.waitForSelector('.chart-panel svg');
    await page.getByRole('button', { name: '收起' }).click();
    expect(await page.locator('.chart-panel').count()).toBe(0);
  });
});

describe('clipboard', () => {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  it('one cell is copied, cut and pasted; what cannot be read is refused', async () => {
    await sheet.click(bandwidth, 'actual-2019');
    await page.keyboard.press('Control+c');
    await expect.poll(copied).toBe('3004');
    await sheet.click('固定宽带接入用户', 'actual-2016');
    await page.keyboard.press('Control+v');
    await sheet.expectText('固定宽带接入用户', 'actual-2016', '3004');
    await page.keyboard.press('Control+x');
    await sheet.expectText('固定宽带接入用户', 'actual-2016', '');
    await sheet.click(bandwidth, 'name');
    await page.keyboard.press('Control+c');
    await sheet.click('固定宽带接入用户', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.bubble()).toContain(`“${bandwidth}”不是数字`);
  });
});

describe('commands', () => {
  it('the palette runs a command by name and gives the keyboard back to the sheet', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('textbox', { name: '命令' });
    await search.waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
    await page.keyboard.type('3111');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2016', '3111');
    await page.keyboard.press('Control+k');
    await search.fill('撤销');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
  });

  it('Ctrl+S says that everything is saved already', async () => {
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.top-notice').textContent()).toContain('已保存');
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
