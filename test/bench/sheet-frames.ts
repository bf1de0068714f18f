import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Benchmark, Sample } from './benchmark';
import { SheetPages } from './sheet-pages';
import { median, quantile } from './statistics';

declare global {
  interface Window {
    /** When each frame since `watchFrames` began. */
    frameTimes?: number[];
  }
}

/** Frames of a still page, whose distance is what the screen takes. */
const stillFrames = 60;

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    window.frameTimes = times;
    const next = (time: number) => {
      if (window.frameTimes !== times) return;
      times.push(time);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

/** The distances between the frames so far, in milliseconds. */
async function framesOf(page: Page): Promise<readonly number[]> {
  const times = await page.evaluate(() => {
    const seen = window.frameTimes ?? [];
    delete window.frameTimes;
    return seen;
  });
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** How long frames are while something is done, 95th percentile, in frames of the still page. */
async function frames(page: Page, act: () => Promise<void>): Promise<number> {
  await watchFrames(page);
  await page.waitForFunction((count) => (window.frameTimes?.length ?? 0) > count, stillFrames);
  const still = median(await framesOf(page));
  await watchFrames(page);
  await act();
  const busy = await framesOf(page);
  console.error(`  longest frame ${Math.round(Math.max(...busy))} ms of ${busy.length}`);
  return quantile(busy, 0.95) / still;
}

function watched(name: string, act: (page: Page) => Promise<void>): Benchmark {
  return {
    name,
    unit: 'frames',
    goal: 2,
    async measure(peers, runs) {
      const pages = await SheetPages.start(peers);
      const samples: Sample[] = [];
      try {
        const page = await pages.shown('sheet');
        for (let run = -1; run < runs; run += 1) {
          await page.keyboard.press('Control+Home');
          await pause(300);
          const ours = await frames(page, () => act(page));
          if (run >= 0) samples.push({ ours, peer: null });
        }
      } finally {
        await pages.stop();
      }
      return samples;
    },
  };
}

/** A selection is dragged to and fro and beyond the lower edge, so that 100,000 rows scroll under it. */
export const sheetDrag = watched('sheet-drag', async ({ mouse }) => {
  await mouse.move(800, 120);
  await mouse.down();
  for (let step = 0; step < 60; step += 1) {
    await mouse.move(800 + ((step * 37) % 400), 120 + ((step * 53) % 500));
    await pause(16);
  }
  for (let step = 0; step < 60; step += 1) {
    await mouse.move(900 + (step % 5), 767);
    await pause(16);
  }
  await mouse.up();
});

/** An arrow key is held down for three seconds. */
export const sheetKeyRepeat = watched('sheet-key-repeat', async ({ keyboard }) => {
  for (let step = 0; step < 90; step += 1) {
    await keyboard.down('ArrowDown');
    await pause(30);
  }
  await keyboard.up('ArrowDown');
});
