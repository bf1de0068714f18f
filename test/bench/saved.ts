import type { Page } from 'playwright-core';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import type { PeerRecord } from './peers/saved/main';
import { clickCell, Figures, openRows, openSheet, typeFigure, years } from './sheet-typing';
import { quantile } from './statistics';

declare global {
  interface Window {
    /** Milliseconds from Enter, or Ctrl+V, to 已保存 of everything that was saved. Put there by `watchSaving`. */
    savingTimes?: number[];
  }
}

/**
 * Runs in both pages before their own scripts. From the time stamp of the key that enters something to the moment at which the element
 * that shows the save state says 已保存 again.
 */
export function watchSaving(): void {
  const times: number[] = [];
  window.savingTimes = times;
  let commit: number | null = null;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || (event.ctrlKey && event.key === 'v')) commit = event.timeStamp;
  };
  addEventListener('keydown', onKey, { capture: true });
  const observer = new MutationObserver(() => {
    if (commit === null || document.querySelector('.save-state')?.getAttribute('data-kind') !== 'saved')
      return;
    times.push(performance.now() - commit);
    commit = null;
  });
  observer.observe(document, { subtree: true, attributeFilter: ['data-kind'] });
}

/** Types figures one after another, each after the one before is saved. Gives how long each took, in milliseconds. */
async function save(page: Page, figures: readonly string[]): Promise<readonly number[]> {
  const before = await savedSoFar(page);
  for (const [index, figure] of figures.entries()) {
    await typeFigure(page, figure);
    await page.waitForFunction((count) => (window.savingTimes?.length ?? 0) >= count, before + index + 1);
  }
  const times = await page.evaluate(() => window.savingTimes ?? []);
  return times.slice(before);
}

function savedSoFar(page: Page): Promise<number> {
  return page.evaluate(() => window.savingTimes?.length ?? 0);
}

interface Sides {
  readonly ours: Page;
  readonly peer: Page;
  readonly rows: readonly number[];
}

/** Both pages, the peer's with the series record that the program stores and the bytes that it has its host append. */
async function openSides(browser: DrivenBrowser, peers: string): Promise<Sides> {
  const ours = await browser.newPage(watchSaving);
  await openSheet(ours, browser.program);
  const rows = await openRows(ours);
  await clickCell(ours, rows[0] ?? 0, years[0]);
  const appending = ours.waitForRequest((request) => request.url().endsWith('/call/journal.append'));
  await save(ours, ['9.99']);
  const appended = (await appending).postData();
  if (appended === null) throw new Error('the program appended nothing');
  const record = await storedSeries(ours, appended);
  const peer = await browser.newPage(watchSaving);
  await peer.goto(`${peers}/saved/index.html`);
  await peer.evaluate((given) => window.preparePeer?.(given.record, given.appended), { record, appended });
  await peer.locator('input').click();
  return { ours, peer, rows };
}

/** The record that the appended batch has changed, as it stands in the program's database. */
async function storedSeries(page: Page, appended: string): Promise<PeerRecord> {
  const seriesId = /"seriesId":"([^"]+)"/.exec(appended)?.[1] ?? '';
  const record = await page.evaluate(
    (id) =>
      new Promise<PeerRecord>((resolve, reject) => {
        const opening = indexedDB.open('indicator-workbench');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('series').objectStore('series').get(id);
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    seriesId,
  );
  return record;
}

/** The whole sheet filled in once, column by column, and as many figures in the peer after each column. */
async function measureOnce({ ours, peer, rows }: Sides, figures: Figures): Promise<Sample> {
  const ourTimes: number[] = [];
  const peerTimes: number[] = [];
  for (const year of years) {
    const column = rows.map(() => figures.next());
    await ours.bringToFront();
    await clickCell(ours, rows[0] ?? 0, year);
    ourTimes.push(...(await save(ours, column)));
    await peer.bringToFront();
    peerTimes.push(...(await save(peer, column)));
  }
  return { ours: quantile(ourTimes, 0.95), peer: quantile(peerTimes, 0.95) };
}

/** From Enter to 已保存, 95th percentile of 65 a run, against a bare strict put and a bare flushed append. */
export const saved: Benchmark = {
  name: 'saved',
  unit: 'ms',
  goal: 2,
  async measure(peers, runs) {
    const browser = await DrivenBrowser.start();
    const samples: Sample[] = [];
    try {
      const sides = await openSides(browser, peers);
      const figures = new Figures();
      await measureOnce(sides, figures);
      while (samples.length < runs) samples.push(await measureOnce(sides, figures));
    } finally {
      await browser.stop();
    }
    return samples;
  },
};
