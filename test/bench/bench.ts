import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { setup as buildProgram } from '../e2e/global-setup';
import { Computer } from '../e2e/harness';
import { buildPeers, startPeerHost, type PeerHost } from './peers';

const viewport = { width: 1366, height: 768 };

/**
 * The measured program on its own data folder and browser profile, which hold the seed plan, and the peers beside it:
 * everything is a production build, both sides have a Node host of their own and share one browser.
 */
export class Bench {
  readonly program: string;
  readonly peers: string;
  private readonly computer: Computer;
  private readonly context: BrowserContext;
  private readonly peerHost: PeerHost;
  private readonly folder: string;

  private constructor(computer: Computer, context: BrowserContext, peerHost: PeerHost, folder: string) {
    this.computer = computer;
    this.context = context;
    this.peerHost = peerHost;
    this.folder = folder;
    this.program = computer.url;
    this.peers = peerHost.url;
  }

  static async prepare(): Promise<Bench> {
    const folder = await mkdtemp(path.join(tmpdir(), 'workbench-bench-'));
    buildProgram();
    await buildPeers(folder);
    const peerHost = await startPeerHost(folder);
    const computer = await Computer.create();
    const first = await computer.open(viewport);
    await first.waitForSelector('.sheet-editor[data-mode="closed"]', { state: 'attached' });
    await first.waitForSelector('.save-state[data-kind="saved"]');
    const context = first.context();
    // The browser lives as long as one of its pages.
    await context.newPage();
    await first.close();
    return new Bench(computer, context, peerHost, folder);
  }

  /** A new page in front, not yet on its way. What is injected may be written in functions with names. */
  async newPage(): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    // tsx wraps functions with a helper that keeps their names; it is not there in a page.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.bringToFront();
    return page;
  }

  /** Closes a page and lets its process end before anything else is measured. */
  async closePage(page: Page): Promise<void> {
    await page.close();
    await pause(300);
  }

  async dispose(): Promise<void> {
    await this.computer.dispose();
    await this.peerHost.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
