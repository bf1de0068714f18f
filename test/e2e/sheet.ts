import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** What a user does with the sheet, by names as they are on the screen. */
export class Sheet {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async ready(): Promise<void> {
    await this.page.waitForSelector('.sheet-editor[data-mode="closed"]', { state: 'attached' });
  }

  /** Row index of an indicator. */
  async rowOf(indicator: string): Promise<number> {
    const name = this.page
      .locator('.ag-cell[col-id="name"]', { hasText: new RegExp(`^${indicator}$`) })
      .first();
    const row = await name.evaluate((cell) => cell.closest('[row-index]')?.getAttribute('row-index'));
    return Number(row);
  }

  private cell(row: number, column: string) {
    return this.page.locator(`[row-index="${row}"] .ag-cell[col-id="${column}"]`).first();
  }

  async click(indicator: string, column: string): Promise<void> {
    await this.cell(await this.rowOf(indicator), column).click();
  }

  async doubleClick(indicator: string, column: string): Promise<void> {
    await this.cell(await this.rowOf(indicator), column).dblclick();
  }

  /** The text of a cell, without the blanks that align decimals. */
  async text(indicator: string, column: string): Promise<string> {
    const text = await this.cell(await this.rowOf(indicator), column).textContent();
    return (text ?? '').replaceAll(/[\u2007\u2008]/g, '').trim();
  }

  async expectText(indicator: string, column: string, text: string): Promise<void> {
    await expect.poll(() => this.text(indicator, column)).toBe(text);
  }

  async enter(indicator: string, column: string, text: string): Promise<void> {
    await this.click(indicator, column);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async bubble(): Promise<string> {
    const bubble = this.page.locator('.sheet-bubble');
    return (await bubble.count()) === 0 ? '' : ((await bubble.textContent()) ?? '');
  }

  /** The names of the rows on the screen, from top to bottom. */
  async names(): Promise<readonly string[]> {
    const names = await this.page.locator('.ag-cell[col-id="name"]').evaluateAll((cells) =>
      cells.map((cell) => ({
        row: Number(cell.closest('[row-index]')?.getAttribute('row-index')),
        text: cell.textContent ?? '',
      })),
    );
    return names.sort((a, b) => a.row - b.row).map(({ text }) => text);
  }

  /** What the line below the sheet says of the active cell. */
  async place(): Promise<string> {
    return (await this.page.locator('#sheet-place').textContent())?.replaceAll(/\s+/g, ' ') ?? '';
  }

  /** What the line above the sheet says was done. */
  notice(): Promise<string | null> {
    return this.page.locator('.top-notice').textContent();
  }

  zoom(): Promise<string | null> {
    return this.page.locator('.sheet-zoom button').nth(1).textContent();
  }

  /** The text of the clipboard, which the page must be permitted to read. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Runs a command by a part of its name. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('textbox', { name: '命令' }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until everything typed so far is saved. */
  async saved(): Promise<void> {
    await this.page.waitForSelector('.save-state[data-kind="saved"]');
  }
}
