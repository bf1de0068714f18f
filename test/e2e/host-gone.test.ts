import { readFile, rename } from 'node:fs/promises';
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
const banner = async () => (await page.locator('.banner').allTextContents()).join();
const saveState = () => page.locator('.save-state').textContent();

/** Types a figure whose request the host carries out, but whose answer never comes back. */
async function typeUnanswered(figure: string): Promise<void> {
  await page.route('**/call/journal.append', async (route) => {
    // Once the host is gone there is nobody to carry it out, and no answer either.
    await route.fetch().catch(() => null);
    await route.abort();
  });
  await sheet.enter(bandwidth, 'actual-2016', figure);
  await expect.poll(saveState).toBe('结果待定');
}

describe('a page whose host is gone', () => {
  it('says so within seconds, keeps what is typed in the editor, and goes on by itself with the next host', async () => {
    await computer.killHost();
    await expect.poll(banner).toContain('与后台服务的连接断了，已停止录入');
    expect(await banner()).toContain('已显示“已保存”的数据都在');
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('3010');
    const before = computer.url;
    await computer.startHost();
    expect(computer.url).not.toBe(before);
    await expect.poll(banner).toBe('');
    await page.locator('.sheet-editor').press('Enter');
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await sheet.saved();
    expect(page.url()).toBe(before);
  });

  it('saves what was under way when the host is back, once, and the user can take it out meanwhile', async () => {
    await typeUnanswered('3010');
    await computer.killHost();
    await expect.poll(banner).toContain('有 1 项录入结果待定：与后台服务的连接断了');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出未保存的内容' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text).toContain(`${bandwidth},2016,,3010`);
    // A view that was never shown cannot be loaded now; it takes nothing with it, and comes with the host.
    await page.keyboard.press('Alt+6');
    await expect.poll(() => page.locator('.not-loaded').textContent()).toContain('没有存上的内容都还在');
    expect(await banner()).toContain('有 1 项录入结果待定');
    await page.unroute('**/call/journal.append');
    await computer.startHost();
    await sheet.saved();
    await expect.poll(banner).toBe('');
    await page.getByRole('heading', { name: '写出备份' }).waitFor();
    expect(await page.locator('.backup').evaluate((view) => getComputedStyle(view).overflowY)).toBe('auto');
    await page.keyboard.press('Alt+1');
    await page.reload();
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2016', '');
  });

  it('explains and keeps what is unsaved where the folder was worked on elsewhere in the meantime', async () => {
    await page.route('**/call/journal.append', (route) => route.abort());
    await sheet.enter(bandwidth, 'actual-2016', '3010');
    await expect.poll(saveState).toBe('结果待定');
    await computer.killHost();
    await expect.poll(banner).toContain('连接断了');
    const other = await Computer.create();
    await rename(computer.dataFolder, other.dataFolder);
    const elsewhere = await other.open();
    await elsewhere.getByRole('button', { name: '从文件重建' }).click();
    const otherSheet = new Sheet(elsewhere);
    await otherSheet.ready();
    await otherSheet.enter(bandwidth, 'actual-2017', '3020');
    await otherSheet.saved();
    await other.stopHost();
    await rename(other.dataFolder, computer.dataFolder);
    await page.unroute('**/call/journal.append');
    await computer.startHost();
    await expect.poll(banner).toContain('有 1 项录入不能保存：这份数据已在别处变过');
    await expect.poll(saveState).toBe('未保存 1 项');
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await other.dispose();
  });

  it('does not go on with a host of other data at the same address', async () => {
    await typeUnanswered('3010');
    await computer.killHost();
    const stranger = await computer.twin(() => Promise.resolve());
    await stranger.startHost();
    await expect.poll(banner).toContain('本页连到的不是原来那份数据的后台服务');
    await stranger.killHost();
    await page.unroute('**/call/journal.append');
    await computer.startHost();
    await sheet.saved();
    await stranger.dispose();
  });

  it('a page that was opened before the host was there opens when it comes', async () => {
    await page.route('**/call/folder.contents', (route) => route.abort());
    await page.reload();
    await expect.poll(() => page.locator('.stop h1').textContent()).toBe('后台服务没有回应');
    await page.unroute('**/call/folder.contents');
    await sheet.ready();
  });
});

it('a view that fails leaves the others, and what is typed there is saved', async () => {
  const failing = 'export const PlanOverview = () => { throw new Error("made by the test"); };';
  await page.route('**/assets/PlanOverview-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: failing }),
  );
  await page.keyboard.press('Alt+4');
  await expect.poll(() => page.locator('.view-failed').textContent()).toContain('已保存的数据不受影响');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.saved();
});
