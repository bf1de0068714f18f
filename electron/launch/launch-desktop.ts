import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcessTree, signalChild } from './process-tree';
import { readReport, type Report } from './reports';

/** Milliseconds within which the window must be on the screen. */
export const windowPatience = 20_000;

/** Milliseconds for what has been said or decided already: the last output of a program, an exit that is due. */
const shortWhile = 1_000;

export interface LaunchOptions {
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly patience: number;
  /** Ends the attempt. */
  readonly interrupted: AbortSignal;
}

/** `ended` answers the exit code; `pass` hands a signal on. */
export interface RunningDesktop {
  readonly state: 'shown';
  readonly ended: Promise<number>;
  readonly pass: (signal: NodeJS.Signals) => void;
}

export type Launch =
  | RunningDesktop
  | { readonly state: 'alreadyRunning' }
  | { readonly state: 'stopped' }
  /** No window, and nothing of the program is left running. */
  | { readonly state: 'failed'; readonly why: string };

type Desktop = ChildProcessByStdio<null, Readable, Readable>;

interface Exit {
  readonly code: number | null;
  readonly cause: string;
}

/** Starts the desktop program and waits until it reports that its window is on the screen. */
export async function launchDesktop(options: LaunchOptions): Promise<Launch> {
  let child: Desktop;
  try {
    child = spawn(options.executable, options.arguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.environment,
      detached: process.platform !== 'win32',
    });
  } catch (error) {
    return { state: 'failed', why: `Electron 不能启动：${String(error)}` };
  }
  const lastError = followErrors(child);
  const exit = exitOf(child);
  const first = await firstSign(child, exit, options);
  if (first === 'shown') {
    const ended = exit.then(({ code }) => code ?? 1);
    return { state: 'shown', ended, pass: (signal) => signalChild(child, signal) };
  }
  // The program is telling the user why it stops; that takes as long as the user reads.
  if (first === 'stopped') await exit;
  if (first === 'alreadyRunning') await Promise.race([exit, wait(shortWhile, undefined, { ref: false })]);
  await endProcessTree(child);
  if (first === 'stopped' || first === 'alreadyRunning') return { state: first };
  const why =
    first === 'silent'
      ? `Electron 在 ${options.patience / 1_000} 秒内没有显示窗口`
      : `Electron 启动后立即退出（${first.cause}）`;
  return { state: 'failed', why: [why, lastError()].filter((text) => text !== '').join('：') };
}

async function firstSign(
  child: Desktop,
  exit: Promise<Exit>,
  { patience, interrupted }: LaunchOptions,
): Promise<Report | Exit | 'silent'> {
  const decided = new AbortController();
  const over = AbortSignal.any([decided.signal, interrupted]);
  const lines = createInterface({ input: child.stdout });
  const outputEnd = once(lines, 'close');
  const report = new Promise<Report>((resolve) => {
    lines.on('line', (line) => {
      const read = readReport(line);
      if (read !== null) resolve(read);
    });
  });
  const exited = exit.then(async (found) => {
    await Promise.race([outputEnd, wait(shortWhile, undefined, { ref: false })]);
    return found;
  });
  const silent = wait(patience, undefined, { signal: over }).then(
    () => 'silent' as const,
    () => 'silent' as const,
  );
  return Promise.race([report, exited, silent]).finally(() => decided.abort());
}

function exitOf(child: Desktop): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, cause: error.message }));
    child.once('exit', (code, signal) => resolve({ code, cause: signal ?? `退出码 ${code}` }));
  });
}

/** Answers the last line of what the program has complained about. */
function followErrors(child: Desktop): () => string {
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => (text = (text + more).slice(-4_000)));
  return () => text.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? '';
}
