import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the pages in the preview are those of what is chosen now. */
export async function laidOut(page: Page): Promise<void> {
  await page.waitForSelector('.print-pages[aria-busy="false"] .print-sheet', { timeout: 180_000 });
}

export async function printView(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await laidOut(page);
}

export async function wholeDocument(page: Page): Promise<void> {
  await printView(page);
  await page.getByRole('button', { name: '改回整份文件' }).click();
  // The button goes; the keyboard does not go with it.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('打印');
  await expect.poll(() => page.locator('[data-section="cover"] input').isChecked()).toBe(true);
  await expect.poll(() => page.locator('.paper-cover').count()).toBe(1);
  await laidOut(page);
}
