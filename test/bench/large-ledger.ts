import type { Page } from 'playwright-core';
import { SoakProgram } from '../soak/program';
import { DrivenBrowser } from './driven-browser';
import { openSheet } from './sheet-typing';

const batches = 5;
const seriesPerBatch = 20_000;
/** More than are read back for undo. */
const typedFigures = 520;

/** Nothing is measured while a snapshot comes about that nobody has asked for. */
const rhythm = { changesPerSnapshot: 1_000_000, batchesPerSegment: 1_000_000, bytesPerSegment: 1 << 30 };

/** A page of the program's modules without its views, or of the program itself. */
export type LargeLedgerPage = 'modules' | 'program';

/** The program with a ledger of 100,000 series, imported and then typed into. */
export class LargeLedger {
  private readonly program: SoakProgram;
  private readonly browser: DrivenBrowser;

  private constructor(program: SoakProgram, browser: DrivenBrowser) {
    this.program = program;
    this.browser = browser;
  }

  static async fill(): Promise<LargeLedger> {
    const program = await SoakProgram.build();
    const ledger = new LargeLedger(program, await DrivenBrowser.start(program.host(rhythm)));
    const first = await ledger.open('program');
    await first.waitForSelector('.save-state[data-kind="saved"]');
    await first.close();
    const page = await ledger.open('modules');
    const trouble = await page.evaluate(() => window.soak?.open());
    if (trouble !== null) throw new Error(`the ledger does not open: ${trouble}`);
    for (let batch = 0; batch < batches; batch += 1)
      await page.evaluate(([count, start]) => window.soak?.importSeries(count, start), [
        seriesPerBatch,
        batch * seriesPerBatch,
      ] as const);
    await page.evaluate((count) => window.soak?.typeFigures(count), typedFigures);
    await page.close();
    return ledger;
  }

  /** A new page in front; only one of them at a time. */
  async open(kind: LargeLedgerPage): Promise<Page> {
    const page = await this.browser.newPage(() => undefined);
    const { program } = this.browser;
    if (kind === 'program') await openSheet(page, program);
    else await page.goto(program.replace('/#', '/soak/index.html#'));
    return page;
  }

  async dispose(): Promise<void> {
    await this.browser.stop();
    await this.program.dispose();
  }
}
