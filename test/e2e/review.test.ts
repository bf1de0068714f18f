import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Computer } from './harness';
import { expectedFindings, expectedReview, expectedVerdicts, seedRows } from './review-by-hand';
import { Sheet } from './sheet';

/** Example figures (示例数据) of 2016, 2017 and 2018: the plan's source has no actuals. */
const examples: Readonly<Record<string, readonly [string, string, string]>> = {
  互联网省际出口带宽: ['3010', '3620', '4800'],
  行政村光纤通达率: ['97.5', '98.2', '98.9'],
  家庭宽带20Mbps接入能力覆盖率: ['95.6', '96.3', '97.1'],
  数字化研发设计工具普及率: ['55.8', '58.1', '60.4'],
  关键工序数控化率: ['33.4', '36.1', '38.25'],
  固定宽带接入用户: ['468', '521', '590'],
  移动宽带用户普及率: ['58.1', '65.4', '70.9'],
  固定宽带家庭普及率: ['47.3', '52.6', '58.0'],
  移动电话用户: ['2655', '2701', '2599'],
  移动电话普及率: ['96.9', '98.6', '105'],
  电子商务交易额: ['3050', '3900', '5230'],
  电子信息制造业产值: ['571', '606', '700'],
  软件业务收入: ['502.75', '561', '624'],
};

let computer: Computer;
let page: Page;
let sheet: Sheet;

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u2007\u2008]/g, '').trim();
const place = (name: string) => page.locator('.review-places button', { hasText: name }).click();
const summary = async () => plain(await page.locator('.review-summary').textContent());

/** The cells of the table on the screen, row by row, by the ids of their columns. */
async function table(): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows = await page
    .locator('.review .table-row')
    .evaluateAll((elements) =>
      elements
        .toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) =>
          [...row.querySelectorAll('.table-cell')].map((cell) => [
            cell.getAttribute('data-column') ?? '',
            cell.textContent ?? '',
          ]),
        ),
    );
  return rows.map((cells) => Object.fromEntries(cells.map(([id, text]) => [id ?? '', plain(text ?? '')])));
}

async function verdicts(): Promise<Readonly<Record<string, string>>> {
  const rows = await table();
  return Object.fromEntries(rows.map(({ name = '', verdict = '' }) => [name, verdict]));
}

beforeAll(async () => {
  computer = await Computer.create();
  page = await computer.open({ width: 1920, height: 1080 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new Sheet(page);
  await sheet.ready();
});

afterAll(async () => {
  await computer.dispose();
});

it('says what to do where no figure was entered yet', async () => {
  await page.keyboard.press('Alt+2');
  await expect.poll(() => page.locator('.review-empty').textContent()).toContain('还没有录入实际值');
  await page.getByRole('button', { name: '去录入' }).click();
  await sheet.ready();
});

it('shows every cell of 主要指标完成情况表 as the formulas give it', async () => {
  for (const [index, year] of ['2016', '2017', '2018'].entries()) {
    await sheet.click('互联网省际出口带宽', `actual-${year}`);
    for (const figures of Object.values(examples)) {
      await page.keyboard.type(figures[index] ?? '');
      await page.keyboard.press('Enter');
    }
  }
  await sheet.saved();
  await page.keyboard.press('Alt+2');
  const expected = expectedReview(await seedRows(), examples, 'linear');
  await expect.poll(async () => (await table()).length).toBe(14);
  expect(await table()).toEqual(expected.rows);
});

/** The heads of the columns of the table on the screen, by their ids. */
const heads = () =>
  page
    .locator('.review .table-head [role="columnheader"]')
    .evaluateAll((elements) => elements.map((element) => (element.textContent ?? '').trim()));

it('heads the columns with the years of the plan', async () => {
  expect((await heads()).join(' ')).toBe(
    '类别 序号 指标名称 单位 属性 2015年基期值 实际值 比上年增减 2020年目标值 年均增速（提高） 完成进度（%） 时序进度（%） ' +
      '路径要求（%） 评价 备注 2016年 2017年 2018年',
  );
});

it('sums up the same rows in a paragraph, counts and lists them', async () => {
  const expected = expectedReview(await seedRows(), examples, 'linear');
  const { counts, lagging } = expected;
  expect(await summary()).toBe(expected.summary);
  await place('分类汇总');
  await expect.poll(async () => (await table()).length).toBe(10);
  expect(await table()).toEqual(counts.table);
  await place(`滞后清单（${lagging.names.length}）`);
  const list = page.locator('.review-list tbody tr');
  await expect.poll(() => list.count()).toBe(lagging.names.length);
  const cells = await list.evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('th, td')].map(
        (cell) => cell.querySelector('textarea')?.value ?? cell.textContent ?? '',
      ),
    ),
  );
  expect(cells).toEqual(
    lagging.cells.map(({ name, unit, verdict, progress, required, gap, gapInUnit, needed }) => {
      const [fromPath, perYear] = [gapInUnit, needed].map((each) => each.replace('百分点', '个百分点'));
      return [name, unit, verdict, `${progress}%`, `${required}%`, gap, fromPath, perYear, '', '', ''];
    }),
  );
});

it('copies the lagging list with every column, ready for a document', async () => {
  const { lagging } = expectedReview(await seedRows(), examples, 'linear');
  await page.getByLabel('互联网省际出口带宽的原因').fill('示例：管线入地推迟');
  await page.getByRole('button', { name: '复制表格' }).click();
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('已复制“滞后指标清单”');
  const lines = (await page.evaluate(() => navigator.clipboard.readText()))
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const [first = '', ...others] = lagging.cells.map((cells) => [...Object.values(cells), ''].join('\t'));
  expect(lines).toEqual([
    '类别 指标名称 单位 评价 完成进度（%） 路径要求（%） 差距（百分点） 与路径值之差 后续年均需增（提高） 原因 措施 责任部门'.replaceAll(
      ' ',
      '\t',
    ),
    `${first}示例：管线入地推迟\t\t`,
    ...others.map((line) => `${line}\t\t`),
  ]);
  await page.getByLabel('互联网省际出口带宽的原因').fill('');
  await page.keyboard.press('Tab');
});

it('explains a verdict with the numbers it can be checked by, with the keyboard too', async () => {
  await place('完成情况');
  await page.locator('.review button.verdict').first().focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.review-why').textContent())
    .toContain('完成进度(4800-2667)÷(6700-2667)=52.89%，线性路径要求3÷5=60.00%');
  const facts = await page
    .locator('.review-why dl > div')
    .evaluateAll((items) => items.map((item) => [...item.children].map((part) => part.textContent)));
  // 2667 + (6700 − 2667)·3/5; (4800/2667)^(1/3) − 1 and (6700/4800)^(1/2) − 1; R and score, r as in progress-vectors.json.
  expect(facts).toEqual([
    ['完成进度', '52.89%'],
    ['时序进度', '60.00%'],
    ['路径要求', '60.00%'],
    ['差距', '-7.11个百分点'],
    ['路径值', '5086.80Gbps'],
    ['与路径值之差', '-286.80Gbps'],
    ['年均增速', '21.64%'],
    ['后续年均需增', '18.15%'],
    ['比上年增减', '32.60%'],
    ['占目标比重', '71.64%'],
    ['第二意见：Open SDG／加拿大统计局进度法', '进展显著（R为1.0697，得分3.35）'],
    ['第二意见：联合国可持续发展目标进度图（2023年）方法', '已实现或有望实现（推算完成比例1.0997）'],
  ]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.review-why').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '收起' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.review-why').count()).toBe(0);
  expect(await page.locator('.review button.verdict:focus').count()).toBe(1);
});

it('turns exactly the verdicts that it announced when a setting is changed, and turns them back', async () => {
  const rows = await seedRows();
  const before = expectedVerdicts(rows, examples, 'linear');
  const after = expectedVerdicts(rows, examples, 'geometric');
  await expect.poll(verdicts).toEqual(before);
  await place('评估设置');
  await page.getByLabel('路径', { exact: true }).selectOption({ label: '几何路径' });
  const turned = [1, 2, 3].flatMap((years) => {
    const [now, then] = (['linear', 'geometric'] as const).map((way) =>
      expectedFindings(rows, examples, way, years),
    );
    return Object.entries(now ?? {}).flatMap(([name, verdict]) => {
      const turns = then?.[name] ?? '';
      return turns === verdict ? [] : [`${2015 + years}年　${name}：${verdict}→${turns}`];
    });
  });
  expect(turned.length).toBeGreaterThan(3);
  const announced = () =>
    page.locator('.review-flips li').evaluateAll((items) => items.map((item) => item.textContent ?? ''));
  await expect.poll(announced).toEqual(turned);
  await page.getByRole('button', { name: '应用' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.top-notice').textContent())
    .toContain(`改变了 ${turned.length} 项评价`);
  // The button is off now; the next Tab goes on from beside it.
  expect(await page.locator('.review-effect:focus').count()).toBe(1);
  await place('完成情况');
  await expect.poll(verdicts).toEqual(after);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('修改评估设置');
  await expect.poll(verdicts).toEqual(before);
});

it('refuses a threshold that cannot be, and changes nothing', async () => {
  await place('评估设置');
  await page.getByLabel('超前：高出路径要求（百分点）').fill('8');
  await page.getByLabel('设置的范围').selectOption('year');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('整个规划的改动没有应用');
  await page.getByLabel('设置的范围').selectOption('plan');
  expect(await page.getByLabel('超前：高出路径要求（百分点）').inputValue()).toBe('');
  await page.getByLabel('超前：高出路径要求（百分点）').fill('五');
  await expect.poll(() => page.locator('.review-effect').textContent()).toContain('不是数字');
  expect(await page.getByRole('button', { name: '应用' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '放弃改动' }).click();
});

it('refuses a number of an indicator that cannot be in its field, and applies nothing of it', async () => {
  await page.getByLabel('设置的范围').selectOption({ label: '互联网省际出口带宽' });
  const tolerance = page.getByLabel('允许误差（Gbps）');
  const apply = page.getByRole('button', { name: '应用' });
  for (const [typed, why] of [
    ['半', '“半”不是数字。'],
    ['-1', '“-1”小于0，这里应不小于0。'],
  ] as const) {
    await tolerance.fill(typed);
    await expect.poll(() => page.locator('.review-setting .review-problem').textContent()).toBe(why);
    expect(await apply.isDisabled()).toBe(true);
  }
  await page.getByLabel('目标是文字或范围时按多少计').fill('6700..');
  await tolerance.fill('１，０００');
  await expect.poll(() => page.locator('.review-effect').textContent()).toContain('目标取值');
  expect(await apply.isDisabled()).toBe(true);
  await page.getByLabel('目标是文字或范围时按多少计').fill('');
  await expect.poll(() => apply.isDisabled()).toBe(false);
  await apply.click();
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('没有评价改变');
  await expect.poll(() => tolerance.inputValue()).toBe('1000');
  await page.getByRole('button', { name: /^撤销/ }).first().click();
  await expect.poll(() => tolerance.inputValue()).toBe('');
});

it('takes annual targets beside the settings, and judges by them where that path is chosen', async () => {
  const field = page.getByLabel('互联网省际出口带宽2018年年度目标');
  await field.fill('4..7');
  await field.press('Enter');
  await expect
    .poll(() => page.locator('.review-annual .review-problem').textContent())
    .toContain('有不止一个小数点');
  await field.fill('4,700');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('4700');
  await page.getByLabel('路径', { exact: true }).selectOption({ label: '年度目标路径' });
  await expect
    .poll(() => page.locator('.review-flips li', { hasText: '2018年' }).allTextContents())
    .toEqual(['2018年　互联网省际出口带宽：▼ 滞后→● 达到进度']);
  await page.getByRole('button', { name: '应用' }).click();
  await place('完成情况');
  await expect.poll(async () => (await table())[0]?.['required']).toBe('50.41');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await table())[0]?.['required']).toBe('60.00');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.top-notice').textContent()).toContain('2018年年度目标');
});

it('keeps the texts of the lagging list, and takes those of last year over by one action', async () => {
  await page.getByLabel('评估年份').selectOption({ label: '2017年' });
  await place('滞后清单');
  const cause = page.getByLabel('互联网省际出口带宽的原因');
  const places = () =>
    page
      .locator('.review-list thead th')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().left));
  const before = await places();
  await cause.fill('管线入地推迟，'.repeat(9));
  expect(await places()).toEqual(before);
  await cause.fill('管线入地推迟');
  await page.getByLabel('互联网省际出口带宽的责任部门').fill('省通信管理局');
  await page.keyboard.press('Tab');
  await page.getByLabel('评估年份').selectOption({ label: '2018年' });
  await expect.poll(() => page.locator('.review-proposal').count()).toBe(2);
  expect(await cause.inputValue()).toBe('');
  await page.locator('.review-proposal button').first().press('Enter');
  await expect.poll(() => cause.inputValue()).toBe('管线入地推迟');
  expect(await cause.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: /^撤销/ }).first().click();
  await expect.poll(() => page.locator('.review-proposal').count()).toBe(2);
  await page.getByRole('button', { name: '全部采用2017年的文字（2段）' }).click();
  await expect.poll(() => cause.inputValue()).toBe('管线入地推迟');
  await page.getByRole('button', { name: /^撤销/ }).first().click();
  await expect.poll(() => cause.inputValue()).toBe('');
  await page.getByRole('button', { name: '全部采用2017年的文字（2段）' }).click();
  await expect.poll(() => cause.inputValue()).toBe('管线入地推迟');
});

it('lists a missing figure and leads to its cell', async () => {
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await sheet.click('软件业务收入', 'actual-2018');
  await page.keyboard.press('Delete');
  await sheet.expectText('软件业务收入', 'actual-2018', '');
  await page.keyboard.press('Alt+2');
  await place('缺数清单');
  await page.getByRole('button', { name: '到软件业务收入2018年的格子' }).click();
  await sheet.ready();
  await page.keyboard.type('624');
  await page.keyboard.press('Enter');
  await sheet.expectText('软件业务收入', 'actual-2018', '624');
});

it('says by expected figures whether the target will be reached, and counts them nowhere else', async () => {
  await page.keyboard.press('Alt+2');
  await place('完成情况');
  await expect.poll(async () => (await table()).length).toBe(14);
  const before = await table();
  await place('含预计数');
  const outlook = page.locator('.review-list tbody tr').first().locator('.review-outlook');
  await expect.poll(() => outlook.textContent()).toBe('? 不能判断');
  const field = page.getByLabel('互联网省际出口带宽2020年预计数');
  // The points of the targets stand below each other: as many characters behind them, seen or not.
  const targets = await page.locator('.review-list tbody td:nth-last-child(4)').allTextContents();
  expect(new Set(targets.map((text) => /[.\u2008][\d\u2007]*$/.exec(text)?.[0].length))).toEqual(
    new Set([2]),
  );
  await field.fill('12..5');
  await field.press('Enter');
  await expect.poll(() => page.locator('.review-problem').textContent()).toContain('有不止一个小数点');
  await field.fill('6700');
  await field.press('Enter');
  await expect.poll(() => outlook.textContent()).toBe('✔ 预计达到');
  await field.fill('6699');
  await field.press('Enter');
  await expect.poll(() => outlook.textContent()).toBe('■ 预计达不到');
  expect(await page.locator('.review-list tbody tr').first().textContent()).toContain(
    '2020年预计数6699，基期2667',
  );
  // What was typed last is taken when the view is left.
  await field.fill('6698');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await page.keyboard.press('Alt+2');
  await expect.poll(() => field.inputValue()).toBe('6698');
  await place('完成情况');
  await expect.poll(async () => (await table()).length).toBe(14);
  expect(await table()).toEqual(before);
});

it('exports the table with the columns and the order that were chosen, and prints it', async () => {
  await page.getByRole('columnheader', { name: '完成进度（%）' }).getByRole('button').click();
  await page.locator('.review-columns summary').click();
  await page.getByLabel('单位', { exact: true }).uncheck();
  await page.getByLabel('差距（百分点）').check();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await table())[0]?.['name']).toBe('移动电话普及率');
  await page.keyboard.press('Control+Shift+S');
  await page.getByLabel('CSV（一张表，带表头，可用于其他程序）').check();
  await page.getByLabel('主要指标完成情况表').check();
  await page.getByLabel('文件夹').fill(computer.exportFolder);
  await page.getByLabel('文件名').fill('评估表');
  await page.getByLabel('文件名').press('Enter');
  await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('已导出到');
  expect(await readdir(computer.exportFolder)).toContain('评估表.csv');
  const text = await readFile(path.join(computer.exportFolder, '评估表.csv'), 'utf8');
  const [head = '', first = ''] = text.split('\r\n');
  expect(head).toMatch(/^\uFEFF类别,序号,指标名称,属性,/);
  expect(head).toContain('差距（百分点）');
  expect(first).toContain('移动电话普及率');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+p');
  const paper = page.locator('.print-pages');
  await expect.poll(() => paper.textContent()).toContain('时序进度为60.00%');
  await expect.poll(() => paper.textContent()).toContain('▼ 滞后');
});

it('draws the same verdicts as charts', async () => {
  await page.keyboard.press('Alt+3');
  await page.locator('.kind-tabs').getByText('评价分布', { exact: true }).click();
  const label = () => page.locator('.chart-card [role="img"]').first().getAttribute('aria-label');
  await expect.poll(label).toContain('信息通信能力共 3 项');
  await page.locator('.kind-tabs').getByText('完成进度', { exact: true }).click();
  await expect.poll(label).toContain('互联网省际出口带宽：完成进度 52.89%，路径要求 60.00%，滞后。');
  await page.keyboard.press('Alt+2');
  await page.getByLabel('评估年份').selectOption({ label: '2017年' });
  await page.keyboard.press('Alt+3');
  await expect.poll(label).toContain('互联网省际出口带宽：完成进度 23.63%，路径要求 40.00%，滞后。');
  expect(await page.getByText('评估年份（2017年）').count()).toBeGreaterThan(0);
});

it('has complained about nothing', () => {
  expect(computer.complaints).toEqual([]);
});
