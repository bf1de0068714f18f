/** `npm run bench -- [--json] [name…]`: measures the built program against bare peers, in one go. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setup as buildProgram } from '../e2e/global-setup';
import { resultOf, type Benchmark, type Result } from './benchmark';
import { benchmarks } from './benchmarks';
import { buildPeers, startPeerHost } from './peers';
import { tableOf } from './table';

const runs = 7;

interface Wish {
  readonly json: boolean;
  readonly chosen: readonly Benchmark[];
}

/** What the arguments ask for; a text says what is wrong with them. */
function readArguments(parameters: string[]): Wish | string {
  const known = benchmarks.map(({ name }) => name);
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const unknown = positionals.filter((name) => !known.includes(name));
    if (unknown.length > 0) return `no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}`;
    const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
    return { json: values.json === true, chosen: benchmarks.filter(({ name }) => wanted(name)) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function measureAll({ json, chosen }: Wish): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-bench-'));
  buildProgram();
  await buildPeers(folder);
  const peers = await startPeerHost(folder);
  const results: Result[] = [];
  try {
    for (const benchmark of chosen) {
      console.error(`${benchmark.name}: ${runs} runs …`);
      const result = resultOf(benchmark, await benchmark.measure(peers.url, runs));
      results.push(result);
      if (json) console.log(JSON.stringify(result));
    }
  } finally {
    await peers.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  if (!json) console.log(tableOf(results));
}

const wish = readArguments(process.argv.slice(2));
if (typeof wish === 'string') {
  console.error(`${wish}\nusage: npm run bench -- [--json] [name…]`);
  process.exitCode = 2;
} else {
  await measureAll(wish);
}
