/** `npm run bench -- [--json] [name…]`: measures the built program against bare peers, in one go. */
import { parseArgs } from 'node:util';
import { Bench } from './bench';
import { resultOf, type Benchmark, type Result } from './benchmark';
import { benchmarks } from './benchmarks';
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
  const bench = await Bench.prepare();
  const results: Result[] = [];
  try {
    for (const benchmark of chosen) {
      console.error(`${benchmark.name}: ${runs} runs …`);
      const result = resultOf(benchmark, await benchmark.measure(bench, runs));
      results.push(result);
      if (json) console.log(JSON.stringify(result));
    }
  } finally {
    await bench.dispose();
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
