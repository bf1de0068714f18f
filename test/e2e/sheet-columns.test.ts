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
const press = (key: string) => page.keyboard.press(key);

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

  /** Heads whose text does not fit into the place that it has. */
  const cutHeads = () =>
    page.locator('.ag-header-cell-text').evaluateAll((texts) =>
      texts
        .filter((text) => {
          const place = text.parentElement?.getBoundingClientRect();
          const { top, bottom } = text.getBoundingClientRect();
          const isLow = place !== undefined && bottom - top > place.height;
          return isLow || text.scrollWidth > text.clientWidth;
        })
        .map(({ textContent }) => textContent)
        .join(),
    );

  it('goes by keys, by Ctrl and the wheel and by the buttons below, and stays between 50 and 200 %', async () => {
    const before = await rowHeight();
    await sheet.click(bandwidth, 'actual-2016');
    await press('Control+=');
    await press('Control+Shift+Equal');
    await expect.poll(() => sheet.zoom()).toBe('125 %');
    expect(await textSize()).toBe('16.25px');
    expect(await rowHeight()).toBe(33);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(() => sheet.zoom()).toBe('150 %');
    await page.getByRole('button', { name: '缩小表格' }).click();
    await expect.poll(() => sheet.zoom()).toBe('125 %');
    await press('Control+0');
    await expect.poll(() => sheet.zoom()).toBe('100 %');
    expect(await rowHeight()).toBe(before);
    const smaller = page.getByRole('button', { name: '缩小表格' });
    await smaller.focus();
    for (let step = 0; step < 7; step += 1) await press('Enter');
    await expect.poll(() => sheet.zoom()).toBe('50 %');
    await expect.poll(() => sheet.notice()).toBe('表格已经是 50 %，不能再小。');
    await expect.poll(cutHeads).toBe('');
    expect(await smaller.evaluate((button) => button === document.activeElement)).toBe(true);
    await sheet.click(bandwidth, 'actual-2016');
    await press('Control+0');
  });

  it.each([50, 125, 200])('keeps frame, handle and editor at their cells at %i %', async (size) => {
    await press('Control+0');
    while (parseInt((await sheet.zoom()) ?? '', 10) !== size)
      await press(size > 100 ? 'Control+=' : 'Control+-');
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
    await expect.poll(() => sheet.place()).toContain('已选 3 行 × 1 列');
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

  /** What the field with the keyboard is for in the panel of columns. */
  const lane = () => page.evaluate(() => document.activeElement?.getAttribute('data-lane'));

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
    await expect.poll(() => sheet.clipboard()).toBe('16\t18');
    await press('Delete');
    await sheet.expectText(bandwidth, 'actual-2018', '');
    await choose('actual-2018', '显示全部列');
    await expect.poll(() => sheet.notice()).toBe('已显示全部列。');
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
    await expect.poll(() => sheet.place()).toContain('2017 年实际值：未填');
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

  it('keep their width while what would remember another one is not there yet', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let tries = 0;
    await page.route('**/view-commands-*.js', async (route) => {
      tries += 1;
      // It is fetched again where it could not be had.
      if (tries === 1) return route.abort();
      await held;
      await route.continue();
    });
    await page.reload();
    await sheet.ready();
    const before = await width('name');
    const narrow = async (by: number) => {
      const { x, y } = await edge('name');
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - by, y, { steps: 4 });
      await page.mouse.up();
    };
    await narrow(40);
    expect(await width('name')).toBe(before);
    release();
    await page.locator('.sheet-grid[data-has-edges]').waitFor();
    // The browser itself tells of the file that could not be had.
    expect(computer.complaints.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
    // Columns that are selected become as wide together.
    await sheet.click(bandwidth, 'actual-2016');
    await narrow(40);
    await expect.poll(() => width('name')).toBe(before - 40);
    await page.unroute('**/view-commands-*.js');
    await page.reload();
    await sheet.ready();
    await expect.poll(() => width('name')).toBe(before - 40);
    await page.locator('.sheet-grid[data-has-edges]').waitFor();
    const { x, y } = await edge('name');
    await page.mouse.dblclick(x, y);
    await expect.poll(() => width('name')).toBe(before);
  });

  it('are chosen in a panel by the keyboard, stay up to the frozen one, and are so after the program was closed', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await sheet.command('列：显示');
    const panel = page.getByRole('dialog', { name: '列：显示、宽度和冻结' });
    await panel.waitFor();
    await expect.poll(lane).toBe('show');
    await press('Space');
    await expect.poll(heads).not.toContain('category');
    await press('Tab');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    await page.keyboard.type('60');
    await press('Enter');
    await expect.poll(() => width('unit')).toBe(60);
    await expect.poll(lane).toBe('width');
    await panel.getByRole('button', { name: '显示全部列' }).press('Enter');
    await expect.poll(heads).toContain('category');
    await expect.poll(lane).toBe('show');
    await press('Space');
    await expect.poll(heads).not.toContain('category');
    await panel.getByRole('radio', { name: '冻结到2015 年基期值' }).check();
    await press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-editor');
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBeGreaterThan(0);
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(async () => (await sheet.names())[0]).toBe('信息通信能力：共 3 行，缺 15 个实际值');
    await press('Alt+Shift+ArrowRight');
    await sheet.saved();
    await computer.stopBrowser();
    await open();
    await expect.poll(heads).not.toContain('category');
    expect(await width('unit')).toBe(60);
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBeGreaterThan(0);
    await sheet.command('列：显示');
    const field = page.getByRole('textbox', { name: '单位的宽度' });
    const leave = async (text: string) => {
      await field.fill(text);
      await press('Tab');
    };
    await leave('１２０');
    await expect.poll(() => width('unit')).toBe(120);
    await leave('6');
    await expect.poll(() => width('unit')).toBe(32);
    await leave('7');
    await expect.poll(() => field.inputValue()).toBe('32');
    await leave('宽');
    await expect.poll(() => field.inputValue()).toBe('32');
    expect(await sheet.notice()).toBe('“宽”不是列宽，单位的宽度没有变。请填 32 到 800 的整数。');
    await field.fill('99');
    await press('Escape');
    expect(await field.inputValue()).toBe('32');
    await leave('');
    await expect.poll(() => width('unit')).toBe(78);
    await field.press('Escape');
    await expect.poll(() => page.locator('.sheet-columns').count()).toBe(0);
    // In a narrow window fewer columns stay.
    await sheet.click(bandwidth, 'actual-2016');
    await page.setViewportSize({ width: 600, height: 500 });
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBe(0);
    await expectOver({ row: 0, column: 'actual-2016' }, '.sheet-range', '.sheet-editor');
    await page.setViewportSize({ width: 1366, height: 768 });
    await choose('unit', '列恢复默认');
    await expect.poll(heads).toContain('category');
    await expect.poll(() => width('unit')).toBe(78);
    await expect
      .poll(() => page.locator('.ag-grid-pinned-left-cells .ag-cell[col-id="baseline"]').count())
      .toBe(0);
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
