import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { Benchmark } from './benchmark';

/** What only the sheet needs when the program starts; grid, ledger, model and notation are the whole program's. */
const own = [
  'renderer/entry',
  'shared/sheet',
  'shared/clipboard',
  'shared/notation/expression',
  'shared/notation/fraction',
  'shared/notation/typing',
].map((name) => path.resolve(name));

/** The sheet built by itself as the program is built, everything that is not its own left out. */
async function builtSheet(): Promise<readonly Rolldown.OutputChunk[]> {
  const built = await build({
    configFile: false,
    root: path.resolve('renderer'),
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      modulePreload: false,
      rolldownOptions: {
        input: path.resolve('renderer/entry/EntrySheet.tsx'),
        preserveEntrySignatures: 'strict',
        external: (id, _importer, isResolved) =>
          isResolved && !id.endsWith('.css') && !own.some((place) => id.startsWith(place)),
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('the sheet was not built');
  return output.output.filter((part) => part.type === 'chunk');
}

/** The entry and what it imports at once. */
function startChunks(chunks: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  return [...found];
}

/** The sheet's own code that is loaded before it is shown, as gzip makes it. Every run would give the same. */
export const sheetCode: Benchmark = {
  name: 'sheet-code',
  unit: 'kB',
  goal: 30,
  async measure() {
    const code = startChunks(await builtSheet()).map((chunk) => chunk.code);
    return [{ ours: gzipSync(code.join('\n')).length / 1000, peer: null }];
  },
};
