import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import type {} from './peers/review/main';

/** 100,000 series reviewed in a worker: full result rows, exact, against the same rows in doubles in the same worker. */
export const review: Benchmark = {
  name: 'review',
  unit: 'ms',
  goal: 5,
  async measure(peers, runs) {
    const browser = await DrivenBrowser.start();
    const samples: Sample[] = [];
    try {
      const page = await browser.newPage(() => undefined);
      await page.goto(`${peers}/review/index.html`);
      await page.waitForFunction(() => window.timeReview !== undefined);
      // The first round is for the compiler.
      for (let run = 0; run <= runs; run += 1) {
        const times = await page.evaluate(() => window.timeReview?.());
        if (times === undefined || 'problem' in times) throw new Error(times?.problem ?? 'no answer');
        if (run > 0) samples.push(times);
      }
    } finally {
      await browser.stop();
    }
    return samples;
  },
};
