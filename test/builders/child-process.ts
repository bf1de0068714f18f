import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Child {
  readonly process: ChildProcess;
  /** The next line of standard output; null after the last. */
  line(): Promise<string | null>;
  /** Everything that came on standard error so far. */
  errors(): string;
  /** Ends it with a signal, if it still runs, and answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  exit(): Promise<number | null>;
}

export interface ChildOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly folder?: string;
}

/** Runs Node with the arguments; what is left of it when the running test ends is killed. */
export function runNode(args: readonly string[], options: ChildOptions = {}): Child {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  const exit = async () => {
    await ended;
    return child.exitCode;
  };
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exit();
  };
  onTestFinished(async () => {
    await end('SIGKILL');
  });
  return {
    process: child,
    async line() {
      const { done, value } = await lines.next();
      return done === true ? null : value;
    },
    errors: () => errors,
    end,
    exit,
  };
}

/** True while a process with this id runs; one that has ended but was not collected by its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
