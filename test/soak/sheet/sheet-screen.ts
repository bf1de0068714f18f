import type { CDPSession, Page } from 'playwright-core';
import { Computer, type HostProgram } from '../../e2e/harness';
import type { PlanDocument } from '../../../shared/model/plan';
import { years, type Block, type Cell } from './expected-sheet';

const columnOf = (column: number): string => (column < years.length ? `actual-${years[column]}` : 'target');

/** A cell as it stands on the screen. */
export interface SeenCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

const patience = 15_000;

/** The program before somebody who works with the keyboard, the mouse and the clipboard. */
export class SheetScreen {
  readonly computer: Computer;
  private readonly plan: PlanDocument | null;
  private current: Page | null = null;
  private devTools: CDPSession | null = null;

  private constructor(computer: Computer, plan: PlanDocument | null) {
    this.computer = computer;
    this.plan = plan;
  }

  /** With another plan in the place of the one that is shipped; null leaves that. */
  static async open(program: HostProgram, plan: PlanDocument | null): Promise<SheetScreen> {
    const screen = new SheetScreen(await Computer.create(program), plan);
    await screen.start();
    return screen;
  }

  get page(): Page {
    if (!this.current) throw new Error('the program is not open');
    return this.current;
  }

  async start(): Promise<void> {
    const { computer, plan } = this;
    await computer.startHost();
    const context = await computer.startBrowser();
    const page = await computer.newPage(context);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: new URL(computer.url).origin,
    });
    if (plan) await page.route('**/assets/plan-*.json', (route) => route.fulfill({ json: plan }));
    // The browser asks before texts are given up that wait with their cells.
    page.on('dialog', (dialog) => void dialog.accept());
    this.current = page;
    this.devTools = await context.newCDPSession(page);
    // tsx wraps functions with a helper that keeps their names; it is not there in a page.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.goto(computer.url);
    await this.ready();
  }

  private async ready(): Promise<void> {
    const closed = '.sheet-editor[data-mode="closed"]';
    await this.page.waitForSelector(closed, { state: 'attached', timeout: 60_000 });
  }

  async saved(): Promise<void> {
    await this.page.waitForSelector('.save-state[data-kind="saved"]', { timeout: 60_000 });
  }

  async reload(): Promise<void> {
    await this.saved();
    await this.page.reload();
    await this.ready();
  }

  /** Ends browser and host as a user does, and starts both again. */
  async restart(): Promise<void> {
    await this.saved();
    await this.computer.stopBrowser();
    await this.computer.stopHost();
    await this.start();
  }

  async visit(view: string): Promise<void> {
    await this.page.getByRole('button', { name: view, exact: true }).click();
    await this.page.locator('.sheet-editor').waitFor({ state: 'detached', timeout: patience });
    await this.page.getByRole('button', { name: '录入', exact: true }).click();
    await this.ready();
  }

  async dispose(): Promise<void> {
    await this.computer.dispose();
  }

  /**
   * Every cell that is drawn, with the blanks taken away that align decimals. Found and read in one task of the page: cells
   * that a locator has found may be gone from their rows when they are read.
   */
  seen(): Promise<readonly SeenCell[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.ag-cell[col-id]')].map((cell) => ({
        row: Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN),
        column: cell.getAttribute('col-id') ?? '',
        text: (cell.textContent ?? '').replaceAll(/[\u2007\u2008]/g, '').trim(),
      })),
    );
  }

  async scrollTo(row: number): Promise<void> {
    await this.page.locator('.ag-grid-viewport').evaluate(
      (viewport, top) => {
        viewport.scrollTop = top;
      },
      Math.max(0, row * 26 - 120),
    );
  }

  private async middle({ row, column }: Cell): Promise<{ x: number; y: number }> {
    const cell = this.page.locator(`[row-index="${row}"] .ag-cell[col-id="${columnOf(column)}"]`).first();
    const box = await cell.boundingBox({ timeout: patience });
    if (!box) throw new Error(`row ${row} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Where two cells lie once the sheet stands still: a status line that comes now moves what is below it. */
  private async corners(first: Cell, last: Cell) {
    let before = '';
    for (;;) {
      const corners = { first: await this.middle(first), last: await this.middle(last) };
      const now = JSON.stringify(corners);
      if (now === before) return corners;
      before = now;
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  /** Selects cells with the mouse, in one of the four directions that a drag can take. */
  async select({ top, left, bottom, right }: Block, backward = false): Promise<void> {
    await this.scrollTo(top);
    const { first, last } = await this.corners({ row: top, column: left }, { row: bottom, column: right });
    const [from, to] = backward ? [last, first] : [first, last];
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    if (top !== bottom || left !== right) await mouse.move(to.x, to.y, { steps: 2 });
    await mouse.up();
  }

  /** Another range beside the selected ones; it must be on the screen. */
  async add(cell: Cell): Promise<void> {
    const { x, y } = await this.middle(cell);
    await this.page.keyboard.down('Control');
    await this.page.mouse.click(x, y);
    await this.page.keyboard.up('Control');
  }

  async dragHandle(to: Cell): Promise<void> {
    const handle = await this.page.locator('.sheet-fill-handle').boundingBox({ timeout: patience });
    if (!handle) throw new Error('there is no fill handle');
    const end = await this.middle(to);
    const { mouse } = this.page;
    await mouse.move(handle.x + 4, handle.y + 4);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 3 });
    await mouse.up();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Types by an input method: the composition grows, Enter belongs to it, and then the text is there. */
  async compose(text: string): Promise<void> {
    const { devTools } = this;
    if (!devTools) return;
    const ownKey = (key: string) =>
      devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key });
    await ownKey('Process');
    for (let length = 1; length <= text.length; length += 1)
      await devTools.send('Input.imeSetComposition', {
        text: text.slice(0, length),
        selectionStart: length,
        selectionEnd: length,
      });
    await ownKey('Enter');
    await devTools.send('Input.insertText', { text });
  }

  /** Puts onto the clipboard what another program would. */
  async offer(plain: string, html: string | null): Promise<void> {
    await this.page.evaluate(
      async ([text, table]) => {
        const parts: Record<string, Blob> = { 'text/plain': new Blob([text ?? ''], { type: 'text/plain' }) };
        if (table !== null && table !== undefined)
          parts['text/html'] = new Blob([table], { type: 'text/html' });
        await navigator.clipboard.write([new ClipboardItem(parts)]);
      },
      [plain, html],
    );
  }

  clipboardText(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Answers the question that the program must ask: the rest, or nothing. False where it asks none. */
  async answer(takesRest: boolean): Promise<boolean> {
    const dialog = this.page.locator('dialog.sheet-dialog:not(.sheet-progress)');
    try {
      await dialog.waitFor({ timeout: patience });
    } catch {
      return false;
    }
    await dialog.getByRole('button', { name: takesRest ? /其余/ : /^全部不/ }).click({ timeout: patience });
    await dialog.waitFor({ state: 'detached', timeout: patience });
    return true;
  }

  /** What the program says at the moment, for the report. */
  async words(): Promise<string> {
    const parts = await this.page
      .locator('.top-notice, .sheet-bubble, dialog, .banner, .sheet-panel, .stop')
      .allInnerTexts();
    return parts.join(' | ').replaceAll(/\s+/g, ' ');
  }
}
