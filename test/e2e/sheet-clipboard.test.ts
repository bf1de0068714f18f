import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { offer } from './clipboard';
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
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
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

const dialog = () => page.locator('dialog').textContent();

async function expectFigures(figures: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [indicator, row] of Object.entries(figures))
    for (const [index, figure] of row.entries())
      await sheet.expectText(indicator, `actual-${2016 + index}`, figure);
}

describe('a block', () => {
  it('from a spreadsheet is pasted as one step: commas, full-width digits, per cents of a per-cent unit', async () => {
    await offer(page, '\uFEFF"3,010"\t３６２０\r\n97.5%\t98。2\r\n');
    await sheet.click('互联网省际出口带宽', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expectFigures({ 互联网省际出口带宽: ['3010', '3620'], 行政村光纤通达率: ['97.5', '98.2'] });
    await expect.poll(() => sheet.notice()).toBe('已粘贴 4 个数据。');
    await page.keyboard.press('Control+z');
    await expectFigures({ 互联网省际出口带宽: ['', ''], 行政村光纤通达率: ['', ''] });
    await page.keyboard.press('Control+y');
    await expectFigures({ 互联网省际出口带宽: ['3010', '3620'], 行政村光纤通达率: ['97.5', '98.2'] });
  });

  it('from a Word or Excel table is read as its table: merged cells leave what they cover alone', async () => {
    await sheet.enter('关键工序数控化率', 'actual-2016', '31');
    await offer(
      page,
      '不是这个',
      '<table><tr><td rowspan=2><p>55.8<o:p></o:p></p></td><td>56.1</td></tr><tr><td>33</td></tr></table>',
    );
    await sheet.click('数字化研发设计工具普及率', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expectFigures({ 数字化研发设计工具普及率: ['55.8', '56.1'], 关键工序数控化率: ['31', '33'] });
  });

  it('copied here goes out as text and table, and repeats over a selection that is a multiple of it', async () => {
    await mouse.drag({ row: 0, column: 'actual-2016' }, { row: 1, column: 'actual-2017' });
    await page.keyboard.press('Control+c');
    await expect.poll(() => sheet.clipboard()).toBe('3010\t3620\r\n97.5\t98.2');
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType('text/html'))?.text() ?? '';
    });
    expect(html).toContain('<td');
    await mouse.drag({ row: 11, column: 'actual-2016' }, { row: 12, column: 'actual-2019' });
    await page.keyboard.press('Control+v');
    await expectFigures({
      电子商务交易额: ['3010', '3620', '3010', '3620', ''],
      电子信息制造业产值: ['97.5', '98.2', '97.5', '98.2', ''],
    });
  });

  it('of one cell fills all of several ranges', async () => {
    await offer(page, '44');
    await mouse.drag({ row: 9, column: 'actual-2019' }, { row: 9, column: 'actual-2020' });
    await mouse.clickWith('Control', { row: 13, column: 'actual-2020' });
    await page.keyboard.press('Control+v');
    await sheet.expectText('移动电话用户', 'actual-2019', '44');
    await sheet.expectText('移动电话用户', 'actual-2020', '44');
    await sheet.expectText('软件业务收入', 'actual-2020', '44');
    await expect.poll(() => sheet.place()).toContain('已选 2 块，共 3 格');
  });

  it('is cut as one step, and keeps its derivation on the way', async () => {
    await sheet.enter('软件业务收入', 'actual-2016', '=440*1.05');
    await mouse.drag({ row: 13, column: 'actual-2016' }, { row: 13, column: 'actual-2017' });
    await page.keyboard.press('Control+x');
    await sheet.expectText('软件业务收入', 'actual-2016', '');
    // The view may be left meanwhile.
    await page.keyboard.press('Alt+3');
    await page.waitForSelector('.chart-card');
    await page.keyboard.press('Alt+1');
    await sheet.ready();
    await sheet.click('软件业务收入', 'actual-2018');
    await page.keyboard.press('Control+v');
    await sheet.expectText('软件业务收入', 'actual-2018', '462');
    await page.keyboard.press('F2');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('=440*1.05');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await sheet.expectText('软件业务收入', 'actual-2016', '462');
    await sheet.expectText('软件业务收入', 'actual-2018', '');
  });
});

describe('what other programs put on the clipboard', () => {
  const excel = (rows: string) =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td{mso-number-format:General;}--></style></head>
<body link=blue><!--StartFragment--><table border=0 style='width:54pt'><col width=72>${rows}<!--EndFragment--></table></body></html>`;

  it('is never read as another number: hidden and raised digits, values of formulas that failed, dates, exponents', async () => {
    await offer(
      page,
      '1\t2\r\n3\t4',
      excel(`<tr height=18><td align=right style='mso-number-format:"\\#\\,\\#\\#0"'>2,701</td><td>12<span style='mso-hide:all;display:none'>3</span>.5</td></tr>
<tr><td>98<font class=font5><sup>1</sup></font></td><td>#DIV/0!</td></tr>`),
    );
    await mouse.click({ row: 9, column: 'actual-2016' });
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('2 格可以粘贴，2 格读不懂');
    await expect.poll(dialog).toContain('移动电话普及率 2016 年实际值：“98^(1)”不是数字。');
    await page.getByRole('button', { name: '粘贴其余 2 格' }).click();
    await expectFigures({ 移动电话用户: ['2701', '12.5'], 移动电话普及率: ['', ''] });
    await page.keyboard.press('Control+z');
    await offer(page, '1e5\t#N/A\t2018/1/2\t1-2\t(1,234)\r\n1 234\t¥5\t"12\n3"\tTRUE\t=A1*2');
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('0 格可以粘贴，10 格读不懂');
    await expect.poll(dialog).toContain('“1e5”不接受科学计数法');
    await page.keyboard.press('Escape');
    await expectFigures({ 移动电话用户: ['', '', '', '44', '44'], 移动电话普及率: ['', '', '', '', ''] });
  });

  it('with hidden rows is pasted with them or without, as the user chooses', async () => {
    const rows = `<tr><td>71</td></tr><tr height=0 style='display:none'><td>72</td></tr><tr><td>73</td></tr>`;
    await offer(page, '71\r\n72\r\n73\r\n', excel(rows));
    await mouse.click({ row: 2, column: 'actual-2020' });
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('只要显示的行：2 格可以粘贴。连同隐藏的 1 行：3 格可以粘贴。');
    await page.getByRole('button', { name: '粘贴 2 格' }).click();
    await expectFigures({ 数字化研发设计工具普及率: ['55.8', '56.1', '', '', '73'] });
    await page.keyboard.press('Control+z');
    await mouse.click({ row: 2, column: 'actual-2020' });
    await page.keyboard.press('Control+v');
    await page.getByLabel(/连同隐藏的 1 行/).check();
    await page.getByRole('button', { name: '粘贴 3 格' }).click();
    await sheet.expectText('关键工序数控化率', 'actual-2020', '73');
    await page.keyboard.press('Control+z');
  });

  it('with a hidden column never puts a figure silently into the next year', async () => {
    const columns = "<col width=0 style='display:none;mso-width-source:userset'><col width=72>";
    await offer(
      page,
      '61\t62\t63\r\n',
      excel(`${columns}<tr><td>61</td><td width=0>62</td><td>63</td></tr>`),
    );
    await mouse.click({ row: 3, column: 'actual-2018' });
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('只要显示的列：2 格可以粘贴。连同隐藏的 1 列：3 格可以粘贴。');
    await page.getByRole('button', { name: '粘贴 2 格' }).click();
    await expectFigures({ 数字化研发设计工具普及率: ['55.8', '56.1', '61', '63', ''] });
    await page.keyboard.press('Control+z');
  });

  it('without a figure in it changes nothing and says so; an empty cell empties', async () => {
    await mouse.click({ row: 3, column: 'actual-2016' });
    await offer(page, '\n');
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.bubble()).toBe('剪贴板里没有可以粘贴的数据或表格。');
    await sheet.expectText('数字化研发设计工具普及率', 'actual-2016', '55.8');
    await offer(page, '\r\n', excel('<tr><td>&nbsp;</td></tr>'));
    await page.keyboard.press('Control+v');
    await sheet.expectText('数字化研发设计工具普及率', 'actual-2016', '');
    await page.keyboard.press('Control+z');
  });

  it('takes several ranges of the same rows or columns as one block, and no others', async () => {
    await mouse.click({ row: 3, column: 'actual-2016' });
    await mouse.clickWith('Control', { row: 4, column: 'actual-2016' });
    await page.keyboard.press('Control+c');
    await expect.poll(() => sheet.clipboard()).toBe('55.8\r\n31');
    await mouse.clickWith('Control', { row: 5, column: 'actual-2017' });
    await page.keyboard.press('Control+c');
    await expect.poll(() => sheet.bubble()).toContain('选中的几块区域行列不一致，不能一起复制');
    await expect.poll(() => sheet.clipboard()).toBe('55.8\r\n31');
  });
});

describe('before anything changes', () => {
  it('what cannot be pasted is listed cell by cell, and the user takes nothing or the rest', async () => {
    await offer(page, '500\t12..5\t7\r\n\t101\t8');
    await sheet.click('固定宽带接入用户', 'actual-2018');
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('固定宽带接入用户 2019 年实际值：“12..5”有不止一个小数点。');
    await expect
      .poll(dialog)
      .toContain('互联网普及率 2019 年实际值：“101”不能写入。“互联网普及率”是分组标题');
    await sheet.expectText('固定宽带接入用户', 'actual-2018', '');
    await page.getByRole('button', { name: '全部不粘贴' }).press('Enter');
    await expect.poll(() => sheet.bubble()).toBe('没有粘贴，所有数据保持原样。');
    await sheet.expectText('固定宽带接入用户', 'actual-2018', '');
    await page.keyboard.press('Control+v');
    await page.getByRole('button', { name: '粘贴其余 2 格' }).click();
    await expectFigures({ 固定宽带接入用户: ['', '', '500', '', '7'] });
    // After the mouse has answered, the keyboard is with the sheet again.
    await sheet.enter('固定宽带接入用户', 'actual-2017', '499');
    await sheet.expectText('固定宽带接入用户', 'actual-2017', '499');
    await page.keyboard.press('Control+z');
  });

  it('a text that falls off the sheet, and a figure that is no share, are reported', async () => {
    await offer(page, '44.5\t55\r\n120\t2');
    await sheet.click('软件业务收入', 'actual-2020');
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('“55”不能写入。2020 年目标值来自规划文本');
    await expect.poll(dialog).toContain('“120”没有位置：超出了表格的最后一行。');
    await page.keyboard.press('Escape');
    await sheet.expectText('软件业务收入', 'actual-2020', '44');
    await offer(page, '120\t50');
    await sheet.click('固定宽带家庭普及率', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('“120”超出 0～100，而这个指标是百分比份额。');
    await page.keyboard.press('Escape');
  });

  it('a text of any length is told in a bubble that holds it', async () => {
    await sheet.click('移动电话用户', 'actual-2020');
    await offer(page, 'x'.repeat(1_000_000));
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.bubble()).toContain('…”（共 1000000 个字符）不是数字');
    const bubble = page.locator('.sheet-bubble');
    expect(await bubble.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('a per cent sign where the unit is none is refused, one cell at a time without a dialog', async () => {
    await offer(page, '12.3%');
    await sheet.click('移动电话用户', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.bubble()).toContain('带了“%”，而单位是“万户”');
    await page.keyboard.press('Escape');
    await sheet.expectText('移动电话用户', 'actual-2016', '');
  });
});

describe('a block with names and years', () => {
  it('is aligned by them instead of by position', async () => {
    await offer(
      page,
      '指标\t单位\t2018年\t2017年\r\n移动电话普及率\t部/百人\t101.2\t98.6\r\n移动电话用户\t万户\t2701\t2655\r\n',
    );
    await sheet.click('互联网省际出口带宽', 'actual-2016');
    await page.keyboard.press('Control+v');
    await expect.poll(dialog).toContain('按指标名称和年份：4 格可以粘贴。');
    await page.getByRole('button', { name: '粘贴 4 格' }).click();
    await expectFigures({
      互联网省际出口带宽: ['3010', '3620'],
      移动电话用户: ['', '2655', '2701'],
      移动电话普及率: ['', '98.6', '101.2'],
    });
  });

  it('whole rows copied here and pasted where they were change nothing', async () => {
    await mouse.drag({ row: 9, column: 'row-header' }, { row: 10, column: 'row-header' });
    await page.keyboard.press('Control+c');
    await expect.poll(() => sheet.clipboard()).toContain('移动电话普及率');
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.notice()).toBe('粘贴的内容与原来相同，没有改动。');
  });

  it('names that the sheet does not have are reported', async () => {
    await offer(page, '某个指标\t1\t2\r\n移动电话用户\t3\t4');
    await sheet.click('互联网省际出口带宽', 'actual-2016');
    await page.keyboard.press('Control+v');
    await page.getByLabel(/按指标名称：/).check();
    await expect.poll(dialog).toContain('“1”没有位置：表格里没有“某个指标”。');
    await page.getByRole('button', { name: '粘贴其余 2 格' }).click();
    await expectFigures({ 移动电话用户: ['3', '4'] });
  });
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
