import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openHost } from '../../builders/data-folder';
import { temporaryFolder } from '../../builders/temporary-folder';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/snapshot/${name}`, import.meta.url));

it('a snapshot of format version 1 is read for ever', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'snapshots'));
  await copyFile(fixture('version-1.iws'), path.join(folder, 'snapshots', 'version-1.iws'));
  const { host } = await openHost(folder);
  const { snapshot, records } = JSON.parse(await readFile(fixture('version-1.json'), 'utf8'));
  expect(await host['snapshot.list']()).toEqual([snapshot]);
  const source = { kind: 'snapshot', name: 'version-1.iws' } as const;
  const page = await host['recovery.records']({ source, after: 0, limit: 100 });
  expect(page).toMatchObject({
    head: { position: snapshot.position, headHash: snapshot.headHash },
    next: null,
  });
  expect(page?.records).toEqual(records);
});
