import type { Page } from 'playwright-core';
import { Random } from '../soak/random';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import { clickCell, Figures, openRows, openSheet, typeFigure, years } from './sheet-typing';
import { median, quantile } from './statistics';

/** One figure on its way to the screen, in milliseconds of the page's clock. */
interface Painting {
  /** Time stamp of the Enter key: Chromium takes it when the key reaches the browser, before the page hears of it. */
  readonly entered: number;
  /** Refresh of the screen at which the frame began that draws the changed text of the cell. */
  readonly frame: number;
  /** When the page had done its part of that frame: style, layout, paint. */
  readonly painted: number;
}

declare global {
  interface Window {
    /** Every figure so far. Put there by `watchPaint`. */
    paintings?: Painting[];
  }
}

/**
 * Runs in the page before its own scripts. The first animation frame after the cell's text has changed draws it; a task
 * posted in that frame's callback runs when the frame is painted.
 */
function watchPaint(): void {
  const paintings: Painting[] = [];
  window.paintings = paintings;
  const onKey = (event: KeyboardEvent) => {
    const cell = event.key === 'Enter' ? document.querySelector('.ag-cell.sheet-active') : null;
    if (!cell) return;
    const before = cell.textContent;
    const observer = new MutationObserver(() => {
      if (cell.textContent === before) return;
      observer.disconnect();
      requestAnimationFrame((frame) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          paintings.push({ entered: event.timeStamp, frame, painted: performance.now() });
        port2.postMessage(null);
      });
    });
    observer.observe(cell, { subtree: true, childList: true, characterData: true });
  };
  addEventListener('keydown', onKey, { capture: true });
}

/**
 * From Enter to the figure on the screen, in frames. A screen shows what was painted at its next refresh and not before;
 * refreshes lie whole intervals after the one at which the frame began. A key that just misses a frame waits a whole one
 * for the next to begin: up to 2 frames is as good as it gets, more is a missed frame.
 */
function framesUntilShown({ entered, frame, painted }: Painting, interval: number): number {
  const refreshes = Math.max(1, Math.ceil((painted - frame) / interval));
  return (frame - entered) / interval + refreshes;
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

/** Fills in the whole sheet, column by column; 95 of 100 figures are shown within the answer, in frames. */
async function fillSheet(page: Page, figures: Figures, random: Random): Promise<number> {
  const interval = await frameInterval(page);
  const rows = await openRows(page);
  const before = await page.evaluate(() => window.paintings?.length ?? 0);
  let typed = before;
  for (const year of years) {
    await clickCell(page, rows[0] ?? 0, year);
    for (let row = 0; row < rows.length; row += 1) {
      // Enter falls on any point of a frame.
      await typeFigure(page, figures.next(), random.between(0, 50));
      typed += 1;
      await page.waitForFunction((count) => (window.paintings?.length ?? 0) >= count, typed);
    }
  }
  const paintings = await page.evaluate(() => window.paintings ?? []);
  const frames = paintings.slice(before).map((painting) => framesUntilShown(painting, interval));
  return quantile(frames, 0.95);
}

/** One figure typed into the sheet: from Enter to the figure on the screen, 95th percentile of 65 a run. */
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
