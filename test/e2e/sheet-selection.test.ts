import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { largePlan } from '../builders/plan';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;

/** 60 indicators in categories of 25 rows, each with a heading over three sub-indicators. */
beforeAll(async () => {
  computer = await Computer.create();
  await computer.startHost();
  page = await computer.newPage(await computer.startBrowser());
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const document = largePlan(60).document();
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: document }));
  await page.goto(computer.url);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
});

beforeEach(async () => {
  await page.keyboard.press('Control+Home');
});

afterAll(async () => {
  await computer.dispose();
});

const status = async (): Promise<string> =>
  (await page.locator('.sheet-status').textContent())?.replaceAll(/\s+/g, ' ') ?? '';
async function expectStatus(text: string): Promise<void> {
  await expect.poll(status).toContain(text);
}
const active = async (): Promise<string> =>
  await page
    .locator('.sheet-active')
    .evaluateAll((cells) =>
      cells
        .map(
          (cell) =>
            `${cell.closest('[row-index]')?.getAttribute('row-index')}/${cell.getAttribute('col-id')}`,
        )
        .join(),
    );
async function expectActive(place: string): Promise<void> {
  await expect.poll(active).toBe(place);
}

describe('with the mouse', () => {
  it('a drag selects a rectangle with one frame round it, and Shift+click moves its corner', async () => {
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 4, column: 'actual-2018' });
    await expectStatus('已选 4 行 × 3 列');
    await expectActive('1/actual-2016');
    const frame = await page.locator('.sheet-range').boundingBox();
    const first = await mouse.middle({ row: 1, column: 'actual-2016' });
    const last = await mouse.middle({ row: 4, column: 'actual-2018' });
    expect(frame && frame.x < first.x && frame.y < first.y).toBe(true);
    expect(frame && frame.x + frame.width > last.x && frame.y + frame.height > last.y).toBe(true);
    await mouse.clickWith('Shift', { row: 2, column: 'actual-2019' });
    await expectStatus('已选 2 行 × 4 列');
  });

  it('Ctrl+click adds ranges, and takes cells out that are selected', async () => {
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 2, column: 'actual-2017' });
    await mouse.clickWith('Control', { row: 6, column: 'actual-2019' });
    await expectStatus('已选 2 块，共 5 格');
    expect(await page.locator('.sheet-range').count()).toBe(2);
    await mouse.clickWith('Control', { row: 2, column: 'actual-2017' });
    await expectStatus('共 4 格');
    await expectActive('6/actual-2019');
    await mouse.clickWith('Control', { row: 6, column: 'actual-2019' });
    await expectStatus('共 3 格');
    await expectActive('2/actual-2016');
  });

  it('ranges that overlap count each cell once', async () => {
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 2, column: 'actual-2017' });
    await page.keyboard.down('Control');
    await mouse.drag({ row: 3, column: 'actual-2018' }, { row: 2, column: 'actual-2017' });
    await page.keyboard.up('Control');
    await expectStatus('已选 2 块，共 7 格');
  });

  it('heads select whole columns and rows, the corner everything', async () => {
    await mouse.clickHead('actual-2017');
    await expectStatus('已选 63 行 × 1 列');
    await page.keyboard.down('Shift');
    await mouse.clickHead('actual-2019');
    await page.keyboard.up('Shift');
    await expectStatus('已选 63 行 × 3 列');
    await page.locator('.ag-header-group-cell.sheet-head-group').click();
    await expectStatus('已选 63 行 × 5 列');
    await mouse.drag({ row: 2, column: 'row-header' }, { row: 4, column: 'row-header' });
    await expectStatus('已选 3 行 × 12 列');
    await page.locator('.ag-header-cell[col-id="row-header"]').click();
    await expectStatus('已选 63 行 × 12 列');
  });

  it('a drag beyond the edge scrolls on', async () => {
    const { x, y } = await mouse.middle({ row: 3, column: 'actual-2016' });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, 767, { steps: 3 });
    await expect.poll(() => page.locator('[row-index="62"]').count()).toBeGreaterThan(0);
    await expectStatus('已选 60 行 × 1 列');
    await page.mouse.up();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.locator('.top-notice').textContent()).toBe('已清除 53 个数据。');
    await page.keyboard.press('Control+z');
    await expectStatus('已选 60 行 × 1 列');
  });

  describe('of several ranges, after undo', () => {
    const cleared = () => page.locator('.top-notice').textContent();

    it('is the same rows again, and not the category that they belong to', async () => {
      await mouse.click({ row: 3, column: 'row-header' });
      await mouse.clickWith('Control', { row: 6, column: 'row-header' });
      await expectStatus('2 块，共');
      const before = await sheet.place();
      await page.keyboard.press('Delete');
      await expect.poll(cleared).toMatch(/^已清除 \d+ 个数据/);
      const told = await cleared();
      await page.keyboard.press('Control+z');
      await expect.poll(() => sheet.place()).toBe(before);
      await page.keyboard.press('Delete');
      await expect.poll(cleared).toBe(told);
      await page.keyboard.press('Control+z');
    });

    it('spares again the cell that was taken out of it', async () => {
      await mouse.click({ row: 3, column: 'actual-2016' });
      await page.keyboard.press('Control+a');
      await mouse.clickWith('Control', { row: 4, column: 'actual-2017' });
      await expectStatus('4 块，共');
      await page.keyboard.press('Delete');
      await expect.poll(cleared).toMatch(/^已清除 \d+ 个数据/);
      const [told, spared] = [await cleared(), await sheet.text('指标4', 'actual-2017')];
      expect(spared).not.toBe('');
      await page.keyboard.press('Control+z');
      await expectStatus('4 块，共');
      await page.keyboard.press('Delete');
      await expect.poll(cleared).toBe(told);
      expect(await sheet.text('指标4', 'actual-2017')).toBe(spared);
      await page.keyboard.press('Control+z');
    });

    it('is all of it where a status was set in it, and not what lies between', async () => {
      await mouse.click({ row: 6, column: 'actual-2016' });
      await mouse.clickWith('Control', { row: 8, column: 'actual-2020' });
      await mouse.clickWith('Control', { row: 12, column: 'actual-2016' });
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: '状态' }).click();
      await page.getByRole('menuitem', { name: 'P 初步数' }).click();
      await expect.poll(cleared).toMatch(/^已改 2 个数据的状态/);
      await page.keyboard.press('Control+z');
      await expect.poll(cleared).toContain('撤销');
      await expectStatus('3 块，共 3 格');
    });

    it('is the one cell that was typed into', async () => {
      await mouse.click({ row: 6, column: 'actual-2018' });
      await page.keyboard.type('54');
      await page.keyboard.press('Tab');
      await mouse.clickWith('Control', { row: 4, column: 'actual-2020' });
      await page.keyboard.type('55');
      await page.getByRole('button', { name: '撤销', exact: true }).click();
      await expect.poll(() => sheet.place()).toContain('2020 年实际值');
      await expect.poll(() => page.locator('.sheet-range').count()).toBe(1);
      await page.keyboard.press('Control+z');
    });
  });

  it('a drag beyond the right edge scrolls sideways, and back under the frozen columns', async () => {
    await page.setViewportSize({ width: 760, height: 768 });
    const shown = (column: string) =>
      page.locator(`.ag-cell[col-id="${column}"]`).evaluateAll((cells) => {
        const box = cells[0]?.getBoundingClientRect();
        return box !== undefined && box.right <= innerWidth + 1;
      });
    await expect.poll(() => shown('target')).toBe(false);
    const { x, y } = await mouse.middle({ row: 3, column: 'baseline' });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(759, y, { steps: 3 });
    await expect.poll(() => shown('target')).toBe(true);
    await expectStatus('已选 1 行 × 7 列');
    const frozen = await mouse.middle({ row: 3, column: 'name' });
    await page.mouse.move(frozen.x, frozen.y, { steps: 3 });
    await expect
      .poll(() => page.locator('.ag-body-horizontal-scroll-viewport').evaluate((bar) => bar.scrollLeft))
      .toBe(0);
    await page.mouse.up();
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('the active cell stays in view in a smaller window, and stays away where it was scrolled away', async () => {
    const viewport = page.locator('.ag-grid-viewport');
    const top = () => viewport.evaluate((element) => element.scrollTop);
    const isSeen = () =>
      viewport.evaluate((element) => {
        const cell = element.querySelector('.sheet-active')?.getBoundingClientRect();
        const room = element.getBoundingClientRect();
        return cell !== undefined && cell.bottom <= room.bottom + 1 && cell.top >= room.top;
      });
    await mouse.click({ row: 15, column: 'actual-2016' });
    await page.setViewportSize({ width: 1366, height: 480 });
    await expect.poll(isSeen).toBe(true);
    await page.mouse.move(600, 250);
    await page.mouse.wheel(0, 700);
    await expect.poll(top).toBeGreaterThan(600);
    const before = await top();
    await page.setViewportSize({ width: 1366, height: 440 });
    await expect.poll(() => viewport.evaluate((element) => element.clientHeight)).toBeLessThan(360);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.waitForTimeout(200);
    expect(await top()).toBe(before);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('a merged category is selected whole, and a range that touches it takes it in whole', async () => {
    await page.locator('.ag-cell[col-id="category"]').first().click();
    await expectActive('0/category');
    const category = await page.locator('.ag-cell[col-id="category"]').first().boundingBox();
    const frame = await page.locator('.sheet-range').boundingBox();
    expect(Math.abs((frame?.height ?? 0) - (category?.height ?? 99))).toBeLessThanOrEqual(2);
    await mouse.drag({ row: 3, column: 'number' }, { row: 4, column: 'number' });
    await page.keyboard.press('Shift+ArrowLeft');
    await expectStatus('已选 25 行 × 2 列');
  });
});

describe('with the keyboard', () => {
  it('Shift extends, also by page, to the ends of the row and of the sheet', async () => {
    await mouse.click({ row: 5, column: 'actual-2017' });
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expectStatus('已选 2 行 × 2 列');
    await page.keyboard.press('Shift+End');
    await expectStatus('已选 2 行 × 5 列');
    await page.keyboard.press('Control+Shift+End');
    await expectStatus('已选 58 行 × 5 列');
    await expectActive('5/actual-2017');
  });

  it('Ctrl and arrows lead to the edges of the data, with Shift they take it in', async () => {
    await mouse.click({ row: 1, column: 'actual-2016' });
    await page.keyboard.press('Control+ArrowRight');
    await expectActive('1/actual-2018');
    await page.keyboard.press('Control+ArrowRight');
    await expectActive('1/target');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expectStatus('列');
    await mouse.click({ row: 1, column: 'actual-2016' });
    await page.keyboard.press('Control+ArrowDown');
    await expectActive('10/actual-2016');
    await page.keyboard.press('Control+Shift+ArrowUp');
    await expectStatus('已选 10 行 × 1 列');
  });

  it('Ctrl+A selects everything, Shift+space the row, Ctrl+space the column', async () => {
    await mouse.click({ row: 1, column: 'actual-2016' });
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+Space');
    await expectStatus('已选 2 行 × 12 列');
    await mouse.click({ row: 1, column: 'actual-2016' });
    await page.keyboard.press('Control+Space');
    await expectStatus('已选 63 行 × 1 列');
    await page.keyboard.press('Control+a');
    await expectStatus('已选 63 行 × 12 列');
  });

  it('Enter and Tab go round inside a selection, past cells that take nothing, and typing goes there', async () => {
    // Row 0 is a heading.
    await mouse.drag({ row: 0, column: 'actual-2019' }, { row: 2, column: 'actual-2020' });
    const typed = ['11', '12', '13', '14'];
    await page.keyboard.press('Tab');
    for (const text of typed) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await expectActive('1/actual-2019');
    await sheet.expectText('指标1', 'actual-2019', '11');
    await sheet.expectText('指标1', 'actual-2020', '12');
    await sheet.expectText('指标2', 'actual-2020', '14');
    await page.keyboard.press('Enter');
    await expectActive('2/actual-2019');
    await page.keyboard.press('Shift+Tab');
    await expectActive('1/actual-2020');
    await expectStatus('已选 3 行 × 2 列');
  });
});

describe('the line below', () => {
  it('adds up like units exactly, and offers no sum of unlike ones', async () => {
    await sheet.enter('指标1', 'actual-2016', '0.1');
    await sheet.enter('指标1', 'actual-2017', '0.2');
    await sheet.enter('指标1', 'actual-2018', '>95');
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 1, column: 'actual-2018' });
    await expectStatus('计数 3其中 1 个不是确数，不参加计算求和 0.3平均 0.15最小 0.1最大 0.2');
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 2, column: 'actual-2016' });
    await expectStatus('单位不同，不求和');
    expect(await status()).not.toContain('求和 ');
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
