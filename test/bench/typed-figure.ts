import type { Page } from 'playwright-core';
import { Random } from '../soak/random';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import { clickCell, Figures, openRows, openSheet, typeFigure, years } from './sheet-typing';
import { median, quantile } from './statistics';

declare global {
  interface Window {
    /** Milliseconds from Enter to paint of every figure. Put there by `watchPaint`. */
    paintTimes?: number[];
  }
}

/**
 * Runs in the page before its own scripts. The clock starts at the time stamp of the Enter key, which Chromium takes when
 * the key reaches the browser, before the page hears of it. It stops at the frame time of the second animation frame
 * after the cell's text has changed in the document: the first one draws the change, and the second one's beginning is
 * the refresh at which a screen shows what the first has drawn. A frame that comes late pushes the second one back, so
 * nothing is shown later than is counted. Without any work, a key lies up to one frame before the first of the two:
 * between 1 and 2 frames is the best there is, more than 2 is a missed frame.
 */
function watchPaint(): void {
  const times: number[] = [];
  window.paintTimes = times;
  const onKey = (event: KeyboardEvent) => {
    const cell = event.key === 'Enter' ? document.querySelector('.ag-cell.sheet-active') : null;
    if (!cell) return;
    const before = cell.textContent;
    const observer = new MutationObserver(() => {
      if (cell.textContent === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        requestAnimationFrame((frame) => times.push(frame - event.timeStamp));
      });
    });
    observer.observe(cell, { subtree: true, childList: true, characterData: true });
  };
  addEventListener('keydown', onKey, { capture: true });
}

/** Milliseconds between two frames of this page while nothing happens. */
async function frameInterval(page: Page): Promise<number> {
  const frames = await page.evaluate(async () => {
    const times: number[] = [];
    while (times.length < 61) times.push(await new Promise<number>(requestAnimationFrame));
    return times;
  });
  return median(frames.slice(1).map((frame, index) => frame - (frames[index] ?? frame)));
}

/** Fills in the whole sheet, column by column; 95 of 100 figures are painted within the answer, in frames. */
async function fillSheet(page: Page, figures: Figures, random: Random): Promise<number> {
  const interval = await frameInterval(page);
  const rows = await openRows(page);
  let typed = await page.evaluate(() => window.paintTimes?.length ?? 0);
  const before = typed;
  for (const year of years) {
    await clickCell(page, rows[0] ?? 0, year);
    for (let row = 0; row < rows.length; row += 1) {
      // Enter falls on any point of a frame.
      await typeFigure(page, figures.next(), random.between(0, 50));
      typed += 1;
      await page.waitForFunction((count) => (window.paintTimes?.length ?? 0) >= count, typed);
    }
  }
  const times = await page.evaluate(() => window.paintTimes ?? []);
  return quantile(times.slice(before), 0.95) / interval;
}

/** One figure typed into the sheet: from Enter to the frame on the screen, 95th percentile of 65 a run. */
export const typedFigure: Benchmark = {
  name: 'typed-figure',
  unit: 'frames',
  goal: 2,
  async measure(_peers, runs) {
    const browser = await DrivenBrowser.start();
    const samples: Sample[] = [];
    try {
      const page = await browser.newPage(watchPaint);
      await openSheet(page, browser.program);
      const figures = new Figures();
      const random = new Random(1);
      await fillSheet(page, figures, random);
      while (samples.length < runs)
        samples.push({ ours: await fillSheet(page, figures, random), peer: null });
    } finally {
      await browser.stop();
    }
    return samples;
  },
};
