/** `npm run soak -- [name] [--seed N] [--runs N]`: long random runs that can be repeated by their seed. */
import { parseArgs } from 'node:util';
import type { Soak } from './soak';
import { soaks } from './soaks';

interface Wish {
  readonly chosen: readonly Soak[];
  readonly seed: number;
  readonly runs: number | null;
}

/** What the arguments ask for; a text says what is wrong with them. */
function readArguments(parameters: string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      options: { seed: { type: 'string' }, runs: { type: 'string' } },
      allowPositionals: true,
    });
    const unknown = positionals.filter((name) => soaks.every((soak) => soak.name !== name));
    if (unknown.length > 0)
      return `no soak ${unknown.join(', ')}; there are: ${soaks.map(({ name }) => name).join(', ')}`;
    const chosen = soaks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : wholeNumber('seed', values.seed);
    return { chosen, seed, runs: values.runs === undefined ? null : wholeNumber('runs', values.runs) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} should be a whole number, not "${text}"`);
  return Number(text);
}

/** True where all is well. */
async function runOne(soak: Soak, seed: number, runs: number): Promise<boolean> {
  console.log(`${soak.name}: seed ${seed}, ${runs} runs …`);
  const { problems, summary } = await soak.run(seed, runs);
  console.log(`${soak.name}: ${problems.length === 0 ? 'passed' : 'FAILED'}; ${summary}`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0)
    console.log(`  repeat with: npm run soak -- ${soak.name} --seed ${seed} --runs ${runs}`);
  return problems.length === 0;
}

const wish = readArguments(process.argv.slice(2));
if (typeof wish === 'string') {
  console.error(`${wish}\nusage: npm run soak -- [name] [--seed N] [--runs N]`);
  process.exitCode = 2;
} else {
  for (const soak of wish.chosen)
    if (!(await runOne(soak, wish.seed, wish.runs ?? soak.runs))) process.exitCode = 1;
}
