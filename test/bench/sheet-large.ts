import type { Page } from 'playwright-core';
import type { Benchmark, Sample } from './benchmark';
import { answered, heapOf, SheetPages, show, type SheetSide } from './sheet-pages';

/** Both sides one after the other, each in a page of its own. */
async function pairs(
  peers: string,
  runs: number,
  measure: (pages: SheetPages, side: SheetSide) => Promise<number>,
): Promise<readonly Sample[]> {
  const pages = await SheetPages.start(peers);
  const samples: Sample[] = [];
  try {
    // The first pair is for the compiler's cache.
    for (let run = -1; run < runs; run += 1) {
      const ours = await measure(pages, 'sheet');
      const peer = await measure(pages, 'sheet-peer');
      if (run >= 0) samples.push({ ours, peer });
    }
  } finally {
    await pages.stop();
  }
  return samples;
}

/** 100,000 rows and 30 columns: from data in memory to the first figures on the screen, against the bare grid. */
export const sheetFirstPaint: Benchmark = {
  name: 'sheet-first-paint',
  unit: 'ms',
  goal: 1.3,
  measure: (peers, runs) =>
    pairs(peers, runs, async (pages, side) => {
      const page = await pages.open(side);
      const time = await show(page);
      await page.close();
      return time;
    }),
};

/** The same sheet and its data on the heap, after everything else was collected, against the bare grid and its data. */
export const sheetHeap: Benchmark = {
  name: 'sheet-heap',
  unit: 'MB',
  goal: 1.6,
  measure: (peers, runs) =>
    pairs(peers, runs, async (pages, side) => {
      const page = await pages.shown(side);
      const bytes = await heapOf(page);
      await page.close();
      return bytes / 2 ** 20;
    }),
};

const pasted = { rows: 1_000, columns: 20 };

async function paste(page: Page, round: number): Promise<number> {
  const wish = { ...pasted, round };
  await page.bringToFront();
  const time = await page.evaluate(
    ({ rows, columns, round: nth }) => window.sheetPage?.paste(rows, columns, nth),
    wish,
  );
  return answered(time);
}

/** 1,000 × 20 figures from the clipboard's text to the screen, against the same cells by a transaction of the bare grid. */
export const sheetPaste: Benchmark = {
  name: 'sheet-paste',
  unit: 'ms',
  goal: 1.5,
  async measure(peers, runs) {
    const pages = await SheetPages.start(peers);
    const samples: Sample[] = [];
    try {
      const ours = await pages.shown('sheet');
      const peer = await pages.shown('sheet-peer');
      for (let run = -2; run < runs; run += 1) {
        const sample = { ours: await paste(ours, run + 3), peer: await paste(peer, run + 3) };
        // What the paste leads to is not part of the next one.
        await Promise.all([ours, peer].map((page) => page.waitForTimeout(500)));
        if (run >= 0) samples.push(sample);
      }
    } finally {
      await pages.stop();
    }
    return samples;
  },
};

/** All of 100,000 × 30 selected: the longest frame until its statistics are shown. */
export const sheetSelectAll: Benchmark = {
  name: 'sheet-select-all',
  unit: 'ms',
  goal: 50,
  async measure(peers, runs) {
    const pages = await SheetPages.start(peers);
    const samples: Sample[] = [];
    try {
      const page = await pages.shown('sheet');
      for (let run = -1; run < runs; run += 1) {
        await page.keyboard.press('Control+Home');
        await page.waitForSelector('.sheet-summary', { state: 'detached' });
        const longest = answered(await page.evaluate(() => window.selectAll?.()));
        if (run >= 0) samples.push({ ours: longest, peer: null });
      }
    } finally {
      await pages.stop();
    }
    return samples;
  },
};
