import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Computer } from './harness';
import { Sheet } from './sheet';

const bandwidth = '互联网省际出口带宽';
const passphrase = '五月桃花流水暖1';
const inFile = '备份.iwb';

let office: Computer;
let home: Computer;
let page: Page;
let sheet: Sheet;

async function opened(computer: Computer): Promise<void> {
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
}

beforeAll(async () => {
  office = await Computer.create();
  home = await Computer.create();
  await opened(office);
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.enter('行政村光纤通达率', 'actual-2017', '97.5');
  await sheet.saved();
});

afterAll(async () => {
  await office.dispose();
  await home.dispose();
});

const outcome = () => page.locator('.export-outcome').textContent();
const alerts = () => page.locator('.backup [role="alert"]').allTextContents();

it('a backup is written and protected by keyboard alone', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '命令' }).fill('便携备份');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '写出备份' }).waitFor();
  await page.getByLabel('文件夹', { exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(office.exportFolder);
  await page.keyboard.press('Tab');
  expect(await page.getByLabel('文件名').inputValue()).toMatch(/^吉林省信息化“十三五”规划备份_\d{8}\.iwb$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(inFile);
  await page.keyboard.press('Tab');
  expect(await page.getByLabel('用口令加密').isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('五月桃花流水暖2');
  await page.keyboard.press('Enter');
  await expect.poll(alerts).toEqual(['两次输入的口令不一样，请重新输入。']);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Enter');
  await expect
    .poll(outcome)
    .toMatch(/^备份已写到 .*备份\.iwb（\d+ KB），含 3 次录入，写好后已读回核对。已加密/);
  const bytes = await readFile(path.join(office.exportFolder, inFile));
  expect(bytes.includes('互联网')).toBe(false);
  expect(bytes.includes('indicator-workbench/snapshot')).toBe(false);
});

it('another computer opens it: a wrong passphrase is named, nothing is replaced before the choice', async () => {
  await opened(home);
  await sheet.enter(bandwidth, 'actual-2018', '1');
  await sheet.saved();
  await page.getByRole('button', { name: '便携备份' }).click();
  await page.getByLabel('备份文件或文件夹的完整路径').fill(path.join(office.exportFolder, inFile));
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: '输入口令' }).waitFor();
  await page.keyboard.insertText('不是这个口令吧');
  await page.keyboard.press('Enter');
  await expect.poll(alerts).toEqual([expect.stringMatching(/^口令不对，没有打开。/)]);
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.backup-sides tr').allTextContents())
    .toEqual(expect.arrayContaining([expect.stringMatching(/^录入次数3 次2 次$/)]));
  expect(await page.locator('.backup-incoming').textContent()).toContain('备份是另一份台账。');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await sheet.expectText(bandwidth, 'actual-2018', '1');
});

it('and goes on with its figures, history and undo', async () => {
  await page.getByRole('button', { name: '便携备份' }).click();
  await page.getByLabel('备份文件或文件夹的完整路径').fill(office.exportFolder);
  await page.keyboard.press('Enter');
  await page.locator('.backup-found li', { hasText: inFile }).getByRole('button', { name: '打开' }).click();
  await page.getByRole('form', { name: '输入口令' }).waitFor();
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '用备份接替本机的数据' }).click();
  await sheet.expectText(bandwidth, 'actual-2016', '3010');
  await sheet.expectText(bandwidth, 'actual-2018', '');
  await page.keyboard.press('Control+z');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '');
  await sheet.enter(bandwidth, 'actual-2017', '3020');
  await sheet.saved();
  await home.kill();
  page = await home.open();
  sheet = new Sheet(page);
  // The browser was killed before it had noted which view was shown.
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await sheet.ready();
  await sheet.expectText(bandwidth, 'actual-2017', '3020');
  await sheet.expectText(bandwidth, 'actual-2016', '3010');
  expect(home.complaints).toEqual([]);
  expect(office.complaints).toEqual([]);
});

async function openOfficeBackup(): Promise<void> {
  await page.getByLabel('备份文件或文件夹的完整路径').fill(path.join(office.exportFolder, inFile));
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: '输入口令' }).waitFor();
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Enter');
}

/** Opens the office's backup and chooses to go on with it. */
async function takeOfficeBackup(): Promise<void> {
  await openOfficeBackup();
  await page.getByRole('button', { name: '用备份接替本机的数据' }).click();
}

it('a database that could not be swapped is built from the files, as was chosen', async () => {
  await page.getByRole('button', { name: '便携备份' }).click();
  await page.getByRole('heading', { name: '打开备份' }).waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('made by the test', 'UnknownError');
    };
  });
  await takeOfficeBackup();
  await expect.poll(outcome).toContain('数据库还没有换好。请重新载入');
  // What would be typed now belongs to a history that has been left: it stays in the editor.
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.click(bandwidth, 'actual-2018');
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('#sheet-bubble').textContent()).toMatch(/存/);
  expect(await page.locator('.save-state').textContent()).toMatch(/^已保存/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+6');
  await page.reload();
  await expect.poll(() => page.locator('.restore').textContent()).toContain('上次已选择用备份接替');
  await expect
    .poll(() => page.locator('.restore-choice').first().textContent())
    .toMatch(/^推荐：用数据文件夹里的 3 次录入重建/);
  await page.getByRole('button', { name: '从文件重建' }).click();
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await sheet.ready();
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.5');
  await sheet.expectText(bandwidth, 'actual-2017', '');
});

it('a backup that was open when the host was started again has to be opened again', async () => {
  await sheet.enter(bandwidth, 'actual-2019', '3040');
  await sheet.saved();
  await page.keyboard.press('Alt+6');
  const forgotten = ['**/call/incoming.state', '**/call/recovery.records'];
  for (const call of forgotten) await page.route(call, (route) => route.fulfill({ json: { ok: null } }));
  await takeOfficeBackup();
  await expect.poll(outcome).toContain('打开的备份已经收起');
  for (const call of forgotten) await page.unroute(call);
});

it('what is typed while a backup takes the place of the ledger stays where it was typed', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/call/incoming.take', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/call/incoming.take');
  await takeOfficeBackup();
  await asked;
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.click(bandwidth, 'actual-2018');
  await page.keyboard.type('88');
  release();
  await expect
    .poll(() => page.locator('.banner').allTextContents())
    .toEqual([expect.stringContaining('已换成备份里的数据')]);
  expect(await page.locator('.sheet-editor').inputValue()).toBe('88');
  await page.unroute('**/call/incoming.take');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '重新载入' }).click();
  await sheet.ready();
  await sheet.expectText(bandwidth, 'actual-2019', '');
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.5');
});

it('a computer that has lost everything starts again from the backup', async () => {
  await home.kill();
  for (const lost of ['journal', 'snapshots'])
    await rm(path.join(home.dataFolder, lost), { recursive: true });
  await rm(path.join(home.folder, 'profile'), { recursive: true });
  page = await home.open();
  sheet = new Sheet(page);
  await expect.poll(() => page.locator('.restore').textContent()).toContain('两边都没有可以恢复的数据');
  await takeOfficeBackup();
  await sheet.ready();
  await sheet.expectText('行政村光纤通达率', 'actual-2017', '97.5');
  await sheet.enter(bandwidth, 'actual-2018', '3030');
  await sheet.saved();
});

it('only what differs in a backup is taken, as a batch that can be undone', async () => {
  await page.keyboard.press('Alt+6');
  await openOfficeBackup();
  await page.getByRole('button', { name: '只取其中的规划或数据…' }).click();
  await expect
    .poll(() => page.locator('.past-rows .past-line').allTextContents())
    .toEqual([`${bandwidth}2018 年实际值清空3030空`]);
  await page.getByRole('button', { name: '恢复这 1 处' }).click();
  await expect.poll(() => page.locator('.past-done').textContent()).toContain('共改变 1 处，已保存');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.expectText(bandwidth, 'actual-2018', '');
  await page.keyboard.press('Control+z');
  await sheet.expectText(bandwidth, 'actual-2018', '3030');
  expect(home.complaints).toEqual([]);
});
