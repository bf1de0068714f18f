import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserForTests } from '../builders/browser-for-tests';
import { countImages, readPdf } from '../builders/poppler';
import { newFolder, removeFolder } from '../builders/temporary-folder';
import { Computer } from './harness';
import { Sheet } from './sheet';

let computer: Computer;
let tools: string;
let page: Page;
let sheet: Sheet;

beforeAll(async () => {
  tools = await newFolder();
  vi.stubEnv('CHROMIUM_PATH', await browserForTests(tools));
  computer = await Computer.create();
  page = await computer.open();
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(computer.url).origin });
  sheet = new Sheet(page);
  await sheet.ready();
  await sheet.enter('互联网省际出口带宽', 'actual-2016', '3010');
  await sheet.enter('互联网省际出口带宽', 'actual-2018', '4800');
  await sheet.enter('软件业务收入', 'actual-2017', '561');
  await sheet.saved();
  // The views of every day come by themselves, the chart library only for a chart.
  const asked = (name: string) => computer.requests.some((address) => address.includes(`/assets/${name}-`));
  await vi.waitUntil(() => asked('PlanOverview'), { timeout: 15_000 });
  expect(asked('echarts-setup')).toBe(false);
  await page.keyboard.press('Alt+3');
  await page.waitForSelector('.chart-card svg');
  expect(asked('echarts-setup')).toBe(true);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await computer.dispose();
  await removeFolder(tools);
});

const pictureText = async () => (await page.locator('.charts-main svg').allTextContents()).join('');
const titles = () => page.locator('.chart-card').evaluateAll((cards) => cards.map((card) => card.ariaLabel));
const kind = (name: string) => page.locator('.kind-tabs').getByText(name, { exact: true }).click();
const exported = async (ending: string) =>
  (await readdir(computer.exportFolder)).filter((name) => name.endsWith(ending)).sort();

async function chooseOnly(...indicators: readonly string[]): Promise<void> {
  await page.locator('.picker summary').filter({ hasText: '指标' }).click();
  await page.getByRole('button', { name: '清空' }).click();
  for (const name of indicators) await page.getByLabel(name, { exact: true }).check();
  await page.keyboard.press('Escape');
}

describe('looking', () => {
  it('at one indicator: the choice narrows the chart, and Esc closes the list', async () => {
    await chooseOnly('互联网省际出口带宽');
    await expect.poll(titles).toEqual(['互联网省际出口带宽：基期、实际与目标对比']);
    expect(await page.locator('.picker[open]').count()).toBe(0);
    for (const part of ['2667', '4800', '6700', '资料来源：']) await expect.poll(pictureText).toContain(part);
    expect(await pictureText()).not.toContain('3010');
  });

  it('at indicators that are chosen by a press on their names', async () => {
    await page.locator('.picker summary').filter({ hasText: '指标' }).click();
    const box = await page.locator('.picker-list label', { hasText: '软件业务收入' }).boundingBox();
    const press = () =>
      page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 6, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await press();
    await expect.poll(pictureText).toContain('软件业务收入');
    await press();
    await expect.poll(titles).toEqual(['互联网省际出口带宽：基期、实际与目标对比']);
    await page
      .locator('.picker-tools')
      .first()
      .click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.picker[open]').count()).toBe(0);
    await page.locator('.picker summary').filter({ hasText: '指标' }).click();
    // A press on the empty place beside closes it.
    const main = await page.locator('.charts-main').boundingBox();
    await page.mouse.click((main?.x ?? 0) + (main?.width ?? 0) - 4, (main?.y ?? 0) + (main?.height ?? 0) - 4);
    await expect.poll(() => page.locator('.picker[open]').count()).toBe(0);
  });

  it('at chosen years, with a place left for a year without a figure', async () => {
    await page.locator('.picker summary').filter({ hasText: '年份' }).click();
    await page.getByLabel('2016年').check();
    await page.getByLabel('2017年').check();
    await page.keyboard.press('Escape');
    await expect.poll(pictureText).toContain('暂无');
    expect(await pictureText()).toContain('3010');
    expect(await pictureText()).not.toContain('4800');
  });

  it('at other kinds', async () => {
    await page.locator('.picker summary').filter({ hasText: '年份' }).click();
    await page.getByLabel('有数据的各年').check();
    await page.keyboard.press('Escape');
    await kind('历年走势');
    await expect.poll(titles).toEqual(['互联网省际出口带宽：历年走势']);
    await kind('从基期到目标');
    await expect.poll(titles).toEqual(['互联网省际出口带宽：从基期到目标']);
    await kind('历年走势');
    await expect.poll(pictureText).toContain('没有数据的年份不连线，不是零。');
  });

  it('by keys: each figure is read out exactly', async () => {
    const card = page.locator('.chart-card').first();
    await card.focus();
    const said = () => card.locator('[role="status"]').textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toBe('互联网省际出口带宽，2015年基期值：2667 Gbps');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toBe('互联网省际出口带宽，2017年：暂无，路径：4280.20 Gbps');
    await page.keyboard.press('End');
    await expect.poll(said).toContain('目标值：6700 Gbps');
    await page.keyboard.press('Escape');
    await expect.poll(said).toBe('');
  });

  it('by pointing', async () => {
    const card = page.locator('.chart-card').first();
    const box = await card.boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + box.width / 2, box.y + 200);
    await expect
      .poll(() => page.locator('.chart-readout').textContent())
      .toMatch(/互联网省际出口带宽20\d\d年/);
    await page.mouse.move(2, 2);
    await expect.poll(() => page.locator('.chart-readout').count()).toBe(0);
  });

  it('with the numbers as a table beside it', async () => {
    await page.getByRole('button', { name: '数据表' }).click();
    const table = page.getByRole('complementary', { name: '图表数据' });
    await expect.poll(() => table.textContent()).toContain('2018年实际值');
    expect(await table.textContent()).toContain('4800');
    await page.getByRole('button', { name: '数据表' }).click();
  });

  it('at progress and verdicts of the year that was last entered', async () => {
    await kind('完成进度');
    await expect.poll(titles).toEqual(['互联网省际出口带宽2018年完成进度']);
    await expect.poll(pictureText).toContain('52.89%');
    expect(await pictureText()).toContain('▼ 滞后');
    await kind('评价分布');
    await expect.poll(pictureText).toContain('共 1 项');
    await kind('历年走势');
    await expect.poll(pictureText).toContain('路径要求按线性路径计算。');
  });

  it('again after the page was loaded anew', async () => {
    await page.reload();
    await page.waitForSelector('.chart-card svg');
    expect(await titles()).toEqual(['互联网省际出口带宽：历年走势']);
  });
});

const outcome = () => page.locator('.export-outcome').textContent();

describe('taking away', () => {
  it('one picture by the clipboard, in the colours of paper', async () => {
    await page.getByRole('button', { name: '复制图片' }).click();
    await expect.poll(() => page.locator('.top-notice').textContent()).toContain('已复制图片');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await createImageBitmap(await (item as ClipboardItem).getType('image/png'));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context?.drawImage(picture, 0, 0);
      const colours = new Set<string>();
      const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
      for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
      return { width: picture.width, ground: colours.has('255,255,255'), line: colours.has('31,78,140') };
    });
    expect(copied).toMatchObject({ ground: true, line: true });
    expect(copied.width).toBeGreaterThan(800);
  });

  async function exportAs(format: string): Promise<void> {
    await page.getByLabel('格式').selectOption({ label: format });
    await page.getByLabel('文件夹').fill(computer.exportFolder);
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
  }

  it.each([150, 300, 600])('as a PNG of %i dots an inch that knows its size on paper', async (dots) => {
    if (dots === 150) await page.getByRole('button', { name: '导出图片…' }).click();
    const suggested = await page.getByLabel('文件名').inputValue();
    expect(suggested).toMatch(dots === 150 ? /^互联网省际出口带宽：?历年走势_\d{8}$/ : /^每英寸\d+点$/);
    await page.getByLabel('文件名').fill(`每英寸${dots}点`);
    await exportAs(`PNG 图片，每英寸 ${dots} 点`);
    await expect.poll(outcome).toContain(`每英寸${dots}点.png`);
    const bytes = await readFile(path.join(computer.exportFolder, `每英寸${dots}点.png`));
    expect(bytes.readUInt32BE(16)).toBe(Math.round((590 * dots) / 96));
    expect(bytes.toString('latin1', 37, 41)).toBe('pHYs');
    // Dots a metre, across and down.
    expect([bytes.readUInt32BE(41), bytes.readUInt32BE(45)]).toEqual(
      Array(2).fill(Math.round(dots / 0.0254)),
    );
  });

  it('as SVG; a file of that name is not replaced without leave', async () => {
    await exportAs('SVG 矢量图');
    await expect.poll(() => exported('.svg')).toHaveLength(1);
    await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('.svg');
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('已经有同名文件');
    await page.getByRole('button', { name: '替换' }).click();
    await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('已导出到');
    const [name = ''] = await exported('.svg');
    expect(await readFile(path.join(computer.exportFolder, name), 'utf8')).toContain('4800');
  });
});

describe('the chart book', () => {
  const captions = () =>
    page
      .locator('.book-caption input')
      .evaluateAll((inputs) =>
        inputs.map((input) => (input as HTMLInputElement).value || (input as HTMLInputElement).placeholder),
      );

  it('takes charts in, in an order and with captions of one’s own', async () => {
    await page.getByRole('button', { name: '收入图册' }).click();
    await chooseOnly('软件业务收入', '电子商务交易额');
    await kind('基期、实际、目标对比');
    await page.getByRole('button', { name: '收入图册' }).click();
    await page.getByRole('button', { name: '图册（2）' }).click();
    await expect
      .poll(captions)
      .toEqual(['互联网省际出口带宽：历年走势', '信息经济发展：基期、实际与目标对比']);
    await page.locator('.book-caption input').nth(1).fill('信息经济两项指标');
    await page.keyboard.press('Enter');
    await expect.poll(titles).toEqual(['互联网省际出口带宽：历年走势', '信息经济两项指标']);
    await page.getByRole('button', { name: '下移' }).first().click();
    await expect.poll(titles).toEqual(['信息经济两项指标', '互联网省际出口带宽：历年走势']);
  });

  it('is undone and redone by name, like figures', async () => {
    await page.locator('.charts-places').getByRole('button', { name: /^图册/ }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(titles).toEqual(['互联网省际出口带宽：历年走势', '信息经济两项指标']);
    await expect.poll(() => page.locator('.top-notice').textContent()).toBe('已撤销：图册：调整次序');
    await page.keyboard.press('Control+y');
    await expect.poll(titles).toEqual(['信息经济两项指标', '互联网省际出口带宽：历年走势']);
  });

  it('follows the figures, and is still there in a new window', async () => {
    await page.keyboard.press('Alt+1');
    await sheet.ready();
    await sheet.enter('软件业务收入', 'actual-2018', '624.5');
    await sheet.saved();
    await page.reload();
    await sheet.ready();
    await page.keyboard.press('Alt+3');
    await page.getByRole('button', { name: '图册（2）' }).click();
    await expect.poll(pictureText).toContain('624.5');
  });

  it('is written as numbered files in one go', async () => {
    await page.getByRole('button', { name: '导出整册…' }).click();
    await page.getByLabel('格式').selectOption({ label: 'SVG 矢量图' });
    await page.getByLabel('文件夹').fill(computer.exportFolder);
    await page.getByLabel('文件名').fill('图册');
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(() => page.locator('.export-outcome').textContent()).toContain('已导出 2 幅图');
    const names = (await exported('.svg')).filter((name) => name.startsWith('图册'));
    expect(names).toEqual(['图册_01.svg', '图册_02.svg']);
    const first = await readFile(path.join(computer.exportFolder, '图册_01.svg'), 'utf8');
    expect(first).toContain('信息经济两项指标');
    expect(first).toContain('624.5');
  });

  it('is cancelled between two pictures: what is written stays, and nothing else is', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/call/file.save', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByLabel('文件名').fill('半册');
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(outcome).toContain('正在导出：已写 0 幅，共 2 幅');
    expect(await page.locator('.export-outcome progress').getAttribute('max')).toBe('2');
    await page.locator('.chart-export').getByRole('button', { name: '取消' }).click();
    release();
    await expect.poll(outcome).toContain('已取消。已导出到');
    expect(await outcome()).toContain('其余 1 幅没有写出。');
    await page.unroute('**/call/file.save');
    expect((await exported('.svg')).filter((name) => name.startsWith('半册'))).toEqual(['半册_01.svg']);
  });

  it('is cancelled while its PDF is on its way to the host, and leaves no file', async () => {
    await page.getByLabel('格式').selectOption({ label: 'PDF 文件，每幅图一页' });
    await page.getByLabel('文件名').fill('不要了');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/call/print.pdf', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(outcome).toContain('正在生成 PDF');
    await page.locator('.chart-export').getByRole('button', { name: '取消' }).click();
    release();
    await expect.poll(outcome).toBe('已取消，没有写出文件。');
    expect(await exported('.pdf')).toEqual([]);
    await page.unroute('**/call/print.pdf');
    await page.getByLabel('文件名').fill('图册');
  });

  it('is written as one PDF file, a page a picture, with text that can be found', async () => {
    await page.getByLabel('格式').selectOption({ label: 'PDF 文件，每幅图一页' });
    const file = path.join(computer.exportFolder, '图册.pdf');
    const write = () =>
      page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    await write();
    await expect.poll(outcome, { timeout: 30_000 }).toContain(`已导出到 ${file}`);
    const pages = readPdf(file);
    expect(countImages(file)).toBe(0);
    expect(pages).toHaveLength(2);
    expect(pages[0]?.text).toContain('信息经济两项指标');
    expect(pages[0]?.text).toContain('624.5');
    expect(pages[1]?.text).toContain('互联网省际出口带宽');
    // A picture is 590 pixels wide, with 38 of blank paper at each side.
    for (const { width } of pages) expect(width).toBeCloseTo((666 * 25.4) / 96, 0);
    // What was drawn already is drawn anew after a change.
    await page.locator('.book-caption input').first().fill('信息经济两项');
    await page.keyboard.press('Enter');
    await expect.poll(titles).toEqual(['信息经济两项', '互联网省际出口带宽：历年走势']);
    await write();
    await expect.poll(outcome).toContain('已经有同名文件');
    await page.getByRole('button', { name: '替换' }).click();
    await expect.poll(outcome, { timeout: 30_000 }).toContain('已导出到');
    expect(readPdf(file)[0]?.text).toContain('信息经济两项');
    expect(readPdf(file)[0]?.text).not.toContain('信息经济两项指标');
  });

  it('lets a chart go', async () => {
    await page.getByRole('button', { name: '移出' }).first().click();
    await expect.poll(titles).toEqual(['互联网省际出口带宽：历年走势']);
  });
});

it('gives the same paper whatever the screen looks like', async () => {
  const take = async () => {
    await page.getByRole('button', { name: '看图' }).click();
    await page.getByRole('button', { name: '导出图片…' }).click();
    await page.getByLabel('文件夹').fill(computer.exportFolder);
    await page.getByLabel('文件名').fill('同一幅');
    await page.getByLabel('格式').selectOption({ label: 'SVG 矢量图' });
    await page.locator('.chart-export').getByRole('button', { name: '导出', exact: true }).click();
    const replace = page.getByRole('button', { name: '替换' });
    const done = page.locator('.export-outcome[data-tone="good"]');
    await replace.or(done).first().waitFor();
    if (await replace.isVisible()) await replace.click();
    await done.waitFor();
    return readFile(path.join(computer.exportFolder, '同一幅.svg'), 'utf8');
  };
  const light = await take();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 911, height: 512 });
  await page.reload();
  await page.waitForSelector('.chart-card svg');
  expect(await take()).toBe(light);
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
