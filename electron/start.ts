/** `npm start`: the desktop window, or the same program in a browser. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPatience } from './launch/find-runtime';
import { windowPatience } from './launch/launch-desktop';
import { parseOptions, usage, type StartOptions } from './launch/options';
import { run } from './launch/run';

const here = path.dirname(fileURLToPath(import.meta.url));
const terminal = {
  ready: (line: string) => process.stdout.write(`${line}\n`),
  tell: (line: string) => process.stderr.write(`${line}\n`),
};

const parsed = parseOptions(process.argv.slice(2), process.cwd());
if (parsed.state === 'start') {
  await start(parsed.options);
} else if (parsed.state === 'help') {
  process.stdout.write(`${usage}\n`);
} else {
  terminal.tell(`${parsed.why}\n\n${usage}`);
  process.exitCode = 2;
}

async function start(options: StartOptions): Promise<void> {
  const packageFolder = electronPackage();
  const interruption = new AbortController();
  let end: (signal: NodeJS.Signals) => void = () => interruption.abort();
  // SIGHUP: the terminal was closed. The second time, the system's own way of ending applies.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end(signal));
  const running = await run({
    start: options,
    runtime:
      packageFolder === null ? null : { packageFolder, environment: process.env, platform: process.platform },
    programFolder: path.join(here, '..', '..'),
    pageRoot: path.join(here, '..', 'renderer'),
    patience: { fetch: fetchPatience, window: windowPatience },
    terminal,
    interrupted: interruption.signal,
  });
  if (running.state === 'done' || running.state === 'failed') {
    process.exitCode = running.state === 'done' ? running.code : 1;
    return;
  }
  if (running.state === 'shown') {
    end = running.pass;
    if (interruption.signal.aborted) running.pass('SIGTERM');
    process.exitCode = await running.ended;
    return;
  }
  end = () => void running.close().finally(() => process.exit(0));
  if (interruption.signal.aborted) end('SIGTERM');
}

function electronPackage(): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}
