import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { endProcessTree } from '../launch/process-tree';
import { DevtoolsPipe } from './print-pipe';
import { NoBrowser, type RenderPdf } from './print-service';

/** Milliseconds for the whole of it: a book of several hundred charts on a slow computer takes minutes. */
const patience = 600_000;

/** Bytes of the file that are fetched at a time. */
const pieceSize = 4 << 20;

const flags = [
  '--headless=new',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--mute-audio',
  // It is given all that it needs and may look for nothing.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--remote-debugging-pipe',
];

/** Milliseconds for which a browser that has made a file waits for the next one. */
const keptFor = 60_000;

/**
 * Makes PDF files with an installed browser that nobody sees: a profile of its own, no file beside it, no port. It waits a
 * while for the next file, and ends with the signal, with `end`, and with this process.
 */
export function chromiumPdf(find: () => Promise<string | null>): RenderPdf {
  let kept: { readonly browser: HiddenBrowser; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const takeKept = (): HiddenBrowser | null => {
    if (kept === null) return null;
    clearTimeout(kept.timer);
    const { browser } = kept;
    kept = null;
    return browser;
  };
  const keep = (browser: HiddenBrowser) => {
    const timer = setTimeout(() => void takeKept()?.end(), keptFor);
    timer.unref();
    kept = { browser, timer };
  };
  const makeWith = async (browser: HiddenBrowser, html: string, over: AbortSignal) => {
    try {
      const bytes = await browser.work(over, (pipe, page) => makePdf(pipe, page, html));
      browser.openNext();
      keep(browser);
      return bytes;
    } catch (error) {
      await browser.end();
      throw error;
    }
  };
  const render = async (html: string, signal: AbortSignal) => {
    const over = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const waiting = takeKept();
    if (waiting !== null) {
      // It may have ended while it waited.
      const bytes = await makeWith(waiting, html, over).catch(() => null);
      if (bytes !== null) return bytes;
      if (over.aborted) throw abortReason(over);
    }
    return makeWith(await startHidden(find, over), html, over);
  };
  return Object.assign(render, { end: async () => takeKept()?.end() });
}

async function startHidden(find: () => Promise<string | null>, over: AbortSignal): Promise<HiddenBrowser> {
  const program = await find();
  if (program === null) throw new NoBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-print-'));
  over.throwIfAborted();
  return new HiddenBrowser(program, folder);
}

/** A browser without a window, and the folder that goes with it. */
class HiddenBrowser {
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly failed: Promise<never>;
  private readonly pipe: DevtoolsPipe;
  private next: Promise<BlankPage> | null = null;

  constructor(program: string, folder: string) {
    this.folder = folder;
    const profile = `--user-data-dir=${path.join(folder, 'profile')}`;
    this.child = spawn(program, [...flags, profile, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // What it puts aside while it runs goes with the folder.
      env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.failed = new Promise<never>((_resolve, reject) => this.child.once('error', reject));
    this.failed.catch(() => undefined);
    this.pipe = pipeOf(this.child);
  }

  /** Opens the page for the next task, which then need not wait for it. */
  openNext(): void {
    this.next = openPage(this.pipe);
    // Whoever takes the page hears of it.
    this.next.catch(() => undefined);
  }

  /** Works in a page of its own. Rejects where the browser fails or the signal comes first. */
  async work<T>(over: AbortSignal, task: (pipe: DevtoolsPipe, page: BlankPage) => Promise<T>): Promise<T> {
    over.throwIfAborted();
    const aborted = new Promise<never>((_resolve, reject) =>
      over.addEventListener('abort', () => reject(abortReason(over)), { once: true }),
    );
    const page = this.next ?? openPage(this.pipe);
    this.next = null;
    return Promise.race([page.then((opened) => task(this.pipe, opened)), this.failed, aborted]);
  }

  async end(): Promise<void> {
    await endProcessTree(this.child);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(
      () => undefined,
    );
  }
}

function abortReason({ reason }: AbortSignal): Error {
  const late = reason instanceof DOMException && reason.name === 'TimeoutError';
  return new Error(late ? `${patience / 60_000} 分钟内没有做完。` : '已取消。');
}

/** The browser's sandbox refuses to work for root, and the program never does without it. */
export function goneEarly(isRoot: boolean): string {
  const reason = isRoot
    ? '：后台服务以 root 身份运行，浏览器的安全沙箱因此不能工作，请用普通用户运行本程序'
    : '';
  return `浏览器提前退出${reason}。`;
}

function pipeOf({ stdio: [, , , output, input] }: ChildProcess): DevtoolsPipe {
  if (!(output instanceof Writable) || !(input instanceof Readable)) throw new Error('浏览器没有启动。');
  return new DevtoolsPipe(output, input, goneEarly(process.getuid?.() === 0));
}

interface BlankPage {
  readonly targetId: string;
  readonly session: string;
  readonly frameId: string;
}

async function openPage(pipe: DevtoolsPipe): Promise<BlankPage> {
  const { targetId } = await pipe.call<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const attached = await pipe.call<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const session = attached.sessionId;
  const tree = await pipe.call<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree', {}, session);
  return { targetId, session, frameId: tree.frameTree.frame.id };
}

async function makePdf(
  pipe: DevtoolsPipe,
  { targetId, session, frameId }: BlankPage,
  html: string,
): Promise<Uint8Array> {
  await pipe.call('Page.setDocumentContent', { frameId, html }, session);
  const expression = 'Promise.all([...document.images].map((image) => image.decode())).then(() => true)';
  const ready = await pipe.call<{ exceptionDetails?: object }>(
    'Runtime.evaluate',
    { expression, awaitPromise: true },
    session,
  );
  if (ready.exceptionDetails) throw new Error('有一幅图浏览器不认识。');
  const { stream } = await pipe.call<{ stream: string }>(
    'Page.printToPDF',
    { preferCSSPageSize: true, printBackground: true, transferMode: 'ReturnAsStream' },
    session,
  );
  const pieces: Buffer[] = [];
  for (let ended = false; !ended;) {
    const request = { handle: stream, size: pieceSize };
    const piece = await pipe.call<Piece>('IO.read', request, session);
    pieces.push(Buffer.from(piece.data, piece.base64Encoded === true ? 'base64' : 'latin1'));
    ended = piece.eof;
  }
  await pipe.call('IO.close', { handle: stream }, session);
  await pipe.call('Target.closeTarget', { targetId });
  return Buffer.concat(pieces);
}

interface Piece {
  readonly data: string;
  readonly base64Encoded?: boolean;
  readonly eof: boolean;
}
