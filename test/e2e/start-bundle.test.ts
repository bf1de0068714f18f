import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve('dist/renderer');
const assets = readdirSync(path.join(root, 'assets')).filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(path.join(root, 'assets', name), 'utf8');

/** Scripts and all that they import at once. */
function withImports(names: readonly string[]): ReadonlySet<string> {
  const waiting = [...names];
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const imports = textOf(name).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g);
    waiting.push(...[...imports].map(([, imported = '']) => imported));
  }
  return found;
}

/** What is loaded before anything is shown. */
function startScripts(): ReadonlySet<string> {
  const page = readFileSync(path.join(root, 'index.html'), 'utf8');
  return withImports([...page.matchAll(/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name));
}

/** What comes while nothing else is to do, so that the views of every day are there when they are asked for. */
function scriptsAhead(): ReadonlySet<string> {
  const views =
    /^(?:ChartsWorkspace|ReviewView|ExportWorkspace|PrintWorkspace|HistoryWorkspace|PlanOverview)-/;
  const names = assets.filter((name) => views.test(name));
  expect(names).toHaveLength(6);
  return withImports(names);
}

/** Texts that stand in these libraries and nowhere else. */
const lazy = [
  ['the Excel library', 'ExcelTS'],
  ['the chart library', '_ec_inner'],
  ['the layout of the review workbook', '主要指标完成情况表和各指标的工作表总是写出'],
] as const;

it('the page names its views and the grid, so that they come while the data is opened', () => {
  const page = readFileSync(path.join(root, 'index.html'), 'utf8');
  for (const name of ['start', 'views', 'grid'])
    expect(page).toMatch(new RegExp(`<link rel="modulepreload"[^>]*assets/${name}-[^>]*\\.js"`));
});

it('the page starts with more than one script, and not with all of them', () => {
  const start = startScripts();
  expect(start.size).toBeGreaterThan(3);
  expect(start.size).toBeLessThan(assets.length / 2);
});

it.each(lazy)('%s is built, and loaded only when it is asked for', (_name, mark) => {
  const holders = assets.filter((name) => textOf(name).includes(mark));
  expect(holders.length).toBeGreaterThan(0);
  const start = startScripts();
  expect(holders.filter((name) => start.has(name))).toEqual([]);
});

it('views that come ahead bring neither the Excel library nor the chart library', () => {
  const ahead = [...scriptsAhead()].map(textOf);
  for (const mark of ['ExcelTS', '_ec_inner'])
    expect(ahead.filter((text) => text.includes(mark))).toHaveLength(0);
});

it('the Excel library is in the worker alone', () => {
  const holders = assets.filter((name) => textOf(name).includes('ExcelTS'));
  expect(holders).toEqual([expect.stringMatching(/^workbook\.worker-/)]);
});
