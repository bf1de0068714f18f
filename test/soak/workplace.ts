import { cp } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { Computer, type HostProgram } from '../e2e/harness';
import type { Figures } from './expectation';

export type Victim = 'browser' | 'host' | 'both';

/** The view that the program comes to. */
export type Look =
  | { readonly view: 'open' }
  /** Its whole text, in one line. */
  | { readonly view: 'restore' | 'stop'; readonly text: string };

/** Where one history of the store ends. */
interface Head {
  readonly count: number;
  readonly hash: string;
}

const openingPatience = 30_000;

/** The program as a user has it before him: started, typed into, killed and started again on the same computer. */
export class Workplace {
  readonly computer: Computer;
  private hostRuns = false;
  private context: BrowserContext | null = null;
  private current: Page | null = null;

  private constructor(computer: Computer) {
    this.computer = computer;
  }

  static async create(program?: HostProgram): Promise<Workplace> {
    return new Workplace(await Computer.create(program));
  }

  /**
   * A computer with the same address and a copy of everything, or with another version of the program. Nothing may run on
   * this one, nor on two at a time.
   */
  async copy(program?: HostProgram): Promise<Workplace> {
    // What a killed browser leaves is tied to its process; caches hold nothing of the program's.
    const leftOut = /(^|[\\/])(Singleton\w+|DevToolsActivePort|\w*Cache|Code Cache)$/;
    const twin = await this.computer.twin((folder) =>
      cp(this.computer.folder, folder, { recursive: true, filter: (file) => !leftOut.test(file) }),
    );
    return new Workplace(program === undefined ? twin : twin.withProgram(program));
  }

  get page(): Page {
    if (!this.current) throw new Error('the program is not open');
    return this.current;
  }

  /** Starts what does not run and goes to the program's address, in a new page; or to another of the host's pages. */
  async navigate(path = '/'): Promise<void> {
    if (!this.hostRuns) await this.computer.startHost();
    this.hostRuns = true;
    this.context ??= await this.computer.startBrowser();
    const page = await this.computer.newPage(this.context);
    // A page of a host that is gone still holds the lock of the database.
    for (const other of this.context.pages()) if (other !== page) await other.close();
    this.current = page;
    await page.goto(this.computer.url.replace('/#', `${path}#`), {
      waitUntil: path === '/' ? 'commit' : 'load',
    });
  }

  /** Waits until the sheet can be typed into; answers why it does not come to that, else null. */
  async opened(): Promise<string | null> {
    const sheet = this.page.locator('.sheet-editor[data-mode="closed"]');
    const stop = this.page.locator('.stop');
    const deadline = performance.now() + openingPatience;
    while (performance.now() < deadline) {
      if ((await sheet.count()) > 0) return null;
      const text = (await stop.count()) > 0 ? await stop.innerText() : '';
      // The browser may give the lock of a closed page free a little late.
      if (text.includes('另一个窗口')) await this.page.getByRole('button', { name: '重新载入' }).click();
      else if (text !== '') return `the program stopped: ${text.replaceAll(/\s+/g, ' ')}`;
      await pause(50);
    }
    return `the program did not open: ${(await this.page.locator('body').innerText()).replaceAll(/\s+/g, ' ')}`;
  }

  /** Waits for the view that the program comes to. */
  async look(): Promise<Look> {
    const { page } = this;
    const deadline = performance.now() + openingPatience;
    while (performance.now() < deadline) {
      if ((await page.locator('.sheet-editor[data-mode="closed"]').count()) > 0) return { view: 'open' };
      // The restore view is complete with its choices, or with the word that there are none.
      const ready = await page.locator('.restore-choice button, .restore [role="alert"]').count();
      if (ready > 0) return { view: 'restore', text: await this.textOf('.restore') };
      if ((await page.locator('.stop').count()) > 0) {
        const text = await this.textOf('.stop');
        // The browser may give the lock of a closed page free a little late.
        if (!text.includes('另一个窗口')) return { view: 'stop', text };
        await page.getByRole('button', { name: '重新载入' }).click();
      }
      await pause(50);
    }
    throw new Error(`the program comes to nothing: ${await this.textOf('body')}`);
  }

  /** Presses what the view recommends, or, where it recommends nothing, what loads the page again. */
  async choose(look: Look): Promise<void> {
    const recommended = this.page.locator('.restore-choice[data-recommended="true"] button');
    const isChoice = look.view === 'restore' && (await recommended.count()) > 0;
    const button = isChoice ? recommended : this.page.getByRole('button', { name: '重新载入' });
    await button.click({ timeout: openingPatience });
  }

  /** The same, and waits until the page is loaded again. */
  async goOn(look: Look): Promise<void> {
    const { page } = this;
    const before = await page.evaluate(() => performance.timeOrigin);
    await this.choose(look);
    const loadedAgain = (origin: number) => performance.timeOrigin !== origin;
    await page.waitForFunction(loadedAgain, before, { timeout: openingPatience });
  }

  private async textOf(selector: string): Promise<string> {
    return (await this.page.locator(selector).innerText()).replaceAll(/\s+/g, ' ');
  }

  /** Ends the victim with SIGKILL. */
  async kill(victim: Victim): Promise<void> {
    if (victim !== 'host') {
      this.context = null;
      this.current = null;
    }
    if (victim !== 'browser') this.hostRuns = false;
    if (victim === 'both') await this.computer.kill();
    else await (victim === 'host' ? this.computer.killHost() : this.computer.killBrowser());
  }

  /** Ends browser and host as a user does. */
  async stop(): Promise<void> {
    this.context = null;
    this.current = null;
    this.hostRuns = false;
    await this.computer.stopBrowser();
    await this.computer.stopHost();
  }

  /** The program's own modules without its views; the ledger is not open there yet. */
  async soakPage(): Promise<Page> {
    await this.navigate('/soak/index.html');
    return this.page;
  }

  /** Every cell of the sheet that takes figures, with its text or ''. */
  async cells(): Promise<Figures> {
    const cells = await this.page
      .locator('.ag-cell[col-id^="actual-"]:not(.sheet-locked)')
      .evaluateAll((elements) =>
        elements.map((element) => ({
          row: element.closest('[row-index]')?.getAttribute('row-index') ?? '',
          column: element.getAttribute('col-id') ?? '',
          // Blanks as wide as digits stand where decimals are missing.
          text: (element.textContent ?? '').replaceAll(/[\u2007\u2008]/g, '').trim(),
        })),
      );
    return new Map(cells.map(({ row, column, text }) => [`${row}/${column}`, text]));
  }

  async click(cell: string): Promise<void> {
    const [row, column] = cell.split('/');
    await this.page.locator(`[row-index="${row}"] .ag-cell[col-id="${column}"]`).click();
  }

  /** Types a figure into a cell, and Enter. */
  async enter(cell: string, figure: string): Promise<void> {
    await this.click(cell);
    await this.page.keyboard.type(figure);
    await this.page.keyboard.press('Enter');
  }

  async showsSaved(): Promise<boolean> {
    return (await this.page.locator('.save-state[data-kind="saved"]').count()) > 0;
  }

  /** The last batch of the database in the browser. */
  databaseHead(): Promise<Head> {
    return this.page.evaluate(
      () =>
        new Promise<Head>((resolve, reject) => {
          const opening = indexedDB.open('indicator-workbench');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('meta').objectStore('meta').get('head');
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => {
              opening.result.close();
              resolve({ count: reading.result.position, hash: reading.result.hash });
            };
          };
        }),
    );
  }

  /** The last batch of the journal, as the host tells it. */
  journalHead(): Promise<Head | null> {
    return this.page.evaluate(async () => {
      const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
      const headers = { 'content-type': 'application/json', 'x-workbench-token': token };
      const response = await fetch('/call/folder.contents', { method: 'POST', headers, body: 'null' });
      const { journal } = (await response.json()).ok;
      return journal.head ? { count: journal.head.count, hash: journal.head.hash } : null;
    });
  }
}
