import { findRuntime, type RuntimePlace } from './find-runtime';
import { launchDesktop, type Launch, type RunningDesktop } from './launch-desktop';
import type { StartOptions } from './options';
import { serveInBrowser, type Serving, type Terminal } from './serve-in-browser';

export interface RunOptions {
  readonly start: StartOptions;
  /** Where Electron's npm package is; null where it is not installed. */
  readonly runtime: RuntimePlace | null;
  /** The folder of package.json, which Electron is given. */
  readonly programFolder: string;
  /** The folder of the built page, which the browser host serves. */
  readonly pageRoot: string;
  /** Milliseconds for fetching the runtime, and for its window. */
  readonly patience: { readonly fetch: number; readonly window: number };
  readonly terminal: Terminal;
  /** The user gives up before there is a window or an address. */
  readonly interrupted: AbortSignal;
}

export type Run =
  | RunningDesktop
  | Serving
  /** Nothing is left to do; `code` is for the shell. */
  | { readonly state: 'done'; readonly code: number };

/** Shows the desktop window, or says why there is none and serves the same program to a browser. */
export async function run(options: RunOptions): Promise<Run> {
  const { start, terminal } = options;
  if (!start.browser) {
    const launch = await tryDesktop(options);
    if (launch.state === 'shown') return launch;
    if (launch.state === 'stopped') return { state: 'done', code: 1 };
    if (launch.state === 'alreadyRunning') {
      terminal.tell('指标工作台已经在运行，它的窗口已移到最前。');
      return { state: 'done', code: 0 };
    }
    if (options.interrupted.aborted) return { state: 'done', code: 130 };
    terminal.tell(`${launch.why}，改在浏览器中打开。`);
  }
  const serving = await serveInBrowser(start, options.pageRoot, terminal);
  if (serving.state === 'failed') terminal.tell(serving.why);
  return serving;
}

async function tryDesktop(options: RunOptions): Promise<Launch> {
  const { start, runtime, programFolder, patience, terminal, interrupted } = options;
  if (runtime === null) return { state: 'failed', why: '没有安装 Electron' };
  const found = await findRuntime(runtime, {
    patience: patience.fetch,
    fetching: () => terminal.tell(`正在取得 Electron 运行环境，最多等待 ${patience.fetch / 1_000} 秒。`),
    interrupted,
  });
  if (found.state === 'missing') return { state: 'failed', why: found.why };
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = runtime.environment;
  return launchDesktop({
    executable: found.executable,
    arguments: [programFolder, ...(start.dataFolder === null ? [] : [`--data=${start.dataFolder}`])],
    environment,
    patience: patience.window,
    interrupted,
  });
}
