import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { ChartKind } from '../../shared/model/chart-book';
import type { PlanDocument } from '../../shared/model/plan';
import type { Benchmark, Sample } from './benchmark';
import { DrivenBrowser } from './driven-browser';
import { watchPaints } from './painted';
import type {} from './peers/charts/main';
import { openSheet } from './sheet-typing';

/** Loads before the first measured one: Chromium keeps compiled code from the third load on. */
const warmUps = 3;
/** Switches between two kinds in one sample of later charts. */
const switches = 10;

const kinds = ['trend', 'comparison'] as const satisfies readonly ChartKind[];
/** What the charts of one indicator are called in the picture. */
const titles: Readonly<Record<(typeof kinds)[number], string>> = {
  trend: '历年走势',
  comparison: '实际与目标对比',
};

interface Session {
  /** Milliseconds to the first chart. */
  readonly first: number;
  /** Milliseconds to a later one, on average. */
  readonly next: number;
}

/** The indicator whose charts are drawn, and its plan. */
async function chosen(): Promise<{ readonly planId: string; readonly indicatorId: string }> {
  const file = await readFile('seeds/jilin-informatization-13fyp/plan.json', 'utf8');
  const { plan, indicators } = JSON.parse(file) as PlanDocument;
  const indicatorId = indicators[0]?.id;
  if (indicatorId === undefined) throw new Error('the plan has no indicator');
  return { planId: plan.id, indicatorId };
}

const kindAt = (turn: number): (typeof kinds)[number] => kinds[turn % kinds.length] ?? 'trend';

async function laterCharts(page: Page, side: 'program' | 'peer'): Promise<number> {
  let total = 0;
  for (let turn = 1; turn <= switches; turn += 1) {
    const kind = kindAt(turn);
    total += await page.evaluate(
      ([from, wanted, title]) => {
        const act = () => {
          if (from === 'peer') return void window.showChart?.(wanted);
          const place = wanted === 'trend' ? 1 : 0;
          document.querySelectorAll<HTMLInputElement>('.kind-tabs input')[place]?.click();
        };
        const shows = () => document.querySelector('svg')?.textContent?.includes(title) === true;
        return window.painted?.(act, shows) ?? Number.NaN;
      },
      [side, kind, titles[kind]] as const,
    );
  }
  return total / switches;
}

/** The charts of a new page of the program; the width of the first goes to the peer. */
async function ownSession(browser: DrivenBrowser): Promise<Session & { readonly width: number }> {
  const { planId, indicatorId } = await chosen();
  const page = await browser.newPage(watchPaints);
  const scope = { categories: [], indicators: [indicatorId] };
  const choices = { [planId]: { kind: 'trend', scope, years: 'given' } };
  const kept = { state: { byPlan: choices, showsTable: false, format: 'png', resolution: 300 }, version: 0 };
  await page.addInitScript((text) => {
    localStorage.removeItem('indicator-workbench/view');
    localStorage.setItem('indicator-workbench/charts', text);
  }, JSON.stringify(kept));
  await openSheet(page, browser.program);
  await page.waitForSelector('.save-state[data-kind="saved"]');
  const first = await page.evaluate((title) => {
    const event = { key: '3', altKey: true, bubbles: true, cancelable: true };
    const act = () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
    const shows = () => document.querySelector('.chart-canvas svg')?.textContent?.includes(title) === true;
    return window.painted?.(act, shows) ?? Number.NaN;
  }, titles.trend);
  const width = await page.locator('.chart-canvas').evaluate((canvas) => canvas.clientWidth);
  const next = await laterCharts(page, 'program');
  await page.close();
  return { first, next, width };
}

async function peerSession(browser: DrivenBrowser, peers: string, width: number): Promise<Session> {
  const { indicatorId } = await chosen();
  const page = await browser.newPage(watchPaints);
  await page.goto(`${peers}/charts/index.html`);
  await page.waitForFunction(() => window.showChart !== undefined);
  await page.evaluate(([indicator, wanted, breadth]) => window.prepareCharts?.(indicator, wanted, breadth), [
    indicatorId,
    kinds,
    width,
  ] as const);
  const first = await page.evaluate((title) => {
    const act = () => void window.showChart?.('trend');
    const shows = () => document.querySelector('svg')?.textContent?.includes(title) === true;
    return window.painted?.(act, shows) ?? Number.NaN;
  }, titles.trend);
  const next = await laterCharts(page, 'peer');
  await page.close();
  return { first, next };
}

async function sessions(
  peers: string,
  runs: number,
  sampleOf: (ours: Session, peer: Session) => Sample,
): Promise<readonly Sample[]> {
  const browser = await DrivenBrowser.start();
  const samples: Sample[] = [];
  try {
    for (let run = -warmUps; run < runs; run += 1) {
      const ours = await ownSession(browser);
      const peer = await peerSession(browser, peers, ours.width);
      if (run >= 0) samples.push(sampleOf(ours, peer));
    }
  } finally {
    await browser.stop();
  }
  return samples;
}

/** From the key that asks for the charts to the first one painted, with all that is loaded for it, against bare ECharts. */
export const firstChart: Benchmark = {
  name: 'chart-first',
  unit: 'ms',
  goal: 1.3,
  measure: (peers, runs) => sessions(peers, runs, (ours, peer) => ({ ours: ours.first, peer: peer.first })),
};

/** From choosing another kind of chart to its paint, against a bare `setOption` with the same option. */
export const nextChart: Benchmark = {
  name: 'chart-next',
  unit: 'ms',
  goal: 1.3,
  measure: (peers, runs) => sessions(peers, runs, (ours, peer) => ({ ours: ours.next, peer: peer.next })),
};
