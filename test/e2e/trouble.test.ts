import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;

beforeEach(async () => {
  computer = await Computer.create();
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
});

afterEach(async () => {
  await computer.dispose();
});

const bandwidth = '互联网省际出口带宽';
const title = () => page.locator('.restore h1').textContent();

describe('a page that may not work', () => {
  it('a second tab on the same data stops and says so', async () => {
    const second = await computer.newPage(page.context());
    await second.goto(computer.url);
    await expect.poll(() => second.locator('.stop h1').textContent()).toBe('指标工作台已在另一个窗口打开');
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
  });

  it('a page opened without the token of this run says how to open it', async () => {
    const second = await computer.newPage(page.context());
    await second.goto(computer.url.replace(/#.*/, ''));
    await expect.poll(() => second.locator('.stop h1').textContent()).toBe('请用启动时给出的完整地址打开');
  });

  it('a browser that is too old gets a sentence, not a blank page', async () => {
    const second = await computer.newPage(page.context());
    await second.addInitScript(() => Reflect.deleteProperty(Promise, 'withResolvers'));
    await second.goto(computer.url);
    await expect.poll(() => second.locator('.old-browser').textContent()).toContain('这个浏览器的版本太旧');
  });

  it('files of the program that are missing are named', async () => {
    await computer.killBrowser();
    page = await computer.newPage(await computer.startBrowser());
    await page.route('**/assets/views-*.js', (route) => route.abort());
    await page.goto(computer.url);
    await expect.poll(() => page.locator('.starting').textContent()).toContain('程序的文件不完整');
  });

  it('an empty database on a known folder stops, writes nothing unasked, and is built again from the files', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    await computer.kill();
    const journal = path.join(computer.dataFolder, 'journal', 'journal-000001.iwj');
    const before = await readFile(journal);
    await rm(path.join(computer.folder, 'profile'), { recursive: true });
    page = await computer.open();
    await expect.poll(title).toBe('数据库是空的，而数据文件夹里有数据');
    await expect.poll(() => page.locator('.restore-sides').textContent()).toContain('2 次');
    expect(await page.locator('.ag-cell').count()).toBe(0);
    expect((await readFile(journal)).equals(before)).toBe(true);
    await expect
      .poll(() => page.locator('.restore-choice').allTextContents())
      .toEqual([
        expect.stringMatching(/^推荐：用数据文件夹里的 2 次录入重建数据库.*不会丢失任何录入。从文件重建$/),
      ]);
    await page.keyboard.press('Enter');
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2016', '');
  });

  it('a store that the browser finds damaged is asked for once more', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = () => {
        IDBFactory.prototype.open = open;
        throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      };
    });
    await page.reload();
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
  });

  it('another data folder under the same page stops, and can be written again from the database', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    await computer.kill();
    await rm(computer.dataFolder, { recursive: true });
    page = await computer.open();
    await expect.poll(title).toBe('数据文件夹是空的，而数据库里有数据');
    await page.getByRole('button', { name: '以数据库为准' }).click();
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await sheet.enter(bandwidth, 'actual-2017', '3020');
    await sheet.saved();
  });
});

describe('a figure that cannot be saved', () => {
  it('a full disk: says so, takes nothing further, saves at the retry', async () => {
    const full = { ok: { state: 'failed', fault: 'diskFull', detail: 'ENOSPC' } };
    await page.route('**/call/journal.append', (route) => route.fulfill({ json: full }));
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    const banner = page.locator('.banner');
    await expect.poll(() => banner.textContent()).toContain('磁盘已满');
    await expect.poll(() => page.locator('.save-state').textContent()).toBe('未保存 1 项');
    await page.keyboard.type('97');
    await page.keyboard.press('Enter');
    await expect.poll(() => sheet.bubble()).toContain('先留在编辑框里');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('97');
    await page.unroute('**/call/journal.append');
    await page.getByRole('button', { name: '重试保存' }).click();
    await sheet.saved();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
  });

  it('without an answer: the outcome is open, and what is unsaved can be taken out', async () => {
    await page.route('**/call/journal.append', (route) => route.abort());
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await expect.poll(() => page.locator('.save-state').textContent()).toBe('结果待定');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出未保存的内容' }).click();
    const file = await (await downloading).path();
    const text = await readFile(file, 'utf8');
    expect(text).toContain(`${bandwidth},2016,,3010`);
  });
});

describe('an export that cannot be written', () => {
  it.each([
    ['busy', '正被别的程序占用'],
    ['readOnly', '是只读的'],
    ['diskFull', '磁盘已满'],
  ])('%s has its own message and another try', async (fault, message) => {
    const failed = { ok: { state: 'failed', path: '表.xlsx', fault, detail: '' } };
    await page.route('**/call/file.save', (route) => route.fulfill({ json: failed }));
    await page.keyboard.press('Control+Shift+S');
    await page.getByLabel('文件夹').fill(computer.exportFolder);
    await page.getByLabel('文件名').press('Enter');
    const outcome = page.locator('.export-outcome');
    await expect.poll(() => outcome.textContent(), { timeout: 20_000 }).toContain(message);
    await page.unroute('**/call/file.save');
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect.poll(() => outcome.textContent(), { timeout: 20_000 }).toContain('已导出到');
  });

  it('a folder that is not there is named', async () => {
    await page.keyboard.press('Control+Shift+S');
    await page.getByLabel('文件夹').fill(path.join(computer.folder, '没有'));
    await page.getByLabel('文件名').press('Enter');
    await expect
      .poll(() => page.locator('.export-outcome').textContent(), { timeout: 20_000 })
      .toContain('文件夹不存在');
  });
});

it('the chosen view and colours are there again in a new window', async () => {
  await page.keyboard.press('Alt+3');
  await page.waitForSelector('.chart-card');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('颜色');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('颜色');
  await page.keyboard.press('Enter');
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await expect.poll(theme).toBe('dark');
  const context = page.context();
  await page.close();
  page = await computer.newPage(context);
  await page.goto(computer.url);
  await page.waitForSelector('.chart-card');
  await expect.poll(theme).toBe('dark');
});

describe('what the computer is in for', () => {
  it('a disk that is nearly full is named before it is full, and the line can be put away', async () => {
    const space = { folder: 'D:\\数据', freeBytes: 300 << 20, low: true };
    await page.route('**/call/host.pulse', (route) => route.fulfill({ json: { ok: { space } } }));
    const line = page.locator('.space-line');
    await expect.poll(() => line.textContent()).toContain('D:\\数据 所在的磁盘只剩 300 兆字节');
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    await line.getByRole('button', { name: '知道了' }).click();
    await expect.poll(() => line.count()).toBe(0);
  });

  it('a clock that was set back is told once, and nothing is held up', async () => {
    await page.clock.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    await expect
      .poll(() => page.locator('.top-notice').textContent())
      .toContain('请检查日期和时间。录入按先后顺序保存，不受影响。');
    await sheet.enter(bandwidth, 'actual-2017', '3020');
    await sheet.saved();
  });

  it('a database without room: the figure is safe in the journal, and the retry brings it in', async () => {
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      Reflect.set(window, 'makeRoom', () => Object.assign(IDBObjectStore.prototype, { put }));
    });
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    const banner = page.locator('.banner');
    await expect.poll(() => banner.textContent()).toContain('数据库没有空间了');
    await page.evaluate(() => (Reflect.get(window, 'makeRoom') as () => void)());
    await page.getByRole('button', { name: '重试保存' }).click();
    await sheet.saved();
    await page.reload();
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
  });

  it('a data folder that is away is named, and everything is saved when it is back', async () => {
    const away = `${computer.dataFolder}-away`;
    await rename(computer.dataFolder, away);
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await expect.poll(() => page.locator('.banner').textContent()).toContain('数据文件夹或其中的日志不见了');
    await rename(away, computer.dataFolder);
    await page.getByRole('button', { name: '重试保存' }).click();
    await sheet.saved();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
  });
});

it('a data folder that cannot be read is not taken for a damaged database', async () => {
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.saved();
  await computer.kill();
  const journal = path.join(computer.dataFolder, 'journal');
  await rename(journal, `${journal}-kept`);
  await writeFile(journal, '');
  page = await computer.open();
  await expect.poll(() => page.locator('.stop h1').textContent()).toBe('读不了数据文件夹');
  await rm(journal);
  await rename(`${journal}-kept`, journal);
  await page.getByRole('button', { name: '重新载入' }).click();
  sheet = new Sheet(page);
  await sheet.ready();
  await sheet.expectText(bandwidth, 'actual-2016', '3010');
});

describe('a program that is older than the data', () => {
  const stopTitle = () => page.locator('.stop h1').textContent();

  it('refuses a marker of a later schema or a later format, and deletes nothing', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    const file = path.join(computer.dataFolder, 'marker.json');
    const text = await readFile(file, 'utf8');
    for (const later of [
      text.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      text.replace('"formatVersion": 1', '"formatVersion": 2'),
    ]) {
      await computer.kill();
      await writeFile(file, later);
      page = await computer.open();
      await expect.poll(stopTitle).toBe('数据是由更新版本的程序写的');
      await expect.poll(() => page.locator('.stop').textContent()).toContain('请使用新版本的指标工作台打开');
      expect(await readFile(file, 'utf8')).toBe(later);
    }
    await computer.kill();
    await writeFile(file, text);
    page = await computer.open();
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
  });

  it.each([
    ['raised', 'indicator-workbench', 20],
    ['made beside', 'indicator-workbench-schema-2', 20],
  ])('refuses a database that a later one has %s', async (_, name, version) => {
    await page.evaluate(
      ([database, raised]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open(database, raised);
          opening.onupgradeneeded = () => {
            const { result, transaction } = opening;
            if (!result.objectStoreNames.contains('meta')) {
              result.createObjectStore('meta', { keyPath: 'key' });
              transaction?.objectStore('meta').add({ key: 'head', schemaVersion: 2 });
            }
          };
          opening.onsuccess = () => resolve(opening.result.close());
          opening.onerror = () => reject(opening.error);
        }),
      [name, version] as const,
    );
    await page.reload();
    await expect.poll(stopTitle).toBe('数据是由更新版本的程序写的');
    expect(await page.evaluate(async () => (await indexedDB.databases()).map((each) => each.name))).toContain(
      name,
    );
  });
});
