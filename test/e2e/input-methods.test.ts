import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

beforeEach(async () => {
  await page.keyboard.press('Escape');
});

afterAll(async () => {
  await computer.dispose();
});

const fibre = '行政村光纤通达率';

const editor = () => page.locator('.sheet-editor').inputValue();

const mode = () => page.locator('.sheet-editor').getAttribute('data-mode');
const session = () => page.context().newCDPSession(page);
type Session = Awaited<ReturnType<typeof session>>;

/** A key that the input method takes for itself. */
const ownKey = (keyboard: Session, key: string) =>
  keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key });
const show = (keyboard: Session, text: string) =>
  keyboard.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });

/** A composition as its language builds it up, the Enter that ends it, and the text that it leaves. */
async function compose(steps: readonly string[], text: string): Promise<void> {
  const keyboard = await session();
  await ownKey(keyboard, 'Process');
  for (const step of steps) await show(keyboard, step);
  await expect.poll(editor).toBe(steps.at(-1));
  await ownKey(keyboard, 'Enter');
  await expect.poll(editor).toBe(steps.at(-1));
  await keyboard.send('Input.insertText', { text });
  await expect.poll(editor).toBe(text);
  await keyboard.detach();
}

it('input methods of Korean and Japanese lose no first letter, and their Enter commits nothing', async () => {
  await sheet.click(fibre, 'actual-2018');
  await compose(['ㅇ', '야', '약', '약９', '약９５'], '약95');
  await page.keyboard.press('Enter');
  await expect.poll(() => sheet.bubble()).toContain('“약95”');
  await sheet.expectText(fibre, 'actual-2018', '');
  await page.keyboard.press('Escape');
  await sheet.click(fibre, 'actual-2018');
  await compose(['ｋ', 'きゅう', 'きゅうじゅう', '９０。５'], '９０。５');
  await page.keyboard.press('Enter');
  await sheet.expectText(fibre, 'actual-2018', '90.5');
  await page.keyboard.press('Control+z');
});

it('input methods keep Escape and Tab while they compose; what they show is taken where the cell is left', async () => {
  const keyboard = await session();
  await sheet.click(fibre, 'actual-2018');
  await ownKey(keyboard, 'Process');
  await show(keyboard, 'jiu');
  await ownKey(keyboard, 'Escape');
  await show(keyboard, '');
  await expect.poll(mode).toBe('closed');
  await show(keyboard, '８８');
  await ownKey(keyboard, 'Tab');
  await expect.poll(editor).toBe('８８');
  // Another cell is clicked in the middle of it.
  await sheet.click(fibre, 'actual-2019');
  await sheet.expectText(fibre, 'actual-2018', '88');
  await expect.poll(editor).toBe('');
  // One that is given up empties no cell.
  await sheet.click(fibre, 'actual-2018');
  await ownKey(keyboard, 'Process');
  await show(keyboard, 'n');
  await expect.poll(mode).toBe('typing');
  await show(keyboard, '');
  await page.keyboard.press('Enter');
  await sheet.expectText(fibre, 'actual-2018', '88');
  await sheet.click(fibre, 'actual-2019');
  await ownKey(keyboard, 'Process');
  await show(keyboard, '７７');
  // The keyboard goes elsewhere in the middle of it.
  await page.locator('.rail button').first().focus();
  await sheet.expectText(fibre, 'actual-2019', '77');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await sheet.expectText(fibre, 'actual-2018', '');
  await keyboard.detach();
});

it('input methods leave nothing in a locked cell, which says why', async () => {
  const keyboard = await session();
  await sheet.click(fibre, 'target');
  await ownKey(keyboard, 'Process');
  await show(keyboard, 'n');
  await show(keyboard, 'ni');
  await expect.poll(() => sheet.bubble()).toContain('来自规划文本，不在这里修改');
  await keyboard.send('Input.insertText', { text: '你' });
  expect(await editor()).toBe('');
  expect(await mode()).toBe('closed');
  await keyboard.detach();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('99');
  await page.keyboard.press('Shift+Enter');
  await sheet.expectText(fibre, 'actual-2020', '99');
  await page.keyboard.press('Control+z');
});

it('had nothing to complain about', () => {
  expect(computer.complaints).toEqual([]);
});
