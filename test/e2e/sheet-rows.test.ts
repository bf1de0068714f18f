import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;

const bandwidth = '互联网省际出口带宽';
const phones = '移动电话用户';
const press = (key: string) => page.keyboard.press(key);

async function open(): Promise<void> {
  page = await computer.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
}

beforeAll(async () => {
  computer = await Computer.create();
  await open();
});

afterAll(async () => {
  await computer.dispose();
});

describe('collapsed categories', () => {
  it('are one line with name, rows and what is missing; the triangle and the keys put them away and back', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3000');
    await page.locator('.sheet-twisty').first().click({ button: 'right' });
    await page.getByRole('menu', { name: '单元格菜单' }).waitFor();
    expect(await page.locator('.sheet-row-collapsed').count()).toBe(0);
    await press('Escape');
    await page.locator('.sheet-twisty').first().click();
    await expect.poll(async () => (await sheet.names())[0]).toBe('共 3 行，缺 14 个实际值');
    const line = page.locator('.sheet-row-collapsed .ag-cell[col-id^="actual"]');
    expect((await line.allTextContents()).toSorted()).toEqual(['缺 2', '缺 3', '缺 3', '缺 3', '缺 3']);
    await sheet.click(phones, 'actual-2016');
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(() => sheet.place()).toContain('社会应用普及程度 2016 年实际值：缺 5');
    await page.keyboard.type('7');
    await expect.poll(() => sheet.bubble()).toContain('已收起');
    await press('Escape');
    await press('Alt+Shift+ArrowRight');
    await expect.poll(() => sheet.names()).toContain(phones);
  });

  it('are passed over by what is typed, copied and cleared', async () => {
    await sheet.enter('数字化研发设计工具普及率', 'actual-2016', '55');
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 1, column: 'actual-2016' });
    await press('Control+c');
    await expect.poll(() => sheet.clipboard()).toBe('\r\n55');
    await press('Delete');
    await sheet.expectText('数字化研发设计工具普及率', 'actual-2016', '');
    await expect.poll(async () => (await sheet.names())[0]).toBe('共 3 行，缺 14 个实际值');
    await mouse.click({ row: 0, column: 'actual-2016' });
    await press('Tab');
    await expect.poll(() => sheet.place()).toContain('数字化研发设计工具普及率 2016 年');
  });

  it('open for an indicator that is gone to, and for what is undone in them', async () => {
    await press('Control+z');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(() => sheet.names()).toContain(bandwidth);
    await sheet.expectText(bandwidth, 'actual-2016', '');
    await expect.poll(() => sheet.bubble()).toContain('现在显示出来了');
    await expect.poll(() => sheet.place()).toContain(`${bandwidth} 2016 年实际值：未填`);
    await press('Alt+Shift+ArrowLeft');
    await press('Control+g');
    await page.getByRole('combobox', { name: '转到指标' }).waitFor();
    await page.keyboard.type(bandwidth);
    await press('Enter');
    await expect.poll(() => sheet.place()).toContain(bandwidth);
  });

  it('all at once by command, and again after the program was closed', async () => {
    await sheet.command('全部收起');
    await expect.poll(() => sheet.names()).toHaveLength(4);
    await press('Control+=');
    await expect.poll(() => sheet.zoom()).toBe('110 %');
    await sheet.saved();
    await computer.stopBrowser();
    await open();
    await expect.poll(() => sheet.names()).toHaveLength(4);
    await expect.poll(() => sheet.zoom()).toBe('110 %');
    await page.locator('.sheet-row-collapsed .ag-cell[col-id="name"]').first().dblclick();
    await expect.poll(() => sheet.names()).toHaveLength(6);
    await sheet.command('全部展开');
    await expect.poll(() => sheet.names()).toHaveLength(14);
    await press('Control+0');
  });

  it('leave the sheet where it was scrolled to', async () => {
    await page.setViewportSize({ width: 1366, height: 380 });
    const top = () => page.locator('.ag-grid-viewport').evaluate((element) => element.scrollTop);
    const lines = () => page.locator('.sheet-row-collapsed').count();
    await page.mouse.move(600, 250);
    await page.mouse.wheel(0, 60);
    await expect.poll(top).toBe(60);
    await sheet.click('关键工序数控化率', 'actual-2016');
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(lines).toBeGreaterThan(0);
    expect(await top()).toBe(60);
    await press('Alt+Shift+ArrowRight');
    await expect.poll(lines).toBe(0);
    expect(await top()).toBe(60);
    // The last row of a merged category is all that is left of it on the screen, and comes into view as a whole.
    const { x } = await mouse.middle({ row: 0, column: 'category' });
    await page.mouse.click(x, (await mouse.middle({ row: 2, column: 'name' })).y + 4);
    await expect.poll(() => sheet.place()).toContain('类别：信息通信能力');
    expect(await top()).toBe(52);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

describe('a filter of rows', () => {
  const count = () => page.locator('.sheet-filter-count').textContent();

  it('is set by the keyboard, and says how many rows are shown', async () => {
    await sheet.enter(phones, 'actual-2018', '2700');
    await press('Control+Shift+L');
    await page.locator('.sheet-filter').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('全部');
    await press('Enter');
    await press('Space');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Space');
    await expect.poll(count).toBe('显示 2 / 14 行');
    const list = page.getByRole('list', { name: '类别' });
    while ((await page.evaluate(() => document.activeElement?.tagName)) !== 'SELECT') await press('Tab');
    expect(await list.count()).toBe(0);
    await page.getByRole('button', { name: '类别 信息化与工业化融合水平' }).press('Enter');
    await list.waitFor();
    await press('Escape');
    await press('Escape');
    await expect.poll(() => sheet.names()).toEqual(['数字化研发设计工具普及率', '关键工序数控化率']);
    expect(await page.locator('.sheet-row-head').allTextContents()).toEqual(['4', '5']);
    await press('Control+Shift+L');
    await press('Control+Shift+L');
    await expect.poll(() => page.locator('.sheet-filter').count()).toBe(0);
    await expect.poll(() => sheet.names()).toHaveLength(14);
  });

  it('is set by a press on the words of a category, too', async () => {
    await press('Control+Shift+L');
    await page.getByRole('button', { name: '类别 全部' }).click();
    const words = page.getByRole('list', { name: '类别' }).getByText('信息经济发展');
    const box = await words.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 6, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await expect.poll(count).toBe('显示 11 / 14 行');
    expect(await words.count()).toBe(1);
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 6, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await expect.poll(count).toBe('显示 14 / 14 行');
    // A press beside the words leaves the keyboard there as well.
    await page.mouse.click((box?.x ?? 0) - 3, (box?.y ?? 0) + (box?.height ?? 0) + 3);
    await press('Escape');
    await expect.poll(() => words.count()).toBe(0);
    await page.locator('.sheet-filter').getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => page.locator('.sheet-filter').count()).toBe(0);
  });

  it('by missing figures keeps a row that is filled in until it is set again; the heading of a row comes with it', async () => {
    await head2018('只看缺 2018 年实际值的行');
    await expect.poll(count).toBe('显示 13 / 14 行');
    expect(await sheet.names()).not.toContain(phones);
    expect(await sheet.names()).toContain('互联网普及率');
    await sheet.enter('移动宽带用户普及率', 'actual-2018', '70.4');
    await expect.poll(count).toBe('显示 13 / 14 行，其中 1 行已不符合');
    await expect.poll(() => sheet.place()).toContain('固定宽带家庭普及率');
    await sheet.expectText('移动宽带用户普及率', 'actual-2018', '70.4');
    await page.getByRole('button', { name: '重新筛选' }).click();
    await expect.poll(count).toBe('显示 12 / 14 行');
    expect(await sheet.names()).not.toContain('移动宽带用户普及率');
  });

  it('lets copy, paste, fill and Ctrl+A reach the rows that are shown, and no others', async () => {
    // 移动电话用户 between them is not shown.
    await sheet.click('固定宽带家庭普及率', 'actual-2018');
    await page.evaluate(() => navigator.clipboard.writeText('61\n62'));
    await press('Control+v');
    await sheet.expectText('固定宽带家庭普及率', 'actual-2018', '61');
    await sheet.expectText('移动电话普及率', 'actual-2018', '62');
    await expect.poll(() => sheet.notice()).toContain('中间没有显示的 1 行不变');
    await press('Control+c');
    await expect.poll(() => sheet.clipboard()).toBe('61\r\n62');
    await press('Control+a');
    await expect.poll(() => sheet.place()).toContain('已选 12 行');
    await sheet.enter('固定宽带家庭普及率', 'actual-2019', '7');
    await mouseDown('固定宽带家庭普及率', '移动电话普及率', 'actual-2019');
    await press('Control+d');
    await sheet.expectText('移动电话普及率', 'actual-2019', '7');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await sheet.expectText(phones, 'actual-2018', '2700');
    await sheet.expectText(phones, 'actual-2019', '');
  });

  it('leaves out what find looks through, which says how much it left out and shows it', async () => {
    await head2018('只看缺 2018 年实际值的行');
    await press('Control+f');
    await page.keyboard.type('2700');
    await expect
      .poll(() => page.locator('.sheet-find').textContent())
      .toContain('没有找到没有显示的行列里还有 1 个');
    await page.getByRole('button', { name: '显示全部行列' }).click();
    await expect.poll(() => page.locator('.sheet-find-count').textContent()).toBe('第 1 个，共 1 个');
    await expect.poll(() => sheet.place()).toContain(phones);
    await press('Escape');
    await expect.poll(() => page.locator('.sheet-find').count()).toBe(0);
  });

  it('shows a row that is gone to, or in which something is undone', async () => {
    await head2018('只看缺 2018 年实际值的行');
    await expect.poll(() => sheet.names()).not.toContain(phones);
    await press('Control+g');
    await page.getByRole('combobox', { name: '转到指标' }).waitFor();
    await page.keyboard.type('yddhyh');
    await expect.poll(() => page.locator('#sheet-go-to-list li').count()).toBe(1);
    await press('Enter');
    await expect.poll(() => sheet.place()).toContain(phones);
    await expect.poll(() => sheet.bubble()).toContain('本来没有显示');
    await page.getByRole('button', { name: '重新筛选' }).click();
    await expect.poll(() => sheet.names()).not.toContain('固定宽带家庭普及率');
    await press('Control+z');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(() => sheet.names()).toContain('固定宽带家庭普及率');
    await sheet.expectText('固定宽带家庭普及率', 'actual-2018', '');
  });

  it('by marks finds what was not accepted, and says where nothing is found', async () => {
    await sheet.enter('固定宽带家庭普及率', 'actual-2016', '1..2');
    await page.getByRole('checkbox', { name: '有没被接受的输入' }).check();
    await expect.poll(count).toBe('显示 2 / 14 行');
    await sheet.click('固定宽带家庭普及率', 'actual-2016');
    await press('Escape');
    await expect.poll(count).toBe('显示 2 / 14 行，其中 1 行已不符合');
    await page.getByRole('checkbox', { name: '有没被接受的输入' }).uncheck();
    await page.getByRole('checkbox', { name: '有注' }).check();
    await expect.poll(count).toBe('显示 0 / 14 行');
    await expect.poll(() => sheet.names()).toEqual(['没有符合筛选条件的行']);
    await page.locator('.ag-cell[col-id="actual-2016"]').click();
    await page.keyboard.type('5');
    await expect.poll(() => sheet.bubble()).toContain('没有符合筛选条件的行');
    await press('Escape');
  });

  it('is the same after the program was closed, and goes with one button', async () => {
    await sheet.saved();
    await computer.stopBrowser();
    await open();
    await expect.poll(count).toBe('显示 0 / 14 行');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => sheet.names()).toHaveLength(14);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-editor');
  });

  async function head2018(entry: string): Promise<void> {
    await page.locator('.ag-header-cell[col-id="actual-2018"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: entry }).click();
  }

  async function mouseDown(from: string, to: string, column: string): Promise<void> {
    await mouse.drag({ row: await sheet.rowOf(from), column }, { row: await sheet.rowOf(to), column });
  }
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
