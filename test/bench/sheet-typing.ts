import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export const years = [2016, 2017, 2018, 2019, 2020] as const;

/** Figures that fit every unit of the seed plan, each a different one. */
export class Figures {
  private count = 0;

  next(): string {
    this.count += 1;
    return (10 + (this.count % 9000) / 100).toFixed(2);
  }
}

/** Opens the program's page on its sheet. */
export async function openSheet(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('.sheet-editor[data-mode="closed"]', { state: 'attached' });
}

/** The rows of the sheet that take figures, by their index. */
export function openRows(page: Page): Promise<number[]> {
  return page
    .locator('.ag-cell[col-id="actual-2016"]:not(.sheet-locked)')
    .evaluateAll((cells) =>
      cells
        .map((cell) => Number(cell.closest('[row-index]')?.getAttribute('row-index')))
        .sort((a, b) => a - b),
    );
}

export async function clickCell(page: Page, row: number, year: number): Promise<void> {
  await page.locator(`[row-index="${row}"] .ag-cell[col-id="actual-${year}"]`).click();
}

/** Types a figure as a keyboard does, and Enter after a while. */
export async function typeFigure(page: Page, figure: string, milliseconds = 0): Promise<void> {
  await page.keyboard.type(figure);
  await pause(milliseconds);
  await page.keyboard.press('Enter');
}
