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

  it('points stand below each other: a figure with more decimals moves its whole column', async () => {
    const decimalPoint = (indicator: string) =>
      page
        .locator('.ag-row', { hasText: new RegExp(`^\\d*${indicator}`) })
        .locator('.ag-cell[col-id="actual-2020"]')
        .evaluate((cell) => {
          const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode() as Text;
          const whole = document.createRange();
          whole.setStart(text, 0);
          whole.setEnd(text, /\d+/.exec(text.data)?.[0].length ?? 0);
          return Math.round(whole.getBoundingClientRect().right);
        });
    await sheet.enter(bandwidth, 'actual-2020', '6800');
    await sheet.enter(fibre, 'actual-2020', '99.125');
    await expect.poll(() => decimalPoint(bandwidth)).toBe(await decimalPoint(fibre));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2020', '');
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
    for (const part of ['welcome', 'top', 'name-line', 'rail']) {
      await page.keyboard.press('F6');
      await expect.poll(label).toBe(part);
    }
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

  it('paste is a command as well, and asks for its key where the page may not read the clipboard', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('3222'));
    const paste = async (): Promise<void> => {
      await sheet.click(bandwidth, 'actual-2016');
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: '命令' }).fill('粘贴');
      await page.getByText('粘贴（Ctrl+V）').click();
    };
    await paste();
    await sheet.expectText(bandwidth, 'actual-2016', '3222');
    await page.keyboard.press('Control+z');
    await page.evaluate(() => {
      navigator.clipboard.read = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await paste();
    await expect.poll(() => sheet.bubble()).toBe('这里不能直接读取剪贴板，请按 Ctrl+V 粘贴。');
    await sheet.expectText(bandwidth, 'actual-2016', '30091');
  });

  it('Ctrl+S says that everything is saved already', async () => {
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.top-notice').textContent()).toContain('已保存');
  });
});

it('what is being typed is taken, or waits with its cell, where the view is left', async () => {
  // As a screen reader or the window's menu does it: the keyboard stays in the open editor.
  const leave = async () => {
    await page
      .getByRole('button', { name: '图表', exact: true })
      .evaluate((button: HTMLElement) => button.click());
    await page.locator('.sheet-editor').waitFor({ state: 'detached' });
  };
  await sheet.click(fibre, 'actual-2019');
  await page.keyboard.type('77.5');
  await leave();
  await page.keyboard.press('Alt+1');
  await sheet.expectText(fibre, 'actual-2019', '77.5');
  await page.keyboard.type('7..5');
  await leave();
  await page.keyboard.press('Alt+1');
  await expect.poll(() => sheet.bubble()).toContain('“7..5”有不止一个小数点，原值 77.5 已保留');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await sheet.expectText(fibre, 'actual-2019', '');
});

describe('for those who have the screen read out', () => {
  it('place and content of a cell are said once for each move, and how much is selected', async () => {
    const said = () => page.locator('.sheet-announcement').textContent();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const region = document.querySelector('.sheet-announcement');
      const listen = () => heard.push(region?.textContent ?? '');
      if (region)
        new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
    });
    await sheet.click(bandwidth, 'actual-2018');
    await expect.poll(said).toBe('互联网省际出口带宽 2018 年实际值：30035 Gbps');
    for (let move = 0; move < 3; move += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(said).toBe('互联网省际出口带宽 2020 年目标值：6700 Gbps');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(said).toContain('，已选 2 行 × 1 列');
    const heard = await page.evaluate(() => Reflect.get(window, 'heard') as string[]);
    expect(new Set(heard).size).toBe(heard.length);
  });
});

describe('at 125 and 150 per cent', () => {
  it('selection, handle and editor lie exactly on their cell', async () => {
    const display = await page.context().newCDPSession(page);
    const cell = page.locator('[row-index="2"] .ag-cell[col-id="actual-2017"]');
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return box ?? { x: -1, y: -1, width: -1, height: -1 };
    };
    for (const deviceScaleFactor of [1.25, 1.5]) {
      const metrics = { width: 1093, height: 614, deviceScaleFactor, mobile: false };
      await display.send('Emulation.setDeviceMetricsOverride', metrics);
      await cell.click();
      const { x, y, width, height } = (await cell.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await expect.poll(async () => Math.abs((await boxOf('.sheet-editor')).x - x)).toBeLessThan(0.5);
      const editor = await boxOf('.sheet-editor');
      expect(
        [editor.y - y, editor.width - width, editor.height - height].every((off) => Math.abs(off) < 0.5),
      ).toBe(true);
      // The frame covers the lines before its first row and column.
      const frame = await boxOf('.sheet-range');
      expect([frame.x + 1 - x, frame.y + 1 - y].every((off) => Math.abs(off) < 0.5)).toBe(true);
      expect(Math.abs(frame.x + frame.width - x - width)).toBeLessThan(0.5);
      // Below it runs the line of the row.
      expect(Math.abs(frame.y + frame.height - 1 - y - height)).toBeLessThan(0.5);
      const handle = await boxOf('.sheet-fill-handle');
      expect(Math.abs(handle.x + 5 - frame.x - frame.width)).toBeLessThan(0.5);
      expect(Math.abs(handle.y + 5 - frame.y - frame.height)).toBeLessThan(0.5);
    }
    await display.send('Emulation.clearDeviceMetricsOverride');
    await display.detach();
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
