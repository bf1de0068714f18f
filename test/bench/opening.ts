import type { Benchmark, Sample } from './benchmark';
import { LargeLedger } from './large-ledger';

/** Pages before the first measured one: the system then has the files at hand for both. */
const warmUps = 2;

async function timed(ledger: LargeLedger, what: 'open' | 'raw'): Promise<number> {
  const page = await ledger.open('modules');
  const time = await page.evaluate(async (way) => {
    const begun = performance.now();
    await window.soak?.[way]();
    return performance.now() - begun;
  }, what);
  await page.close();
  return time;
}

/**
 * From nothing to an open ledger of 100,000 series in a page that is loaded: all that the program reads of database and
 * host, and what it makes of it; against a bare `getAll` of the same records.
 */
export const opening: Benchmark = {
  name: 'opening',
  unit: 'ms',
  goal: 2,
  async measure(_peers, runs) {
    const ledger = await LargeLedger.fill();
    const samples: Sample[] = [];
    try {
      for (let run = -warmUps; run < runs; run += 1) {
        const ours = await timed(ledger, 'open');
        const peer = await timed(ledger, 'raw');
        if (run >= 0) samples.push({ ours, peer });
      }
    } finally {
      await ledger.dispose();
    }
    return samples;
  },
};
