import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { Benchmark, Sample } from './benchmark';

/** A run takes a good part of a minute. */
const mostRuns = 3;

interface Cost {
  /** Milliseconds. */
  readonly time: number;
  /** The peak of the process in megabytes. */
  readonly memory: number;
}

/** Where the peer's library is found from. */
const built = path.resolve('node_modules/.cache/workbench-bench');

/**
 * The writer as the program is built: translated while it runs, it would hold the sources of all that it might load. The
 * peer's library is as its author built it.
 */
async function buildWriter(): Promise<string> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      ssr: path.join(import.meta.dirname, 'data-sheet-writer.ts'),
      outDir: built,
      emptyOutDir: true,
      target: 'node20',
    },
    ssr: { noExternal: ['@cj-tech-master/excelts'] },
  });
  return path.join(built, 'data-sheet-writer.js');
}

async function costOf(program: string, who: 'ours' | 'peer', folder: string): Promise<Cost> {
  const child = fork(program, [who, path.join(folder, `${who}.xlsx`)], { execArgv: [] });
  const ended = once(child, 'exit');
  const told = once(child, 'message');
  const cost: unknown = await Promise.race([told, ended]).then(([first]) => first);
  if (cost === null || typeof cost !== 'object') throw new Error(`the sheet was not written by ${who}`);
  await ended;
  return cost as Cost;
}

async function measure(runs: number, what: keyof Cost): Promise<readonly Sample[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-bench-'));
  const program = await buildWriter();
  const samples: Sample[] = [];
  try {
    for (let run = 0; run < Math.min(runs, mostRuns); run += 1) {
      const ours = await costOf(program, 'ours', folder);
      const peer = await costOf(program, 'peer', folder);
      samples.push({ ours: ours[what], peer: peer[what] });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  return samples;
}

/** A data sheet of 100,000 × 12 styled cells against the streaming writer of exceljs, until the file is there. */
export const dataSheetTime: Benchmark = {
  name: 'data-sheet',
  unit: 'ms',
  goal: 1,
  measure: (_peers, runs) => measure(runs, 'time'),
};

/** The most memory that the process took for it. */
export const dataSheetMemory: Benchmark = {
  name: 'data-sheet-memory',
  unit: 'MB',
  goal: 1,
  measure: (_peers, runs) => measure(runs, 'memory'),
};
