import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Computer } from '../e2e/harness';
import type { Benchmark, Sample } from './benchmark';
import { QuietBrowser } from './quiet-browser';

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

/** The peer has no save state; the program's figure is to be on the disk before its tab is closed. */
const settled = `(document.querySelector('.save-state')?.dataset.kind ?? 'saved') === 'saved'`;

async function load(browser: QuietBrowser, address: string, figure: string): Promise<number> {
  // tsx wraps functions with a helper that keeps their names; it is not there in a page.
  const script = `globalThis.__name = (value) => value; (${typeFirstFigure.toString()})('${figure}')`;
  const time = await browser.visit(address, script, 'window.firstFigure', settled);
  // The process of the tab ends before anything else is measured.
  await pause(500);
  return time;
}

/**
 * From navigation to the first typed figure in its cell: the whole program, on a folder and a profile that hold the seed
 * plan, against a bare grid with the same plan in served files. Both in one browser, with what it has kept of both.
 */
export const startUp: Benchmark = {
  name: 'start-up',
  unit: 'ms',
  goal: 1.5,
  async measure(peers, runs) {
    const computer = await Computer.create();
    const browser = new QuietBrowser(path.join(computer.folder, 'profile'));
    const samples: Sample[] = [];
    try {
      const program = await computer.startHost();
      for (let run = -warmUps; run < runs; run += 1) {
        // Another figure each time: one that stands there already would not have to be painted.
        const figure = `${3000 + run}`;
        const ours = await load(browser, program, figure);
        const peer = await load(browser, `${peers}/start-up/index.html`, figure);
        if (run >= 0) samples.push({ ours, peer });
      }
    } finally {
      await browser.stop();
      await computer.dispose();
    }
    return samples;
  },
};
