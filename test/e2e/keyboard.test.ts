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
  sheet = new Sheet(page);
  await sheet.ready();
});

afterAll(() => computer.dispose());

const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'nobody';
    const name = activeElement.getAttribute('aria-label') ?? activeElement.closest('label')?.textContent;
    return name ?? activeElement.textContent;
  });

/** Opens the page with the code of a part held back; the answer lets it go. */
async function holdBack(part: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/${part}-*.js`, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await sheet.ready();
  await sheet.click('行政村光纤通达率', 'actual-2016');
  return release;
}

describe('what is typed before it is there that a key has opened', () => {
  it.each([
    ['Palette', 'Control+k', '命令'],
    ['KeyMap', 'F1', '查快捷键'],
    ['SheetToolViews', 'Control+f', '查找 '],
    ['SheetToolViews', 'Control+Shift+L', '筛选行'],
    ['SheetPanels', 'Shift+F10', '单元格菜单'],
  ])('goes into no cell: %s by %s', async (part, key, name) => {
    const release = await holdBack(part);
    await page.keyboard.press(key);
    await page.keyboard.type('56');
    await expect.poll(focused).toBe('正在打开');
    release();
    await expect.poll(() => page.getByLabel('正在打开').count()).toBe(0);
    const opened = page.getByLabel(name, { exact: true }).first();
    await opened.waitFor();
    // A field has it.
    if (await opened.evaluate((element) => element.matches('input')))
      await expect.poll(() => opened.inputValue()).toBe('56');
    await sheet.expectText('行政村光纤通达率', 'actual-2016', '');
    expect(await page.getByRole('button', { name: '撤销', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('单元格');
  });

  it('is what find looks for again when it is opened again', async () => {
    const release = await holdBack('SheetToolViews');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('光纤');
    await expect.poll(() => page.getByLabel('正在打开').inputValue()).toBe('光纤');
    release();
    const field = page.getByRole('textbox', { name: '查找' });
    await expect.poll(() => field.inputValue()).toBe('光纤');
    await page.keyboard.press('Escape');
    await expect.poll(() => field.count()).toBe(0);
    await page.keyboard.press('Control+f');
    await expect.poll(() => field.inputValue()).toBe('光纤');
    await page.keyboard.press('Escape');
  });

  it('is the note of the cell where that is asked for', async () => {
    await sheet.enter('行政村光纤通达率', 'actual-2016', '97');
    await sheet.saved();
    const release = await holdBack('CellInspector');
    await page.keyboard.press('Shift+F2');
    await page.keyboard.type('按新口径');
    await expect.poll(() => page.getByLabel('正在打开').inputValue()).toBe('按新口径');
    release();
    const note = page.getByLabel(/^注/);
    await expect.poll(() => note.inputValue()).toBe('按新口径');
    await page.keyboard.type('计算');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => note.inputValue()).toBe('按新口径计算');
    await expect.poll(focused).toBe('单元格');
    await sheet.saved();
    await page.keyboard.press('Control+z');
    await expect.poll(() => note.inputValue()).toBe('');
    await page.keyboard.press('Control+z');
    await sheet.expectText('行政村光纤通达率', 'actual-2016', '');
    await page.getByRole('button', { name: '收起单元格详情' }).click();
  });

  it('is no note of a cell where one is in the meantime', async () => {
    const other = '家庭宽带20Mbps接入能力覆盖率';
    await sheet.enter('行政村光纤通达率', 'actual-2016', '97');
    await sheet.enter(other, 'actual-2016', '96');
    await sheet.saved();
    const release = await holdBack('CellInspector');
    await page.keyboard.press('Shift+F2');
    await page.keyboard.type('按新口径');
    await sheet.click(other, 'actual-2016');
    await page.keyboard.type('7');
    release();
    await page.getByLabel(/^注/).waitFor();
    await page.keyboard.type('7');
    await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('77');
    expect(await page.getByLabel(/^注/).inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await sheet.expectText('行政村光纤通达率', 'actual-2016', '');
    await page.getByRole('button', { name: '收起单元格详情' }).click();
  });

  it('is given up by Escape, and the tool with it', async () => {
    const release = await holdBack('SheetToolViews');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('光纤');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('单元格');
    const loaded = page.waitForResponse('**/SheetToolViews-*.js');
    release();
    await (await loaded).finished();
    await page.keyboard.press('Control+f');
    const field = page.getByRole('textbox', { name: '查找' });
    await expect.poll(() => field.inputValue()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('is what an input method has finished, and nothing before', async () => {
    const release = await holdBack('SheetToolViews');
    await page.keyboard.press('Control+f');
    await expect.poll(focused).toBe('正在打开');
    const keyboard = await page.context().newCDPSession(page);
    const show = (text: string) =>
      keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await show('guang');
    await keyboard.send('Input.insertText', { text: '光' });
    await show('xian');
    await expect.poll(() => page.getByLabel('正在打开').inputValue()).toBe('光xian');
    release();
    await expect.poll(() => page.getByRole('textbox', { name: '查找' }).inputValue()).toBe('光');
    await page.keyboard.press('Escape');
    await keyboard.detach();
  });

  it('is the number of decimals where that is asked for', async () => {
    const release = await holdBack('SheetPanels');
    await page.keyboard.type('=100/3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2');
    release();
    await expect.poll(() => page.locator('.sheet-panel output').textContent()).toBe('得 33.33');
    await page.keyboard.press('Enter');
    await sheet.expectText('行政村光纤通达率', 'actual-2016', '33.33');
    // And the cell below is next, as after every Enter.
    await page.keyboard.type('96');
    await page.keyboard.press('Tab');
    await sheet.expectText('家庭宽带20Mbps接入能力覆盖率', 'actual-2016', '96');
    await page.keyboard.type('=100/3');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.sheet-panel output').textContent()).toBe('得 33');
    await page.keyboard.press('Enter');
    await expect.poll(() => sheet.place()).toContain('2018 年实际值');
  });
});

it('a view that a key opens has the keyboard, wherever it was before', async () => {
  for (const [key, name] of [
    ['Alt+2', '评估年份'],
    ['Alt+3', '基期、实际、目标对比'],
    ['Alt+4', '规划'],
    ['Alt+5', '现在做一份'],
    ['Control+p', '打印'],
    ['Control+Shift+S', 'Excel 工作簿（每张表一页）'],
    ['Alt+1', '单元格'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused).toContain(name);
  }
  await page.keyboard.press('Shift+F6');
  await expect.poll(focused).toBe('录入');
  await page.keyboard.press('Alt+1');
  await expect.poll(focused).toBe('单元格');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开“评估');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toContain('评估年份');
  await page.keyboard.press('Alt+1');
  await sheet.ready();
});

it('F6 comes to the question for the name and to the line of the first start, and goes round the print view', async () => {
  const stops = async (key: string, count: number): Promise<readonly (string | null)[]> => {
    const places = [];
    for (let stop = 0; stop < count; stop += 1) {
      await page.keyboard.press(key);
      places.push(await focused());
    }
    return places;
  };
  await expect.poll(focused).toBe('单元格');
  expect(await stops('F6', 5)).toEqual(['知道了', '撤销', '您的姓名', '录入', '单元格']);
  expect(await stops('Shift+F6', 5)).toEqual(['录入', '您的姓名', '撤销', '知道了', '单元格']);
  await page.keyboard.press('Control+p');
  await expect.poll(focused).toBe('打印');
  expect(await stops('F6', 6)).toEqual(['打印预览', '撤销', '您的姓名', '打印', '改回整份文件', '打印']);
  expect(await stops('Shift+F6', 2)).toEqual(['改回整份文件', '打印']);
  await page.keyboard.press('Alt+1');
  await sheet.ready();
});

it('the palette finds a view before the undoing of what was typed there', async () => {
  await sheet.enter('软件业务收入', 'actual-2016', '502.75');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('录入');
  await expect
    .poll(() => page.locator('.mantine-Spotlight-action').first().textContent())
    .toContain('打开“录入”');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('单元格');
  await sheet.expectText('软件业务收入', 'actual-2016', '502.75');
});

it('what was told of the last step goes with the next change', async () => {
  await page.keyboard.press('Control+z');
  await expect.poll(() => sheet.notice()).toContain('已撤销');
  await sheet.enter('软件业务收入', 'actual-2017', '561');
  await expect.poll(() => sheet.notice()).toBe('');
});

it("what is chosen is seen in the computer's own high contrast", async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  const backgrounds = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((elements) => elements.slice(0, 2).map((each) => getComputedStyle(each).backgroundColor));
  const expectSeen = async (selector: string) => {
    await expect.poll(async () => new Set(await backgrounds(selector)).size).toBe(2);
  };
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('普及率');
  await expectSeen('#sheet-go-to-list li');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('列');
  await expectSeen('.mantine-Spotlight-action');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await expectSeen('.review-places button');
  await page.keyboard.press('Alt+3');
  await expectSeen('.kind-tabs label');
  await page.emulateMedia({ forcedColors: null });
});

it('what is typed as soon as the sheet has the keyboard is all in the cell', async () => {
  await page.keyboard.press('Alt+1');
  await sheet.ready();
  await page.addInitScript(() => {
    let isTyped = false;
    addEventListener('focusin', async ({ target }) => {
      if (isTyped || !(target instanceof HTMLElement) || !target.matches('.sheet-editor')) return;
      isTyped = true;
      for (const key of '3101') {
        await new Promise((resolve) => setTimeout(resolve));
        document.execCommand('insertText', false, key);
      }
    });
  });
  await page.reload();
  await expect.poll(() => page.locator('.sheet-editor').inputValue()).toBe('3101');
  await page.keyboard.press('Escape');
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
