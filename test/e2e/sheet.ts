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

  /** Waits until everything typed so far is saved. */
  async saved(): Promise<void> {
    await this.page.waitForSelector('.save-state[data-kind="saved"]');
  }
}
