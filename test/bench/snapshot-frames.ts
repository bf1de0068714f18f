import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Benchmark, Sample } from './benchmark';
import { LargeLedger } from './large-ledger';
import { clickCell, Figures, openRows, typeFigure, years } from './sheet-typing';

/** Time for everything that a typed figure leads to, in milliseconds. */
const settling = 1500;

interface Watched {
  /** The longest time between two frames of the page while its host was at it. */
  readonly longest: number;
  readonly state: string;
}

async function takeSnapshot(page: Page): Promise<Watched> {
  return page.evaluate(async () => {
    const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
    const frames: number[] = [];
    let running = true;
    const watch = (frame: number) => {
      frames.push(frame);
      if (running) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    const headers = { 'content-type': 'application/json', 'x-workbench-token': token };
    const body = JSON.stringify({ reason: 'request' });
    const response = await fetch('/call/snapshot.take', { method: 'POST', headers, body });
    const { state } = ((await response.json()) as { ok: { state: string } }).ok;
    running = false;
    const longest = Math.max(...frames.slice(1).map((frame, index) => frame - (frames[index] ?? frame)));
    return { longest, state };
  });
}

/** A snapshot of 100,000 series while the sheet is shown: the longest time between two frames. */
export const snapshotFrames: Benchmark = {
  name: 'snapshot-frames',
  unit: 'ms',
  goal: 50,
  async measure(_peers, runs) {
    const ledger = await LargeLedger.fill();
    const samples: Sample[] = [];
    try {
      const page = await ledger.open('program');
      const [row = 0] = await openRows(page);
      const figures = new Figures();
      // Behind the one that every start takes.
      await takeSnapshot(page);
      while (samples.length < runs) {
        // A snapshot without a change since the last one would not be taken.
        await clickCell(page, row, years[0]);
        await typeFigure(page, figures.next());
        await page.waitForSelector('.save-state[data-kind="saved"]');
        await pause(settling);
        const { longest, state } = await takeSnapshot(page);
        if (state !== 'taken') throw new Error(`the snapshot is ${state}`);
        samples.push({ ours: longest, peer: null });
      }
    } finally {
      await ledger.dispose();
    }
    return samples;
  },
};
