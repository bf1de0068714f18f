import type { Page } from 'playwright-core';
import type { Bench } from './bench';
import type { Benchmark, Sample } from './benchmark';

declare global {
  interface Window {
    /** Milliseconds from navigation to the figure painted. Put there by `typeFirstFigure`. */
    firstFigure?: Promise<number>;
  }
}

/** Loads before the first measured one: Chromium keeps compiled code from the third load on. */
const warmUps = 3;

/**
 * Runs in the page before its own scripts: types a figure and Enter as soon as an element that takes figures has the
 * focus (the program's textarea, the peer's focused cell), one task a key as a keyboard would, and waits for the frame
 * that shows the figure in its cell. It sends keys itself, because the way of a key from another process would count
 * as start-up on both sides.
 */
function typeFirstFigure(figure: string): void {
  const tasks = new MessageChannel();
  const waiting: (() => void)[] = [];
  tasks.port1.onmessage = () => waiting.shift()?.();
  const nextTask = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      tasks.port2.postMessage(null);
    });
  const nextFrame = () => new Promise<number>(requestAnimationFrame);
  const becomes = (test: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!test()) return false;
        observer.disconnect();
        resolve();
        return true;
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      // Taking the focus is no mutation.
      const poll = () => look() || requestAnimationFrame(poll);
      poll();
    });
  const press = (key: string) => {
    const target = document.activeElement;
    const event = { key, bubbles: true, cancelable: true, composed: true };
    const allowed = target?.dispatchEvent(new KeyboardEvent('keydown', event)) === true;
    if (allowed && key.length === 1) document.execCommand('insertText', false, key);
    document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', event));
  };
  const type = async () => {
    await becomes(() => document.activeElement?.matches('.sheet-editor, .ag-cell') === true);
    for (const key of [...figure, 'Enter']) {
      await nextTask();
      press(key);
    }
    const cell = () => document.querySelector('[row-index="0"] .ag-cell[col-id="actual-2016"]');
    await becomes(() => cell()?.textContent?.trim() === figure);
    await nextFrame();
    // A task that is posted in a frame runs when style, layout and paint of that frame are done.
    await nextTask();
    return performance.now();
  };
  window.firstFigure = type();
}

async function load(bench: Bench, address: string, figure: string): Promise<number> {
  const page: Page = await bench.newPage();
  await page.addInitScript(typeFirstFigure, figure);
  await page.goto(address, { waitUntil: 'commit' });
  const time = await page.evaluate(() => window.firstFigure);
  if (time === undefined) throw new Error('the page was not measured');
  // The program's figure is on the disk before its page goes.
  await page.waitForFunction(
    () => (document.querySelector('.save-state')?.getAttribute('data-kind') ?? 'saved') === 'saved',
  );
  await bench.closePage(page);
  return time;
}

/** From navigation to the first typed figure in its cell: the whole program against a bare grid with the same plan. */
export const startUp: Benchmark = {
  name: 'start-up',
  unit: 'ms',
  goal: 1.5,
  async measure(bench, runs) {
    const peerAddress = `${bench.peers}/start-up/index.html`;
    const samples: Sample[] = [];
    for (let run = -warmUps; run < runs; run += 1) {
      // Another figure each time: one that stands there already would not have to be painted.
      const figure = `${3000 + run}`;
      const ours = await load(bench, bench.program, figure);
      const peer = await load(bench, peerAddress, figure);
      if (run >= 0) samples.push({ ours, peer });
    }
    return samples;
  },
};
