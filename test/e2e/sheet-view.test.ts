import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GridMouse, type CellName } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;

const bandwidth = '互联网省际出口带宽';
const phones = '移动电话用户';
const press = (key: string) => page.keyboard.press(key);
/** The names on the screen, from top to bottom. */
const names = () =>
  page.locator('.ag-cell[col-id="name"]').evaluateAll((cells) =>
    cells
      .map((cell) => ({
        row: Number(cell.closest('[row-index]')?.getAttribute('row-index')),
        text: cell.textContent ?? '',
      }))
      .sort((a, b) => a.row - b.row)
      .map(({ text }) => text),
  );
const place = async () => (await page.locator('#sheet-place').textContent())?.replaceAll(/\s+/g, ' ') ?? '';
const notice = () => page.locator('.top-notice').textContent();
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
const zoom = () => page.locator('.sheet-zoom button').nth(1).textContent();

/** Runs a command by a part of its name. */
async function command(name: string): Promise<void> {
  await press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill(name);
  await press('Enter');
}

async function open(): Promise<void> {
  page = await computer.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
}

/** The edges of what lies over a cell are those of the cell, within the lines between cells. */
async function expectOver(cell: CellName, ...overlays: readonly string[]): Promise<void> {
  const under = page.locator(`[row-index="${cell.row}"] .ag-cell[col-id="${cell.column}"]`).first();
  for (const overlay of overlays)
    await expect
      .poll(async () => {
        const box = await under.boundingBox();
        const over = await page.locator(overlay).first().boundingBox();
        if (!box || !over) return 'not there';
        const gaps = [
          over.x - box.x,
          over.y - box.y,
          over.x + over.width - box.x - box.width,
          over.y + over.height - box.y - box.height,
        ];
        return gaps.every((gap) => Math.abs(gap) <= 1.5) ? 'over it' : gaps.join();
      })
      .toBe('over it');
}

beforeAll(async () => {
  computer = await Computer.create();
  await open();
});

afterAll(async () => {
  await computer.dispose();
});

describe('zoom', () => {
  const rowHeight = async () => (await page.locator('.ag-row[row-index="0"]').first().boundingBox())?.height;
  const textSize = () =>
    page
      .locator('.ag-cell[col-id="name"]')
      .first()
      .evaluate((cell) => getComputedStyle(cell).fontSize);

  it('goes by keys, by Ctrl and the wheel and by the buttons below, and stays between 50 and 200 %', async () => {
    const before = await rowHeight();
    await sheet.click(bandwidth, 'actual-2016');
    await press('Control+=');
    await press('Control+Shift+Equal');
    await expect.poll(zoom).toBe('125 %');
    expect(await textSize()).toBe('16.25px');
    expect(await rowHeight()).toBe(33);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(zoom).toBe('150 %');
    await page.getByRole('button', { name: '缩小表格' }).click();
    await expect.poll(zoom).toBe('125 %');
    await press('Control+0');
    await expect.poll(zoom).toBe('100 %');
    expect(await rowHeight()).toBe(before);
    for (let step = 0; step < 7; step += 1) await press('Control+-');
    await expect.poll(zoom).toBe('50 %');
    await expect.poll(notice).toBe('表格已经是 50 %，不能再小。');
    await press('Control+0');
  });

  it.each([50, 125, 200])('keeps frame, handle and editor at their cells at %i %', async (size) => {
    await press('Control+0');
    while (parseInt((await zoom()) ?? '', 10) !== size) await press(size > 100 ? 'Control+=' : 'Control+-');
    const cell = { row: 1, column: 'actual-2016' };
    await sheet.click('行政村光纤通达率', 'actual-2016');
    await expectOver(cell, '.sheet-range');
    const handle = await page.locator('.sheet-fill-handle').boundingBox();
    const frame = await page.locator('.sheet-range').boundingBox();
    expect(Math.abs((handle?.x ?? 0) + 4 - (frame?.x ?? 0) - (frame?.width ?? 0))).toBeLessThanOrEqual(2);
    await page.keyboard.type('9x');
    await expectOver(cell, '.sheet-editor');
    await press('Enter');
    await mouse.click(cell);
    const bubble = await page.locator('.sheet-bubble').boundingBox();
    const box = await page.locator('.sheet-range').boundingBox();
    expect(Math.abs((bubble?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0))).toBeLessThan(10);
    await press('Escape');
    await press('End');
    await expectOver({ row: 1, column: 'target' }, '.sheet-range');
    await sheet.click('行政村光纤通达率', 'actual-2016');
    await mouse.drag(cell, { row: 3, column: 'actual-2016' });
    await expect.poll(place).toContain('已选 3 行 × 1 列');
    await press('Control+0');
  });
});

describe('collapsed categories', () => {
  it('are one line with name, rows and what is missing; the triangle and the keys put them away and back', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3000');
    await page.locator('.sheet-twisty').first().click();
    await expect.poll(async () => (await names())[0]).toBe('共 3 行，缺 14 个实际值');
    const line = page.locator('.sheet-row-collapsed .ag-cell[col-id^="actual"]');
    expect((await line.allTextContents()).toSorted()).toEqual(['缺 2', '缺 3', '缺 3', '缺 3', '缺 3']);
    await sheet.click(phones, 'actual-2016');
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(place).toContain('社会应用普及程度 2016 年实际值：缺 5');
    await page.keyboard.type('7');
    await expect.poll(() => sheet.bubble()).toContain('已收起');
    await press('Escape');
    await press('Alt+Shift+ArrowRight');
    await expect.poll(names).toContain(phones);
  });

  it('are passed over by what is typed, copied and cleared', async () => {
    await sheet.enter('数字化研发设计工具普及率', 'actual-2016', '55');
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 1, column: 'actual-2016' });
    await press('Control+c');
    await expect.poll(clipboard).toBe('\r\n55');
    await press('Delete');
    await sheet.expectText('数字化研发设计工具普及率', 'actual-2016', '');
    await expect.poll(async () => (await names())[0]).toBe('共 3 行，缺 14 个实际值');
    await mouse.click({ row: 0, column: 'actual-2016' });
    await press('Tab');
    await expect.poll(place).toContain('数字化研发设计工具普及率 2016 年');
  });

  it('open for an indicator that is gone to, and for what is undone in them', async () => {
    await press('Control+z');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(names).toContain(bandwidth);
    await sheet.expectText(bandwidth, 'actual-2016', '');
    await expect.poll(() => sheet.bubble()).toContain('现在显示出来了');
    await expect.poll(place).toContain(`${bandwidth} 2016 年实际值：未填`);
    await press('Alt+Shift+ArrowLeft');
    await press('Control+g');
    await page.getByRole('combobox', { name: '转到指标' }).waitFor();
    await page.keyboard.type(bandwidth);
    await press('Enter');
    await expect.poll(place).toContain(bandwidth);
  });

  it('all at once by command, and again after the program was closed', async () => {
    await command('全部收起');
    await expect.poll(names).toHaveLength(4);
    await press('Control+=');
    await expect.poll(zoom).toBe('110 %');
    await sheet.saved();
    await computer.stopBrowser();
    await open();
    await expect.poll(names).toHaveLength(4);
    await expect.poll(zoom).toBe('110 %');
    await page.locator('.sheet-row-collapsed .ag-cell[col-id="name"]').first().dblclick();
    await expect.poll(names).toHaveLength(6);
    await command('全部展开');
    await expect.poll(names).toHaveLength(14);
    await press('Control+0');
  });
});

describe('columns', () => {
  const heads = () =>
    page.locator('.ag-header-cell:not([col-id="row-header"])').evaluateAll((cells) =>
      cells
        .map((cell) => ({ id: cell.getAttribute('col-id'), left: cell.getBoundingClientRect().left }))
        .sort((a, b) => a.left - b.left)
        .map(({ id }) => id)
        .join(' '),
    );
  const head = (column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);
  const width = async (column: string) => Math.round((await head(column).boundingBox())?.width ?? 0);
  const edge = async (column: string) => {
    const box = await head(column).locator('.ag-header-cell-resize').boundingBox();
    if (!box) throw new Error(`${column} has no edge`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const choose = async (column: string, entry: string) => {
    await head(column).click({ button: 'right' });
    await page.getByRole('menuitem', { name: entry }).click();
  };

  it('are hidden by their menu, and passed over by what is copied, pasted and cleared', async () => {
    await sheet.enter(bandwidth, 'actual-2017', '1717');
    await choose('actual-2017', '隐藏选中的列');
    await expect.poll(heads).not.toContain('actual-2017');
    await sheet.click(bandwidth, 'actual-2016');
    await page.evaluate(() => navigator.clipboard.writeText('16\t18'));
    await press('Control+v');
    await sheet.expectText(bandwidth, 'actual-2016', '16');
    await sheet.expectText(bandwidth, 'actual-2018', '18');
    await press('Control+c');
    await expect.poll(clipboard).toBe('16\t18');
    await press('Delete');
    await sheet.expectText(bandwidth, 'actual-2018', '');
    await choose('actual-2018', '显示全部列');
    await sheet.expectText(bandwidth, 'actual-2017', '1717');
    await press('Control+z');
    await press('Control+z');
    await press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2017', '');
  });

  it('come back for what is undone in them', async () => {
    await sheet.enter(bandwidth, 'actual-2017', '1717');
    await choose('actual-2017', '隐藏选中的列');
    await expect.poll(heads).not.toContain('actual-2017');
    await press('Control+z');
    await expect.poll(heads).toContain('actual-2017');
    await expect.poll(place).toContain('2017 年实际值：未填');
  });

  it('are as wide as their edge is dragged, or as what they hold after a double click', async () => {
    const before = await width('name');
    const { x, y } = await edge('name');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 80, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => width('name')).toBe(before - 80);
    const narrow = page.locator('.ag-row', { hasText: '家庭宽带20Mbps接入能力覆盖率' }).first();
    await expect.poll(async () => (await narrow.boundingBox())?.height).toBe(42);
    const at = await edge('name');
    await page.mouse.dblclick(at.x, at.y);
    await expect.poll(() => width('name')).toBeGreaterThan(before - 80);
    await expect.poll(async () => (await narrow.boundingBox())?.height).toBe(26);
    const name = page.locator('.ag-cell[col-id="name"]', { hasText: '家庭宽带20Mbps接入能力覆盖率' }).first();
    expect(await name.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
  });

  it('are chosen in a panel by the keyboard, stay up to the frozen one, and are so after the program was closed', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await command('列：显示');
    const panel = page.getByRole('dialog', { name: '列：显示、宽度和冻结' });
    await panel.waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-lane')))
      .toBe('show');
    await press('Space');
    await expect.poll(heads).not.toContain('category');
    await press('Tab');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    await page.keyboard.type('60');
    await press('Enter');
    await expect.poll(() => width('unit')).toBe(60);
    await panel.getByRole('radio', { name: '冻结到2015 年基期值' }).check();
    await press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-editor');
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBeGreaterThan(0);
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(async () => (await names())[0]).toBe('信息通信能力：共 3 行，缺 15 个实际值');
    await press('Alt+Shift+ArrowRight');
    await sheet.saved();
    await computer.stopBrowser();
    await open();
    await expect.poll(heads).not.toContain('category');
    expect(await width('unit')).toBe(60);
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBeGreaterThan(0);
    await choose('unit', '列恢复默认');
    await expect.poll(heads).toContain('category');
    await expect.poll(() => width('unit')).toBe(78);
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBe(0);
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
    await press('Escape');
    await press('Escape');
    await expect.poll(names).toEqual(['数字化研发设计工具普及率', '关键工序数控化率']);
    expect(await page.locator('.sheet-row-head').allTextContents()).toEqual(['4', '5']);
    await press('Control+Shift+L');
    await press('Control+Shift+L');
    await expect.poll(() => page.locator('.sheet-filter').count()).toBe(0);
    await expect.poll(names).toHaveLength(14);
  });

  it('by missing figures keeps a row that is filled in until it is set again; the heading of a row comes with it', async () => {
    await head2018('只看缺 2018 年实际值的行');
    await expect.poll(count).toBe('显示 13 / 14 行');
    expect(await names()).not.toContain(phones);
    expect(await names()).toContain('互联网普及率');
    await sheet.enter('移动宽带用户普及率', 'actual-2018', '70.4');
    await expect.poll(count).toBe('显示 13 / 14 行，其中 1 行已不符合');
    await expect.poll(place).toContain('固定宽带家庭普及率');
    await sheet.expectText('移动宽带用户普及率', 'actual-2018', '70.4');
    await page.getByRole('button', { name: '重新筛选' }).click();
    await expect.poll(count).toBe('显示 12 / 14 行');
    expect(await names()).not.toContain('移动宽带用户普及率');
  });

  it('lets copy, paste, fill and Ctrl+A reach the rows that are shown, and no others', async () => {
    // 移动电话用户 between them is not shown.
    await sheet.click('固定宽带家庭普及率', 'actual-2018');
    await page.evaluate(() => navigator.clipboard.writeText('61\n62'));
    await press('Control+v');
    await sheet.expectText('固定宽带家庭普及率', 'actual-2018', '61');
    await sheet.expectText('移动电话普及率', 'actual-2018', '62');
    await expect.poll(notice).toContain('中间没有显示的 1 行不变');
    await press('Control+c');
    await expect.poll(clipboard).toBe('61\r\n62');
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
    await expect.poll(() => page.locator('.sheet-find-count').textContent()).toBe('共 1 个');
    await press('F3');
    await expect.poll(place).toContain(phones);
    await press('Escape');
  });

  it('shows a row that is gone to, or in which something is undone', async () => {
    await head2018('只看缺 2018 年实际值的行');
    await expect.poll(names).not.toContain(phones);
    await press('Control+g');
    await page.getByRole('combobox', { name: '转到指标' }).waitFor();
    await page.keyboard.type('yddhyh');
    await expect.poll(() => page.locator('#sheet-go-to-list li').count()).toBe(1);
    await press('Enter');
    await expect.poll(place).toContain(phones);
    await expect.poll(() => sheet.bubble()).toContain('本来没有显示');
    await page.getByRole('button', { name: '重新筛选' }).click();
    await expect.poll(names).not.toContain('固定宽带家庭普及率');
    await press('Control+z');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(names).toContain('固定宽带家庭普及率');
    await sheet.expectText('固定宽带家庭普及率', 'actual-2018', '');
  });

  it('by marks finds what was not accepted, and says where nothing is found', async () => {
    await sheet.enter('固定宽带家庭普及率', 'actual-2016', '1..2');
    await page.getByRole('checkbox', { name: '有没被接受的输入' }).check();
    await expect.poll(count).toBe('显示 2 / 14 行');
    await page.getByRole('checkbox', { name: '有没被接受的输入' }).uncheck();
    await page.getByRole('checkbox', { name: '有注' }).check();
    await expect.poll(count).toBe('显示 0 / 14 行');
    await expect.poll(names).toEqual(['没有符合筛选条件的行']);
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
    await expect.poll(names).toHaveLength(14);
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
