import { expect, it } from 'vitest';
import { runNode } from '../../builders/child-process';

async function refusalOf(
  script: string,
  ...parameters: string[]
): Promise<{ code: number | null; text: string }> {
  const child = runNode(['--import', 'tsx', script, ...parameters]);
  return { code: await child.exit(), text: child.errors() };
}

it('a benchmark that does not exist is refused with the names of those that do', async () => {
  const { code, text } = await refusalOf('test/bench/run.ts', '--json', 'start-up', 'warp');
  expect(code).toBe(2);
  expect(text).toContain('no benchmark warp; there are: start-up, typed-figure, saved');
});

it('a soak that does not exist is refused with the names of those that do', async () => {
  const { code, text } = await refusalOf('test/soak/run.ts', 'sponge');
  expect(code).toBe(2);
  expect(text).toContain('no soak sponge; there are: notation, progress, kill, damage');
});

it('a seed that is no number is refused', async () => {
  const { code, text } = await refusalOf('test/soak/run.ts', 'notation', '--seed', 'x1');
  expect(code).toBe(2);
  expect(text).toContain('--seed should be a whole number, not "x1"');
});
