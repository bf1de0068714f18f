import type { Page } from 'playwright-core';
import { DrivenBrowser } from './driven-browser';
import type {} from './peers/sheet/sheet-page';

/** Which of the two pages: the program's sheet, or the bare grid. */
export type SheetSide = 'sheet' | 'sheet-peer';

/** The sheet's benchmark pages, one in front at a time, in one browser. */
export class SheetPages {
  private readonly browser: DrivenBrowser;
  private readonly peers: string;

  private constructor(browser: DrivenBrowser, peers: string) {
    this.browser = browser;
    this.peers = peers;
  }

  static async start(peers: string): Promise<SheetPages> {
    return new SheetPages(await DrivenBrowser.start(), peers);
  }

  /** A page with the data in memory and nothing shown. */
  async open(side: SheetSide): Promise<Page> {
    const page = await this.browser.newPage(() => undefined);
    await page.goto(`${this.peers}/${side}/index.html`);
    await page.waitForFunction(() => window.sheetPage !== undefined);
    await page.evaluate(() => window.sheetPage?.prepare());
    return page;
  }

  /** The same with the sheet shown. */
  async shown(side: SheetSide): Promise<Page> {
    const page = await this.open(side);
    await show(page);
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.stop();
  }
}

/** Milliseconds until the first figures are painted. */
export async function show(page: Page): Promise<number> {
  return answered(await page.evaluate(() => window.sheetPage?.show()));
}

/** The answer of a page, which must be there. */
export function answered(answer: number | undefined): number {
  if (answer === undefined) throw new Error('the page did not answer');
  return answer;
}

/** Bytes that a page holds on to, after everything else was collected. */
export async function heapOf(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round += 1) await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  await devTools.detach();
  return usedSize;
}
