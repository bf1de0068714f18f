import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultyHost } from '../builders/faulty-host/program';
import { buildSchemaTwoPage } from '../builders/schema-two/build-page';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
import { Sheet } from './sheet';

let newerPage: string;

beforeAll(async () => {
  newerPage = await newFolder();
  await buildSchemaTwoPage(newerPage);
});

afterAll(() => removeFolder(newerPage));

let computer: Computer;
let newer: Computer;
let page: Page;
let sheet: Sheet;

beforeEach(async () => {
  computer = await Computer.create();
  page = await computer.open();
  sheet = new Sheet(page);
  await sheet.ready();
  await sheet.enter(bandwidth, 'actual-2016', '3010');
  await sheet.saved();
  await computer.kill();
  newer = computer.withProgram(faultyHost({ page: newerPage, schema: 2 }));
});

afterEach(async () => {
  await newer.kill();
  await computer.dispose();
});

const bandwidth = '互联网省际出口带宽';

const databases = () =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted());

/** What the migration has given every indicator. */
const nameKeys = () =>
  page.evaluate(
    () =>
      new Promise<readonly unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('indicator-workbench-schema-2');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('indicator').objectStore('indicator').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map((record: { nameKey?: string }) => record.nameKey));
          };
        };
      }),
  );

describe('a later version of the program', () => {
  it('takes over the data of the earlier one, which then keeps away from it', async () => {
    page = await newer.open();
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await expect.poll(databases).toEqual(['indicator-workbench-schema-2']);
    await sheet.enter(bandwidth, 'actual-2017', '3020');
    await sheet.saved();
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2017', '');
    await sheet.saved();
    expect(await readFile(path.join(computer.dataFolder, 'marker.json'), 'utf8')).toContain(
      '"schemaVersion": 2',
    );
    await newer.kill();
    page = await computer.open();
    await expect.poll(() => page.locator('.stop h1').textContent()).toBe('数据是由更新版本的程序写的');
    expect(await databases()).toContain('indicator-workbench-schema-2');
  });

  it('goes on with a migration that was killed, however far it had come', async () => {
    for (const moment of [150, 300, 450, 600, 900]) {
      page = await newer.open();
      await new Promise((resolve) => setTimeout(resolve, moment));
      await newer.killBrowser();
    }
    page = await newer.open();
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await expect.poll(databases).toEqual(['indicator-workbench-schema-2']);
  });

  it('builds its database from the files of the earlier one where there is none', async () => {
    await removeFolder(path.join(computer.folder, 'profile'));
    page = await newer.open();
    await page.getByRole('button', { name: '从文件重建' }).click();
    sheet = new Sheet(page);
    await sheet.ready();
    await sheet.expectText(bandwidth, 'actual-2016', '3010');
    await expect.poll(databases).toEqual(['indicator-workbench-schema-2']);
    expect(await nameKeys()).not.toContain(undefined);
    await page.keyboard.press('Control+z');
    await sheet.expectText(bandwidth, 'actual-2016', '');
  });
});
