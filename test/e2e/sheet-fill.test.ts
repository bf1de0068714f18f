import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GridMouse } from './grid-mouse';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let page: Page;
let sheet: Sheet;
let mouse: GridMouse;

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open();
  sheet = new Sheet(page);
  mouse = new GridMouse(page);
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
const years = ['2016', '2017', '2018', '2019', '2020'];

async function expectRow(indicator: string, figures: readonly string[]): Promise<void> {
  for (const [index, figure] of figures.entries())
    await sheet.expectText(indicator, `actual-${years[index]}`, figure);
}

describe('the fill handle', () => {
  it('goes on by equal steps, says the rule, and takes another rule in the same step', async () => {
    await sheet.enter(bandwidth, 'actual-2016', '3000');
    await sheet.enter(bandwidth, 'actual-2017', '3300');
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 0, column: 'actual-2017' });
    await mouse.dragHandle({ row: 0, column: 'actual-2020' });
    await expectRow(bandwidth, ['3000', '3300', '3600', '3900', '4200']);
    await expect.poll(() => sheet.notice()).toBe('已填充 3 个数据（等差：每格加 300）。');
    await page.getByRole('button', { name: '定速增长' }).click();
    await expectRow(bandwidth, ['3000', '3300', '3630', '3993', '4392']);
    await expect.poll(() => sheet.notice()).toContain('定速增长：每格增长 10 %，四舍五入到 0 位小数');
    const rate = page.getByLabel('每格增长');
    await rate.fill('5');
    await rate.press('Enter');
    await expectRow(bandwidth, ['3000', '3300', '3465', '3638', '3820']);
    await page.keyboard.press('Control+z');
    await expectRow(bandwidth, ['3000', '3300', '', '', '']);
  });

  it('fills nothing where Escape is pressed before the button is let go', async () => {
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 0, column: 'actual-2017' });
    await mouse.holdHandle({ row: 0, column: 'actual-2020' });
    await page.locator('.sheet-fill-frame').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.sheet-fill-frame').count()).toBe(0);
    await page.mouse.up();
    await mouse.dragHandle({ row: 0, column: 'actual-2018' });
    await expectRow(bandwidth, ['3000', '3300', '3600', '', '']);
    await page.keyboard.press('Control+z');
  });

  it('copies one cell, with Ctrl also several, and passes over headings', async () => {
    await sheet.enter('固定宽带接入用户', 'actual-2016', '500');
    await mouse.click({ row: 5, column: 'actual-2016' });
    await mouse.dragHandle({ row: 7, column: 'actual-2016' });
    await sheet.expectText('移动宽带用户普及率', 'actual-2016', '');
    // 500 is no share: nothing is written before the user has decided.
    await expect.poll(() => page.locator('dialog').textContent()).toContain('超出 0～100');
    await page.keyboard.press('Escape');
    await sheet.expectText('移动宽带用户普及率', 'actual-2016', '');
    await sheet.enter('固定宽带接入用户', 'actual-2016', '50');
    await mouse.click({ row: 5, column: 'actual-2016' });
    await mouse.dragHandle({ row: 7, column: 'actual-2016' });
    await sheet.expectText('移动宽带用户普及率', 'actual-2016', '50');
    await expect.poll(() => sheet.notice()).toBe('已填充 1 个数据（复制），跳过 1 个只读单元格。');
    // The other rules are offered below what was filled.
    const choice = page.getByRole('group', { name: '填充方式' });
    expect(await choice.getByRole('button').allTextContents()).toEqual(['按此速度', '✕']);
    const filled = await page.locator('[row-index="7"] .ag-cell[col-id="actual-2016"]').first().boundingBox();
    const panel = await choice.boundingBox();
    expect(panel?.y).toBeGreaterThanOrEqual((filled?.y ?? Infinity) + (filled?.height ?? 0));
  });

  it('says by which rules its rows went on where they are several, and offers each of them for all', async () => {
    await sheet.enter(fibre, 'actual-2016', '97');
    await sheet.enter(fibre, 'actual-2017', '>97');
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 1, column: 'actual-2017' });
    await mouse.dragHandle({ row: 1, column: 'actual-2018' });
    await expectRow(bandwidth, ['3000', '3300', '3600']);
    await expectRow(fibre, ['97', '>97', '97']);
    await expect.poll(() => sheet.notice()).toBe('已填充 2 个数据（等差、复制，各行按自己的数推算）。');
    await page.getByRole('group', { name: '填充方式' }).getByRole('button', { name: '复制' }).click();
    await expectRow(bandwidth, ['3000', '3300', '3000']);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await expectRow(fibre, ['', '', '']);
  });

  it('takes nothing from a heading or from words, and says what an empty cell has emptied', async () => {
    await mouse.click({ row: 7, column: 'actual-2016' });
    await page.keyboard.press('Control+d');
    await expect.poll(() => sheet.bubble()).toBe('前面没有可以复制的数据，没有改动。');
    await sheet.expectText('移动宽带用户普及率', 'actual-2016', '50');
    await mouse.drag({ row: 7, column: 'unit' }, { row: 7, column: 'actual-2016' });
    await page.keyboard.press('Control+r');
    await expect.poll(() => sheet.bubble()).toBe('前面没有可以复制的数据，没有改动。');
    await sheet.expectText('移动宽带用户普及率', 'actual-2016', '50');
    await mouse.click({ row: 8, column: 'actual-2019' });
    await page.keyboard.type('61');
    await page.keyboard.press('Enter');
    await mouse.click({ row: 8, column: 'actual-2019' });
    await page.keyboard.press('Control+d');
    await expect.poll(() => sheet.notice()).toBe('已填充 1 个数据（复制），其中 1 格清空。');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
  });
});

describe('a double click on the handle', () => {
  it('fills down as far as there are figures beside, past a heading', async () => {
    await mouse.drag({ row: 3, column: 'actual-2019' }, { row: 10, column: 'actual-2019' });
    await page.keyboard.type('60');
    await page.keyboard.press('Control+Enter');
    await sheet.expectText('移动电话普及率', 'actual-2019', '60');
    await sheet.enter('数字化研发设计工具普及率', 'actual-2020', '61');
    await mouse.click({ row: 3, column: 'actual-2020' });
    const handle = await page.locator('.sheet-fill-handle').boundingBox();
    if (!handle) throw new Error('there is no fill handle');
    await page.mouse.dblclick(handle.x + 4, handle.y + 4);
    await sheet.expectText('移动电话普及率', 'actual-2020', '61');
    await sheet.expectText('电子商务交易额', 'actual-2020', '');
    await expect.poll(() => sheet.notice()).toBe('已填充 6 个数据（复制），跳过 1 个只读单元格。');
    await page.keyboard.press('Control+z');
    await sheet.expectText('移动电话普及率', 'actual-2020', '');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await sheet.expectText('移动电话普及率', 'actual-2019', '');
  });

  it('says where it does not know how far to go', async () => {
    await sheet.enter('电子商务交易额', 'actual-2018', '9');
    await mouse.click({ row: 11, column: 'actual-2018' });
    const handle = await page.locator('.sheet-fill-handle').boundingBox();
    if (!handle) throw new Error('there is no fill handle');
    await page.mouse.dblclick(handle.x + 4, handle.y + 4);
    await expect.poll(() => sheet.bubble()).toContain('旁边的列在下面没有数据');
    await page.keyboard.press('Control+z');
  });
});

describe('keys', () => {
  it('Ctrl+R and Ctrl+D copy the first cells into the rest of the selection', async () => {
    await sheet.enter(fibre, 'actual-2016', '97');
    await mouse.drag({ row: 1, column: 'actual-2016' }, { row: 1, column: 'actual-2018' });
    await page.keyboard.press('Control+r');
    await expectRow(fibre, ['97', '97', '97', '', '']);
    await mouse.drag({ row: 1, column: 'actual-2017' }, { row: 2, column: 'actual-2018' });
    await page.keyboard.press('Control+d');
    await expectRow('家庭宽带20Mbps接入能力覆盖率', ['', '97', '97', '', '']);
    await mouse.click({ row: 3, column: 'actual-2018' });
    await page.keyboard.press('Control+d');
    await sheet.expectText('数字化研发设计工具普及率', 'actual-2018', '97');
  });

  it('Ctrl+Enter puts what is typed into every selected cell, as one step', async () => {
    await mouse.drag({ row: 11, column: 'actual-2016' }, { row: 12, column: 'actual-2017' });
    await mouse.clickWith('Control', { row: 13, column: 'actual-2020' });
    await page.keyboard.type('77.5');
    await page.keyboard.press('Control+Enter');
    await expectRow('电子商务交易额', ['77.5', '77.5', '']);
    await expectRow('电子信息制造业产值', ['77.5', '77.5', '']);
    await sheet.expectText('软件业务收入', 'actual-2020', '77.5');
    await page.keyboard.press('Control+z');
    await expectRow('电子商务交易额', ['', '', '']);
    await sheet.expectText('软件业务收入', 'actual-2020', '');
    // The same cells are selected again, and none between them.
    await expect.poll(() => page.locator('.sheet-range').count()).toBe(2);
    await expect.poll(() => sheet.place()).toContain('软件业务收入 2020 年实际值');
    await expect.poll(() => page.locator('.sheet-status').textContent()).toContain('2 块，共 5 格');
    // With other columns shown they are not the same places any more.
    await mouse.click({ row: 11, column: 'actual-2016' });
    await sheet.command('隐藏选中的列');
    await page.keyboard.press('Control+y');
    await sheet.expectText('软件业务收入', 'actual-2020', '77.5');
    await expect.poll(() => page.locator('.sheet-status').textContent()).toContain('3 行 × 5 列');
    await sheet.command('显示全部列');
    await page.keyboard.press('Control+z');
    await expectRow('电子商务交易额', ['', '', '']);
  });

  it('what cannot go into every cell is asked about, and goes back to the editor', async () => {
    await mouse.drag({ row: 11, column: 'actual-2016' }, { row: 12, column: 'actual-2016' });
    await page.keyboard.type('12..5');
    await page.keyboard.press('Control+Enter');
    const dialog = page.locator('dialog');
    await expect
      .poll(() => dialog.textContent())
      .toContain('电子商务交易额 2016 年实际值：“12..5”有不止一个小数点。');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('12..5');
    await page.keyboard.press('Escape');
  });

  it('an expression whose decimals do not end asks once for all of them', async () => {
    await mouse.click({ row: 11, column: 'actual-2016' });
    await mouse.clickWith('Control', { row: 13, column: 'actual-2020' });
    await page.keyboard.type('=1000/7');
    await page.keyboard.press('Control+Enter');
    const decimals = page.getByLabel('保留几位小数').getByRole('spinbutton');
    await decimals.fill('1');
    await decimals.press('Enter');
    await sheet.expectText('软件业务收入', 'actual-2020', '142.9');
    await sheet.expectText('电子商务交易额', 'actual-2016', '142.9');
    await expect.poll(() => sheet.notice()).toContain('已填入 2 个数据');
    await expect.poll(() => sheet.bubble()).toBe('');
    await page.keyboard.press('Control+z');
    await expectRow('电子商务交易额', ['', '', '']);
    await sheet.expectText('软件业务收入', 'actual-2020', '');
  });

  it('a rule fills the rest of the selected rows, by name from the palette', async () => {
    await sheet.enter('移动电话用户', 'actual-2016', '2600');
    await sheet.enter('移动电话用户', 'actual-2017', '2650');
    await mouse.drag({ row: 9, column: 'actual-2016' }, { row: 9, column: 'actual-2020' });
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: '命令' }).fill('等差');
    await page.getByText('按等差填充选区').click();
    await expectRow('移动电话用户', ['2600', '2650', '2700', '2750', '2800']);
  });
});

describe('an expression', () => {
  it('gives its value exactly, and is there again to be edited', async () => {
    await sheet.enter('软件业务收入', 'actual-2016', '＝４２６＊１．０５');
    await sheet.expectText('软件业务收入', 'actual-2016', '447.3');
    await sheet.click('软件业务收入', 'actual-2016');
    await page.keyboard.press('F2');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('=426*1.05');
    await page.keyboard.press('Enter');
    await sheet.expectText('软件业务收入', 'actual-2016', '447.3');
  });

  it('whose decimals do not end asks how many are wanted; until then its text waits with the cell', async () => {
    await sheet.enter('软件业务收入', 'actual-2017', '=1000/3');
    const decimals = page.getByLabel('保留几位小数').getByRole('spinbutton');
    await decimals.fill('2');
    await expect.poll(() => page.locator('.sheet-panel output').textContent()).toBe('得 333.33');
    await decimals.press('Escape');
    await sheet.expectText('软件业务收入', 'actual-2017', '');
    await expect.poll(() => sheet.bubble()).toContain('“=1000/3”除不尽');
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await decimals.fill('2');
    await decimals.press('Enter');
    await sheet.expectText('软件业务收入', 'actual-2017', '333.33');
    await page.keyboard.press('F2');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('=ROUND(1000/3,2)');
  });

  it('that cannot be calculated stays with its cell, and a per cent sign is refused where it could mean two things', async () => {
    await sheet.enter('软件业务收入', 'actual-2018', '=A1*2');
    await expect.poll(() => sheet.bubble()).toContain('“=A1*2”里的“A1”不能用在算式里');
    await page.keyboard.press('Escape');
    await sheet.enter(fibre, 'actual-2020', '=90%+5%');
    await expect.poll(() => sheet.bubble()).toContain('里的百分号有歧义');
    await page.keyboard.press('Escape');
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
