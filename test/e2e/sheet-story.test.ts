import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;
let inputMethod: CDPSession;

const bandwidth = '互联网省际出口带宽';
const fibre = '行政村光纤通达率';
const broadband = '家庭宽带20Mbps接入能力覆盖率';

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  inputMethod = await page.context().newCDPSession(page);
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
  await sheet.ready();
  await sheet.enter(bandwidth, 'actual-2016', '=3000+10');
  await sheet.enter(bandwidth, 'actual-2017', '3620');
  await sheet.enter(fibre, 'actual-2016', '97.5');
  await sheet.enter(fibre, 'actual-2017', '98.2');
});

beforeEach(async () => {
  await page.keyboard.press('Escape');
});

afterAll(async () => {
  await computer.dispose();
});

const note = () => page.locator('[data-remark="note"]');
const source = () => page.locator('[data-remark="source"]');
const status = () => page.locator('[data-remark="status"]');
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('data-remark') ?? activeElement?.className ?? '';
  });
const place = () => page.locator('#sheet-place').textContent();

async function cellOf(indicator: string, column: string) {
  const row = await sheet.rowOf(indicator);
  return page.locator(`[row-index="${row}"] .ag-cell[col-id="${column}"]`).first();
}

/** The letter that stands before a figure, as the style sheet puts it there. */
async function letterOf(indicator: string, column: string): Promise<string> {
  const cell = await cellOf(indicator, column);
  return cell.evaluate((element) => getComputedStyle(element, '::before').content.replaceAll('"', ''));
}

async function hasMark(mark: string, indicator: string, column: string): Promise<boolean> {
  const cell = await cellOf(indicator, column);
  return cell.evaluate((element, name) => element.classList.contains(name), mark);
}

describe('the details of a cell', () => {
  it('open at the note with Shift+F2; Ctrl+Enter takes it and goes back to the sheet', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await page.keyboard.press('Shift+F2');
    await expect.poll(focused).toBe('note');
    await page.keyboard.type('快报数，');
    await page.keyboard.press('Enter');
    await page.keyboard.type('未经审定');
    expect(await hasMark('sheet-noted', bandwidth, 'actual-2016')).toBe(false);
    await page.keyboard.press('Control+Enter');
    await expect.poll(focused).toBe('sheet-editor');
    await expect.poll(() => hasMark('sheet-noted', bandwidth, 'actual-2016')).toBe(true);
    expect(await hasMark('sheet-derived', bandwidth, 'actual-2016')).toBe(true);
    await expect.poll(place).toContain('有注、算式');
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => sheet.notice())
      .toContain(`撤销：改 ${bandwidth} 2016 年实际值 的注：快报数， 未经审定`);
    await expect.poll(() => hasMark('sheet-noted', bandwidth, 'actual-2016')).toBe(false);
    await page.keyboard.press('Control+y');
    await expect.poll(() => note().inputValue()).toBe('快报数，\n未经审定');
  });

  it('show value and derivation', async () => {
    await sheet.click(bandwidth, 'actual-2016');
    await expect.poll(() => page.locator('.inspector').textContent()).toContain('=3000+10，得 3010');
    expect(await page.locator('.inspector-value').textContent()).toBe('3010 Gbps');
  });

  it('give a typed text up at Escape, and take it when the field is left', async () => {
    await sheet.click(fibre, 'actual-2016');
    await source().click();
    await page.keyboard.type('年鉴');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('sheet-editor');
    await expect.poll(() => source().inputValue()).toBe('');
    await source().click();
    await page.keyboard.type('统计月报');
    await sheet.click(fibre, 'actual-2017');
    await expect.poll(() => source().inputValue()).toBe('');
    await sheet.click(fibre, 'actual-2016');
    await expect.poll(() => source().inputValue()).toBe('统计月报');
  });

  it('leave Enter to an input method that composes', async () => {
    await sheet.click(fibre, 'actual-2017');
    await source().click();
    await inputMethod.send('Input.imeSetComposition', {
      text: 'nianjian',
      selectionStart: 8,
      selectionEnd: 8,
    });
    await source().dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
    await source().dispatchEvent('keydown', { key: 'Escape', isComposing: true, keyCode: 229 });
    await inputMethod.send('Input.insertText', { text: '年鉴' });
    await expect.poll(() => source().inputValue()).toBe('年鉴');
    expect(await focused()).toBe('source');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('sheet-editor');
    await expect.poll(() => hasMark('sheet-noted', fibre, 'actual-2017')).toBe(true);
  });

  it('take a status by mouse at once, by arrows only with Enter', async () => {
    await sheet.click(fibre, 'actual-2016');
    await status().dispatchEvent('pointerdown');
    await status().selectOption('F');
    await expect.poll(() => letterOf(fibre, 'actual-2016')).toBe('F');
    await status().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => status().inputValue()).toBe('P');
    expect(await letterOf(fibre, 'actual-2016')).toBe('F');
    await page.keyboard.press('Enter');
    await expect.poll(() => letterOf(fibre, 'actual-2016')).toBe('P');
    await expect.poll(focused).toBe('sheet-editor');
    await expect.poll(place).toContain('初步数');
  });

  it('tell the last changes, newest first, and lead to all of them', async () => {
    await sheet.click(fibre, 'actual-2016');
    const changes = () => page.locator('.inspector-changes li').allTextContents();
    await expect.poll(async () => (await changes()).length).toBe(4);
    const [newest, second, third, oldest] = await changes();
    expect(newest).toContain('状态：预测数 → 初步数');
    expect(second).toContain('状态：正常 → 预测数');
    expect(third).toContain('来源：无 → 统计月报');
    expect(oldest).toContain('空 → 97.5');
    expect(oldest).toContain(`录入 ${fibre} 2016 年实际值`);
    await page.getByRole('button', { name: '查看全部历史' }).click();
    await expect.poll(() => page.locator('.history-table tbody tr').count()).toBe(4);
    await page.keyboard.press('Alt+1');
    await sheet.ready();
  });

  it('set the source of every filled figure that is selected, as one step', async () => {
    await mouse.drag(
      { row: await sheet.rowOf(bandwidth), column: 'actual-2016' },
      { row: await sheet.rowOf(broadband), column: 'actual-2018' },
    );
    await expect.poll(() => page.locator('.inspector-place').textContent()).toBe('选中 3 行 × 3 列');
    await source().click();
    await page.keyboard.type('国家统计局');
    await page.keyboard.press('Enter');
    await expect.poll(() => sheet.notice()).toBe('已改 4 个数据的来源。');
    await sheet.click(bandwidth, 'actual-2017');
    await expect.poll(() => source().inputValue()).toBe('国家统计局');
    await page.keyboard.press('Control+z');
    await sheet.click(fibre, 'actual-2016');
    await expect.poll(() => source().inputValue()).toBe('统计月报');
  });

  it('say why nothing can be said of an empty cell or of the plan’s own figure', async () => {
    await sheet.click(bandwidth, 'actual-2020');
    await expect.poll(() => page.locator('.inspector').textContent()).toContain('这一格还没有数据');
    expect(await note().count()).toBe(0);
    await page.keyboard.press('Shift+F2');
    await expect.poll(() => sheet.bubble()).toContain('这一格还没有数据');
    expect(await focused()).toBe('sheet-editor');
    await sheet.click(bandwidth, 'attribute');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.inspector').textContent()).toContain('来自规划文本，不在这里修改');
    await expect.poll(() => page.locator('.inspector-changes li').textContent()).toContain('空 → 2667');
    expect(await status().count()).toBe(0);
  });

  it('are shown and hidden with Alt+I, in the place of the chart, and remembered', async () => {
    const isShown = () => page.locator('.inspector').count();
    await page.keyboard.press('Alt+g');
    await page.waitForSelector('.chart-panel');
    await expect.poll(isShown).toBe(0);
    await page.keyboard.press('Alt+i');
    await expect.poll(isShown).toBe(1);
    expect(await page.locator('.chart-panel').count()).toBe(0);
    await sheet.saved();
    await page.reload();
    await sheet.ready();
    await expect.poll(isShown).toBe(1);
    await page.keyboard.press('Alt+i');
    await expect.poll(isShown).toBe(0);
  });
});

describe('a figure that is typed over', () => {
  it('keeps status and source; removed it takes all along, which is said and can be undone', async () => {
    await sheet.enter(fibre, 'actual-2016', '97.8');
    await sheet.expectText(fibre, 'actual-2016', '97.8');
    expect(await letterOf(fibre, 'actual-2016')).toBe('P');
    expect(await hasMark('sheet-noted', fibre, 'actual-2016')).toBe(true);
    await sheet.click(fibre, 'actual-2016');
    await page.keyboard.press('Delete');
    await sheet.expectText(fibre, 'actual-2016', '');
    await expect.poll(() => sheet.notice()).toContain('它的状态、来源也一起去掉了');
    expect(await letterOf(fibre, 'actual-2016')).toBe('none');
    await page.keyboard.press('Control+z');
    await sheet.expectText(fibre, 'actual-2016', '97.8');
    await expect.poll(() => letterOf(fibre, 'actual-2016')).toBe('P');
  });

  it('is carried with all it says when it is copied to another cell', async () => {
    await sheet.click(fibre, 'actual-2016');
    await page.keyboard.press('Control+c');
    await sheet.click(fibre, 'actual-2019');
    await page.keyboard.press('Control+v');
    await sheet.expectText(fibre, 'actual-2019', '97.8');
    await expect.poll(() => letterOf(fibre, 'actual-2019')).toBe('P');
  });
});

describe('what a figure says', () => {
  const tip = () => page.locator('.sheet-story:not([hidden])').allTextContents();

  it('is told over the cell under the mouse, and over the active cell', async () => {
    await sheet.click(broadband, 'actual-2020');
    const target = await mouse.middle({ row: await sheet.rowOf(bandwidth), column: 'actual-2016' });
    await page.mouse.move(target.x, target.y);
    await expect.poll(tip).toEqual(['注：快报数，\n未经审定算式：=3000+10，得 3010']);
    await page.mouse.move(5, 400);
    await expect.poll(tip).toEqual([]);
    await sheet.click(bandwidth, 'actual-2017');
    await page.mouse.move(5, 400);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(tip).toEqual(['注：快报数，\n未经审定算式：=3000+10，得 3010']);
    await page.keyboard.type('5');
    await expect.poll(tip).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('the menu of a cell', () => {
  const menu = () => page.getByRole('menu', { name: '单元格菜单' });
  const selectedExtent = () => page.locator('.sheet-extent').allTextContents();

  async function rightClick(indicator: string, column: string): Promise<void> {
    const { x, y } = await mouse.middle({ row: await sheet.rowOf(indicator), column });
    await page.mouse.click(x, y, { button: 'right' });
    await menu().waitFor();
  }

  it('selects the cell under the mouse first, and keeps a selection that has it', async () => {
    await sheet.click(broadband, 'actual-2020');
    await rightClick(fibre, 'actual-2016');
    await expect.poll(place).toContain(`${fibre} 2016 年实际值`);
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('sheet-editor');
    await page.keyboard.press('Shift+ArrowRight');
    await rightClick(fibre, 'actual-2017');
    await expect.poll(selectedExtent).toEqual(['已选 1 行 × 2 列']);
    await mouse.click({ row: await sheet.rowOf(broadband), column: 'actual-2016' });
    await menu().waitFor({ state: 'detached' });
    await expect.poll(place).toContain(`${broadband} 2016 年实际值`);
  });

  it('opens by Shift+F10 and the menu key, and gives a status by arrows', async () => {
    await sheet.click(fibre, 'actual-2017');
    await page.keyboard.press('ContextMenu');
    await menu().waitFor();
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+F10');
    await menu().waitFor();
    const current = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(current).toContain('剪切');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(current).toContain('状态');
    await page.keyboard.press('ArrowRight');
    await expect.poll(current).toContain('A 正常');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(current).toContain('状态');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(current).toContain('E 估计数');
    await page.keyboard.press('Enter');
    await expect.poll(() => letterOf(fibre, 'actual-2017')).toBe('E');
    await expect.poll(focused).toBe('sheet-editor');
  });

  it('is not led by a mouse that rests where it opens, and is by one that moves', async () => {
    await sheet.click(fibre, 'actual-2017');
    const cell = await page.locator('.sheet-editor').boundingBox();
    const [x, y] = [(cell?.x ?? 0) + 40, (cell?.y ?? 0) + (cell?.height ?? 0) + 60];
    await page.mouse.move(x, y);
    await page.keyboard.press('Shift+F10');
    await menu().waitFor();
    const current = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const under = await page.evaluate(
      ([left = 0, top = 0]) =>
        document.elementFromPoint(left, top)?.closest('[role="menuitem"]')?.textContent,
      [x, y],
    );
    expect(under).toBeTruthy();
    expect(under).not.toContain('剪切');
    await page.keyboard.press('ArrowDown');
    await expect.poll(current).toContain('复制');
    const group = await page.getByRole('menuitem', { name: '状态' }).boundingBox();
    await page.mouse.move((group?.x ?? 0) + 20, (group?.y ?? 0) + 10);
    await page.getByRole('menuitemradio', { name: 'B' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('sheet-editor');
  });

  it('keeps a group open for a mouse that goes to its entries the short way, across others', async () => {
    const middle = async (name: string, role: 'menuitem' | 'menuitemradio') => {
      const box = await page.getByRole(role, { name }).boundingBox();
      return { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    };
    await rightClick(fibre, 'actual-2017');
    const group = await middle('状态', 'menuitem');
    await page.mouse.move(group.x, group.y);
    await page.getByRole('menuitemradio', { name: 'I 推算数' }).waitFor();
    const entry = await middle('I 推算数', 'menuitemradio');
    await page.mouse.move(entry.x, entry.y, { steps: 15 });
    await page.mouse.click(entry.x, entry.y);
    await expect.poll(() => letterOf(fibre, 'actual-2017')).toBe('I');
    await page.keyboard.press('Control+z');
    // Where it rests on another entry, that one is meant.
    await rightClick(fibre, 'actual-2017');
    await page.mouse.move(group.x, group.y);
    await page.getByRole('menuitemradio', { name: 'I 推算数' }).waitFor();
    const other = await middle('编辑注', 'menuitem');
    await page.mouse.move(other.x, other.y, { steps: 3 });
    await expect.poll(() => page.getByRole('menuitemradio').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('sheet-editor');
    // Who goes on by keys does not mean what the mouse has crossed.
    await rightClick(fibre, 'actual-2017');
    await page.mouse.move(group.x, group.y);
    await page.getByRole('menuitemradio', { name: 'I 推算数' }).waitFor();
    await page.mouse.move(other.x, other.y);
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(500);
    expect(await page.getByRole('menuitemradio').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('sheet-editor');
  });

  it('cuts, pastes and clears', async () => {
    const choose = (name: string) => page.getByRole('menuitem', { name }).click();
    await rightClick(fibre, 'actual-2019');
    await choose('剪切');
    await sheet.expectText(fibre, 'actual-2019', '');
    await rightClick(fibre, 'actual-2020');
    await choose('粘贴');
    await sheet.expectText(fibre, 'actual-2020', '97.8');
    await expect.poll(() => letterOf(fibre, 'actual-2020')).toBe('P');
    await rightClick(fibre, 'actual-2020');
    await choose('清除');
    await sheet.expectText(fibre, 'actual-2020', '');
  });

  it('leads to the note, and to the history of the cell', async () => {
    await rightClick(fibre, 'actual-2017');
    await page.getByRole('menuitem', { name: '编辑注' }).click();
    await expect.poll(focused).toBe('note');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+i');
    await rightClick(fibre, 'actual-2017');
    await page.getByRole('menuitem', { name: '这一格的历史' }).click();
    await expect
      .poll(() => page.locator('.history-table tbody tr').first().textContent())
      .toContain('估计数');
    await page.keyboard.press('Alt+1');
    await sheet.ready();
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
