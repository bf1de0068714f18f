import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk } from '../../builders/faulty-file-system';
import { temporaryFolder } from '../../builders/temporary-folder';
import { aLedgerHistory, ledgerRecords } from './ledger-history';

const history = aLedgerHistory(24);
const journal = 'journal-000001.iwj';

/** A data folder with all batches in one segment, a snapshot behind the twentieth, and a disk that can go bad. */
async function folderOnDisk() {
  const folder = await temporaryFolder();
  const first = await openBegunHost(folder);
  for (const [place, sealed] of history.entries()) {
    expect(await first.host['journal.append'](sealed)).toMatchObject({ state: 'appended' });
    if (place === 19) await first.host['snapshot.take']({ reason: 'request' });
  }
  await first.close();
  return { folder, ...faultyDisk() };
}

it('what stands before and behind a bad sector of the journal can be read, and is restored whole with a snapshot', async () => {
  const { folder, fileSystem, faults } = await folderOnDisk();
  faults.badSectors = [{ file: journal, from: 5000, until: 5001 }];
  const { host } = await openHost(folder, { fileSystem });
  expect((await host['folder.contents']()).journal).toMatchObject({ state: 'damaged' });
  const survey = await host['recovery.survey']();
  expect(survey.best).toMatchObject({ position: 24, headHash: history[23]?.hash });
  expect(survey.doubts.map(({ kind }) => kind)).toEqual(['recordsUnreadable', 'batchesMissing']);
  expect(survey.readableBatches).toBeLessThan(24);
  const page = await host['recovery.records']({ source: { kind: 'best' }, after: 0, limit: 9 });
  expect(page?.records).toEqual(ledgerRecords(24));
});

it('a snapshot with a bad sector is damaged, and so is a marker; the journal gives everything', async () => {
  const { folder, fileSystem, faults } = await folderOnDisk();
  const snapshots = await readdir(path.join(folder, 'snapshots'));
  faults.badSectors = [...snapshots, 'marker.json'].map((file) => ({ file, from: 0, until: 1 }));
  const { host } = await openHost(folder, { fileSystem });
  expect((await host['folder.contents']()).marker).toEqual({ state: 'damaged' });
  const survey = await host['recovery.survey']();
  expect(survey.best).toMatchObject({ position: 24 });
  expect(new Set(survey.doubts.map(({ kind }) => kind))).toEqual(
    new Set(['markerDamaged', 'snapshotDamaged']),
  );
});

it('a journal of which nothing can be read is not taken for an empty one', async () => {
  const { folder, fileSystem, faults } = await folderOnDisk();
  faults.badSectors = [{ file: journal, from: 0, until: Infinity }];
  const { host } = await openHost(folder, { fileSystem });
  await expect(host['folder.contents']()).rejects.toThrow('EIO');
});

it('a file that cannot be copied to the second folder keeps back none of the others', async () => {
  const { folder, fileSystem, faults } = await folderOnDisk();
  const second = await temporaryFolder();
  const [oldest = ''] = (await readdir(path.join(folder, 'snapshots'))).toSorted();
  faults.badSectors = [{ file: oldest, from: 0, until: 1 }];
  const { host } = await openHost(folder, { fileSystem });
  expect(await host['safety.secondFolder']({ folder: second })).toMatchObject({
    state: 'set',
    status: { secondFolder: { state: 'failed', fault: 'other' } },
  });
  const names = await readdir(second, { recursive: true });
  expect(names.filter((name) => name.endsWith(journal))).toHaveLength(1);
  const kept = (await readdir(path.join(folder, 'snapshots'))).filter((name) => name !== oldest);
  for (const name of kept) expect(names.some((copied) => copied.endsWith(name))).toBe(true);
});
