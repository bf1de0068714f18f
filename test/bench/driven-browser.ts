import type { BrowserContext, Page } from 'playwright-core';
import { Computer, type HostProgram } from '../e2e/harness';
import { viewport } from './viewport';

/** The program on a computer of its own, and pages of its browser into which real keys are typed. */
export class DrivenBrowser {
  /** Address of the program. */
  readonly program: string;
  private readonly computer: Computer;
  private readonly context: BrowserContext;

  private constructor(computer: Computer, context: BrowserContext) {
    this.computer = computer;
    this.context = context;
    this.program = computer.url;
  }

  static async start(program?: HostProgram): Promise<DrivenBrowser> {
    const computer = await Computer.create(program);
    await computer.startHost();
    return new DrivenBrowser(computer, await computer.startBrowser());
  }

  /** A new page in front, not yet on its way, in which `script` will run before everything else. */
  async newPage(script: () => void): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    // tsx wraps functions with a helper that keeps their names; it is not there in a page.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.addInitScript(script);
    return page;
  }

  async stop(): Promise<void> {
    await this.computer.dispose();
  }
}
