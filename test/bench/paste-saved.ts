import type { Page } from 'playwright-core';
import { aPlan, anIndicator } from '../builders/plan';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import type { PeerLogRecord, PeerRecord } from './peers/saved/main';
import { watchSaving } from './saved';
import { clickCell, openSheet } from './sheet-typing';

const rows = 1_000;
const years = 20;

interface Sides {
  readonly ours: Page;
  readonly peer: Page;
}

/** A plan with as many rows and years as are pasted. */
function plan(): unknown {
  const indicators = Array.from({ length: rows }, (_, index) =>
    anIndicator(`指标${index + 1}`, { unit: '户', unitKind: 'amount' })
      .from('10')
      .to('20'),
  );
  const document = aPlan()
    .with(...indicators)
    .document();
  return { ...document, plan: { ...document.plan, targetYear: document.plan.baseYear + years } };
}

/** Other figures in every round. */
function blockOf(round: number): string {
  const line = (row: number) =>
    Array.from({ length: years }, (_, column) => `${(row * 7 + column * 13 + round * 17) % 90}.25`).join(
      '\t',
    );
  return Array.from({ length: rows }, (_, row) => line(row)).join('\n');
}

async function openProgram(browser: DrivenBrowser): Promise<Page> {
  const page = await browser.newPage(watchSaving);
  const { origin } = new URL(browser.program);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const json = plan();
  await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json }));
  await openSheet(page, browser.program);
  await page.waitForSelector('.save-state[data-kind="saved"]');
  // What the page asks of its host from now on goes there without a detour.
  await page.unrouteAll();
  return page;
}

/** Presses a key that saves something, and waits until that is saved. */
async function saving(page: Page, key: string): Promise<number> {
  await page.bringToFront();
  const before = await page.evaluate(() => window.savingTimes?.length ?? 0);
  await page.keyboard.press(key);
  await page.waitForFunction((count) => (window.savingTimes?.length ?? 0) > count, before);
  return page.evaluate(() => window.savingTimes?.at(-1) ?? 0);
}

async function paste(page: Page, round: number): Promise<number> {
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), blockOf(round));
  await clickCell(page, 0, 2016);
  return saving(page, 'Control+v');
}

/** Every series that the program stores, and the last record of its log. */
function stored(page: Page): Promise<{ records: PeerRecord[]; logged: PeerLogRecord }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('indicator-workbench'));
    const transaction = database.transaction(['series', 'log']);
    const records = await done<PeerRecord[]>(transaction.objectStore('series').getAll());
    const last = await done(transaction.objectStore('log').openCursor(null, 'prev'));
    const logged: PeerLogRecord = last?.value;
    database.close();
    return { records, logged };
  });
}

/** Both pages; the peer's with the records that the program stores, and as bytes to append the batch of its log. */
async function openSides(browser: DrivenBrowser, peers: string): Promise<Sides> {
  const ours = await openProgram(browser);
  await paste(ours, 0);
  const contents = await stored(ours);
  const peer = await browser.newPage(watchSaving);
  await peer.goto(`${peers}/saved/index.html`);
  await peer.evaluate(({ records, logged, bytes }) => window.preparePastePeer?.(records, logged, bytes), {
    ...contents,
    bytes: JSON.stringify(contents.logged),
  });
  await peer.locator('input').click();
  return { ours, peer };
}

/** 1,000 × 20 figures from Ctrl+V to 已保存, against a bare strict write of the same records and one flushed append. */
export const pasteSaved: Benchmark = {
  name: 'paste-saved',
  unit: 'ms',
  goal: 1.5,
  async measure(peers, runs) {
    const browser = await DrivenBrowser.start();
    const samples: Sample[] = [];
    try {
      const { ours, peer } = await openSides(browser, peers);
      for (let run = -1; run < runs; run += 1) {
        const sample = { ours: await paste(ours, run + 2), peer: await saving(peer, 'Enter') };
        if (run >= 0) samples.push(sample);
      }
    } finally {
      await browser.stop();
    }
    return samples;
  },
};
