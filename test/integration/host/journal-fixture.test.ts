import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { SealedBatch } from '../../../shared/model/batch';
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

it('a journal of format version 2 is read for ever, its packed segment included', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.dirname(journalFile(folder)));
  for (const name of ['journal-000001.iwj.gz', 'journal-000002.iwj']) {
    await copyFile(fixture(`version-2/${name}`), path.join(folder, 'journal', name));
  }
  const { host } = await openHost(folder);
  const batches = JSON.parse(await readFile(fixture('version-2/batches.json'), 'utf8')) as SealedBatch[];
  expect((await host['folder.contents']()).journal).toEqual({
    state: 'intact',
    ...genesis,
    head: { count: 7, batchId: 'dev1-7', hash: batches[6]?.hash },
  });
  const first = await host['journal.after']({ hash: genesisHash, limit: 100 });
  const second = await host['journal.after']({ hash: batches[4]?.hash ?? '', limit: 100 });
  expect(first).toEqual({ batches: batches.slice(0, 5), more: true });
  expect(second).toEqual({ batches: batches.slice(5), more: false });
});
