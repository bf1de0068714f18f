import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { journalFile, openHost } from '../../builders/data-folder';
import { genesis, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/journal/${name}`, import.meta.url));

it('a journal of format version 1 is read for ever, its batch in three chunks included', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.dirname(journalFile(folder)));
  await copyFile(fixture('version-1.iwj'), journalFile(folder));
  const { host } = await openHost(folder);
  expect((await host['folder.contents']()).journal).toEqual({
    state: 'intact',
    ...genesis,
    head: {
      count: 6,
      batchId: 'dev1-6',
      hash: '2274b19d9c1a8b763f1569032e5d70a23883bec4f76b28edb6dd381e76321b09',
    },
  });
  const page = await host['journal.after']({ hash: genesisHash, limit: 100 });
  expect(page?.batches).toEqual(JSON.parse(await readFile(fixture('version-1.json'), 'utf8')));
});
