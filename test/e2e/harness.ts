import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from './chromium';

/** What runs as the host: a script for Node, and what it is told beside port and data folder. */
export interface HostProgram {
  readonly script: string;
  readonly options: readonly string[];
}

const shippedHost: HostProgram = {
  script: path.resolve('dist/electron/start.js'),
  options: ['--browser', '--no-open'],
};

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** One computer: a data folder, a browser profile, a port; host and browser on it can be killed and started again. */
export class Computer {
  readonly folder: string;
  readonly dataFolder: string;
  readonly exportFolder: string;
  /** Every address that the browser has asked for. */
  readonly requests: string[] = [];
  /** Console errors, page errors and policy violations. */
  readonly complaints: string[] = [];
  url = '';
  /** Part of the page's origin, and so of the database's address. */
  readonly port: number;
  private readonly program: HostProgram;
  private host: ChildProcess | null = null;
  private browserProcess: ChildProcess | null = null;
  private browser: Browser | null = null;

  private constructor(folder: string, port: number, program: HostProgram) {
    this.folder = folder;
    this.port = port;
    this.program = program;
    this.dataFolder = path.join(folder, 'data');
    this.exportFolder = folder;
  }

  static async create(program = shippedHost): Promise<Computer> {
    return new Computer(await mkdtemp(path.join(tmpdir(), 'workbench-e2e-')), await freePort(), program);
  }

  /** A computer of its own with this one's address, and what `copy` puts into its folder. */
  async twin(copy: (folder: string) => Promise<void>): Promise<Computer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'workbench-e2e-'));
    await copy(folder);
    return new Computer(folder, this.port, this.program);
  }

  /** The same computer with another version of the program; one of the two at a time. */
  withProgram(program: HostProgram): Computer {
    return new Computer(this.folder, this.port, program);
  }

  async startHost(): Promise<string> {
    const { script, options } = this.program;
    const place = ['--port', `${this.port}`, '--data', this.dataFolder];
    const host = spawn(process.execPath, [script, ...options, ...place], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.userFolders() },
    });
    this.host = host;
    this.url = await new Promise<string>((resolve, reject) => {
      let output = '';
      const hear = (bytes: Buffer) => {
        output += bytes.toString();
        const ready = /^READY (\S+)$/m.exec(output);
        if (ready?.[1]) resolve(ready[1]);
      };
      host.stdout.on('data', hear);
      host.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
      host.once('exit', () => reject(new Error(`the host ended: ${output}`)));
    });
    return this.url;
  }

  /** Where the program looks for the folders of its user: a person with an empty home on this computer. */
  private userFolders(): Readonly<Record<string, string>> {
    const home = path.join(this.folder, 'home');
    return { HOME: home, XDG_CONFIG_HOME: path.join(home, '.config'), APPDATA: path.join(home, 'AppData') };
  }

  /** A real Chromium with a profile that outlives it. */
  async startBrowser(): Promise<BrowserContext> {
    const profile = path.join(this.folder, 'profile');
    await rm(path.join(profile, 'DevToolsActivePort'), { force: true });
    const flags = [
      ...chromiumFlags(),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    this.browserProcess = spawn(await findChromium(), flags, { stdio: 'ignore', detached: true });
    const endpoint = await this.debuggingEndpoint(profile);
    this.browser = await chromium.connectOverCDP(endpoint);
    const context = this.browser.contexts()[0];
    if (!context) throw new Error('the browser has no context');
    context.on('request', (request) => this.requests.push(request.url()));
    return context;
  }

  private async debuggingEndpoint(profile: string): Promise<string> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const text = await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
      const [port] = text.split('\n');
      if (port) return `http://127.0.0.1:${port}`;
      await pause(50);
    }
    throw new Error('the browser did not open its debugging port');
  }

  async newPage(context: BrowserContext, viewport = { width: 1366, height: 768 }): Promise<Page> {
    const page = context.pages().find((each) => each.url() === 'about:blank') ?? (await context.newPage());
    await page.setViewportSize(viewport);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    return page;
  }

  /** Starts host and browser and opens the program. */
  async open(viewport?: { width: number; height: number }): Promise<Page> {
    if (!this.host) await this.startHost();
    const page = await this.newPage(await this.startBrowser(), viewport);
    await page.goto(this.url);
    return page;
  }

  async killBrowser(): Promise<void> {
    const child = this.browserProcess;
    this.browserProcess = null;
    if (!child?.pid) return;
    const gone = ended(child);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already, with all that it had started.
    }
    await gone;
    await this.browser?.close().catch(() => undefined);
    this.browser = null;
  }

  async killHost(): Promise<void> {
    const child = this.host;
    this.host = null;
    if (!child) return;
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends the host as a user does; it takes its last snapshot. */
  async stopHost(): Promise<void> {
    const child = this.host;
    this.host = null;
    if (!child) return;
    const gone = ended(child);
    child.kill('SIGTERM');
    await gone;
  }

  /** Ends the browser as a user does. */
  async stopBrowser(): Promise<void> {
    const { browser, browserProcess: child } = this;
    if (!child || !browser) return;
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await ended(child);
    await this.killBrowser();
  }

  async kill(): Promise<void> {
    await Promise.all([this.killBrowser(), this.killHost()]);
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
