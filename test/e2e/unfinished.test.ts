import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

afterAll(async () => {
  await computer.dispose();
});

const bandwidth = '互联网省际出口带宽';
const fibre = '行政村光纤通达率';
const editor = () => page.locator('.sheet-editor').inputValue();

const fullDisk = { ok: { state: 'failed', fault: 'diskFull', detail: 'ENOSPC' } };

async function withFullDisk(work: () => Promise<void>): Promise<void> {
  // What was done before is not what fails.
  await sheet.saved();
  await page.route('**/call/journal.append', (route) => route.fulfill({ json: fullDisk }));
  await work();
  await page.unroute('**/call/journal.append');
  await page.getByRole('button', { name: '重试保存' }).click();
  await sheet.saved();
}

describe('text that waits in the editor', () => {
  it('never mixes with what is typed later', async () => {
    await withFullDisk(async () => {
      await sheet.enter(bandwidth, 'actual-2016', '3010');
      await page.waitForSelector('.banner');
      await page.keyboard.type('97');
      await page.keyboard.press('Enter');
      await expect.poll(editor).toBe('97');
    });
    await page.getByRole('button', { name: '撤销' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.type('5');
    await expect.poll(editor).toBe('5');
    await page.keyboard.press('Escape');
  });

  it('is kept with its cell when the view changes', async () => {
    await withFullDisk(async () => {
      await sheet.enter(bandwidth, 'actual-2017', '3020');
      await page.waitForSelector('.banner');
      await page.keyboard.type('88');
      await page.keyboard.press('Alt+4');
      await page.waitForSelector('.plan-statements');
      await page.keyboard.press('Alt+1');
      await sheet.ready();
    });
    await sheet.click(fibre, 'actual-2017');
    await expect.poll(() => sheet.bubble()).toContain('“88”还没有存上');
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await sheet.expectText(fibre, 'actual-2017', '88');
  });

  it('outlives a change to another window', async () => {
    await sheet.click(bandwidth, 'actual-2018');
    await page.keyboard.type('12');
    await page.locator('.sheet-editor').evaluate((element) => element.dispatchEvent(new FocusEvent('blur')));
    await page.keyboard.type('34');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2018', '1234');
  });
});

describe('the keyboard stays with the sheet', () => {
  it('after a click on a button above it', async () => {
    await sheet.enter(bandwidth, 'actual-2019', '5001');
    await page.getByRole('button', { name: '撤销' }).click();
    await sheet.expectText(bandwidth, 'actual-2019', '');
    await page.keyboard.type('4000');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2019', '4000');
  });

  it('from the moment the palette closes', async () => {
    await sheet.click(bandwidth, 'actual-2020');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: '命令' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('3111');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2020', '3111');
  });

  it('after the first line was put away', async () => {
    await sheet.click(bandwidth, 'actual-2020');
    await page.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.type('3112');
    await page.keyboard.press('Enter');
    await sheet.expectText(bandwidth, 'actual-2020', '3112');
  });
});

describe('commands take what is being typed first', () => {
  it('Ctrl+S', async () => {
    await sheet.click(fibre, 'actual-2018');
    await page.keyboard.type('98.5');
    await page.keyboard.press('Control+s');
    await sheet.expectText(fibre, 'actual-2018', '98.5');
    await expect.poll(() => page.locator('.top-notice').textContent()).toContain('全部数据已保存');
  });

  it('but a text field undoes its own text', async () => {
    await page.keyboard.press('Control+Shift+S');
    const name = page.getByLabel('文件名');
    await name.press('End');
    await page.keyboard.type('x');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Alt+1');
    await sheet.ready();
    await sheet.expectText(fibre, 'actual-2018', '98.5');
  });
});

it('a figure is committed with strict durability: 已保存 means that it is on the disk', async () => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Reflect.set(window, 'asked', asked);
    const prototype = IDBDatabase.prototype;
    const original = Reflect.get(prototype, 'transaction') as typeof prototype.transaction;
    prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
      if (mode === 'readwrite') asked.push(options?.durability ?? 'default');
      return original.call(this, stores, mode, options);
    };
  });
  await page.reload();
  await sheet.ready();
  await sheet.enter(bandwidth, 'actual-2016', '3011');
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'asked') as string[])).toEqual(['strict']);
});

describe('locked cells', () => {
  it.each(['target', 'baseline'])('%s can neither be cut nor pasted over', async (column) => {
    const before = await sheet.text(bandwidth, column);
    await page.evaluate(() => navigator.clipboard.writeText('1'));
    await sheet.click(bandwidth, column);
    for (const key of ['Control+x', 'Control+v', 'Delete']) {
      await page.keyboard.press(key);
      await expect.poll(() => sheet.bubble()).toContain('来自规划文本');
      await expect.poll(() => sheet.text(bandwidth, column)).toBe(before);
    }
  });
});

describe('what was not accepted', () => {
  it('is named at the export, and asked about before the page goes', async () => {
    await sheet.enter(fibre, 'actual-2019', '1..2');
    await page.keyboard.press('Control+Shift+S');
    await expect
      .poll(() => page.locator('.export-warning').textContent())
      .toContain('有 1 格的输入没有被接受');
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    await page.evaluate(() => setTimeout(() => location.reload()));
    expect(await asked).toBe('beforeunload');
    await page.keyboard.press('Alt+1');
    await sheet.ready();
    await sheet.click(fibre, 'actual-2019');
    await page.keyboard.press('F2');
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.bubble()).toContain('“1..2”');
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.bubble()).toBe('');
  });
});

describe('the export', () => {
  it('replaces the file it asked about, not one named since', async () => {
    const other = path.join(computer.exportFolder, 'b.xlsx');
    await writeFile(path.join(computer.exportFolder, 'a.xlsx'), 'old a');
    await writeFile(other, 'old b');
    await page.keyboard.press('Control+Shift+S');
    await page.getByLabel('文件夹').fill(computer.exportFolder);
    await page.getByLabel('文件名').fill('a.xlsx');
    await page.getByLabel('文件名').press('Enter');
    const outcome = page.locator('.export-outcome');
    await expect.poll(() => outcome.textContent()).toContain('已经有同名文件');
    await page.getByLabel('文件名').fill('b.xlsx');
    await page.getByRole('button', { name: '替换' }).click();
    await expect.poll(() => outcome.textContent()).toContain('a.xlsx');
    await expect.poll(() => outcome.textContent()).toContain('已导出到');
    expect(await readFile(other, 'utf8')).toBe('old b');
  });
});

describe('the plan', () => {
  it('keeps a judgement on a commitment, which can be undone', async () => {
    await page.keyboard.press('Alt+4');
    const state = page.locator('.plan-statements select').first();
    await state.selectOption({ label: '已兑现' });
    await sheet.saved();
    await page.reload();
    await expect.poll(() => state.inputValue()).toBe('met');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => state.inputValue()).toBe('open');
  });
});

it('had nothing to complain about but the disk', () => {
  expect(computer.complaints).toEqual([]);
});
