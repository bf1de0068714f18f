import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../renderer/history/verify-chain';
import { compareSides, type Comparison } from '../../../renderer/recovery/compare-sides';
import { rebuildFromDatabase, rebuildFromFiles } from '../../../renderer/recovery/rebuild';
import { figureOf, typeFigure, Workbench } from '../../builders/workbench';

const unaborted = new AbortController().signal;

/** A PC whose ledger has the plan and three figures: 12 and 13 of 甲, 31 of 乙; its page is closed. */
async function withFigures(): Promise<Workbench> {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  await typeFigure(ledger, 0, 2016, '12');
  await typeFigure(ledger, 0, 2017, '13');
  await typeFigure(ledger, 1, 2017, '31');
  return workbench;
}

async function again(workbench: Workbench): Promise<Workbench> {
  await workbench.close();
  return Workbench.start(workbench.dataFolder, workbench.databaseName);
}

async function compare(workbench: Workbench, reason: string): Promise<Comparison> {
  const stopped = await workbench.load();
  if (stopped.state !== 'stopped') throw new Error('it opened');
  expect(stopped.reason).toBe(reason);
  return compareSides(workbench.host, workbench.reopen(), stopped.folder);
}

async function recover(
  workbench: Workbench,
  reason: string,
  source: 'files' | 'database',
): Promise<Comparison> {
  const comparison = await compare(workbench, reason);
  const rebuild = source === 'files' ? rebuildFromFiles : rebuildFromDatabase;
  const repository = workbench.reopen();
  const { host } = workbench;
  const onProgress = () => undefined;
  await rebuild({ host, repository, comparison, newId: randomUUID, onProgress, signal: unaborted });
  return comparison;
}

async function expectWhole(
  workbench: Workbench,
  figures: readonly (string | null)[],
  chain: 'whole' | 'broken' = 'whole',
): Promise<void> {
  const ledger = await workbench.open();
  expect([figureOf(ledger, 0, 2016), figureOf(ledger, 0, 2017), figureOf(ledger, 1, 2017)]).toEqual(figures);
  await typeFigure(ledger, 0, 2018, '14');
  expect(ledger.saver.state().kind).toBe('saved');
  const repository = workbench.reopen();
  expect((await verifyChain(repository, () => undefined, unaborted)).state).toBe(chain);
  expect(figureOf(await workbench.open(), 0, 2018)).toBe('14');
}

const setAside = ({ dataFolder }: Workbench) => readdir(path.join(dataFolder, 'set-aside')).catch(() => []);

describe('an emptied database', () => {
  it('is built again from the files with every figure, its history and undo, in a new epoch', async () => {
    const workbench = await withFigures();
    await workbench.emptyDatabase();
    const comparison = await recover(workbench, 'databaseEmpty', 'files');
    expect(comparison.choices).toEqual([{ source: 'files', holds: 4, loses: 0 }]);
    expect(await workbench.reopen().head()).toMatchObject({ epoch: 2, position: 4 });
    const ledger = await workbench.open();
    expect(ledger.nextUndo?.reason).toBe('录入 31');
    await expectWhole(workbench, ['12', '13', '31']);
  });

  it('survives a kill after the files have entered the new epoch', async () => {
    const workbench = await withFigures();
    await workbench.emptyDatabase();
    const comparison = await compare(workbench, 'databaseEmpty');
    const { host } = workbench;
    const repository = workbench.reopen();
    repository.replaceAll = () => Promise.reject(new Error('killed'));
    const options = { host, repository, comparison, newId: randomUUID, signal: unaborted };
    await expect(rebuildFromFiles({ ...options, onProgress: () => undefined })).rejects.toThrow('killed');
    await recover(workbench, 'databaseEmpty', 'files');
    await expectWhole(workbench, ['12', '13', '31']);
  });

  it('is found whole although a record of the journal is damaged, as far as a snapshot reaches', async () => {
    const workbench = await withFigures();
    expect(await workbench.host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
    await workbench.emptyDatabase();
    const damaged = await again(workbench);
    await flipByte(damaged.journalFile, 3000);
    await recover(damaged, 'databaseEmpty', 'files');
    // The figures are whole; of how they came about, what was damaged is missing, and the check says so.
    await expectWhole(damaged, ['12', '13', '31'], 'broken');
  });
});

describe('files that are gone or damaged', () => {
  it.each<[string, (workbench: Workbench) => Promise<unknown>]>([
    ['folderEmpty', ({ dataFolder }) => rm(dataFolder, { recursive: true })],
    ['journalMissing', ({ dataFolder }) => rm(path.join(dataFolder, 'journal'), { recursive: true })],
    ['markerMissing', ({ dataFolder }) => rm(path.join(dataFolder, 'marker.json'))],
    ['markerDamaged', ({ dataFolder }) => writeFile(path.join(dataFolder, 'marker.json'), '{')],
    ['journalDamaged', ({ journalFile }) => flipByte(journalFile, 300)],
  ])('%s: written again from the database', async (reason, damage) => {
    const whole = await withFigures();
    await whole.close();
    await damage(whole);
    const workbench = await Workbench.start(whole.dataFolder, whole.databaseName);
    const { choices } = await recover(workbench, reason, 'database');
    expect(choices.find(({ source }) => source === 'database')).toMatchObject({ holds: 4, loses: 0 });
    await expectWhole(workbench, ['12', '13', '31']);
    expect(await workbench.host['folder.contents']()).toMatchObject({
      marker: { state: 'present', marker: { epoch: 2 } },
      journal: { state: 'intact', epoch: 2, head: { count: 5 } },
    });
  });
});

describe('two histories', () => {
  /** The database has 12, 13, 31; the journal 12 and then 99. */
  async function forked(): Promise<Workbench> {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    await typeFigure(ledger, 0, 2016, '12');
    const kept = await readFile(workbench.journalFile);
    const other = await databaseCopy(workbench);
    await typeFigure(ledger, 0, 2017, '13');
    await typeFigure(ledger, 1, 2017, '31');
    await workbench.close();
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
    await writeFile(workbench.journalFile, kept);
    const elsewhere = await Workbench.start(workbench.dataFolder, other);
    await typeFigure(await elsewhere.open(), 0, 2017, '99');
    await elsewhere.close();
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
    return Workbench.start(workbench.dataFolder, workbench.databaseName);
  }

  it('recommend what loses fewest, and keep the other side', async () => {
    const workbench = await forked();
    const { choices } = await recover(workbench, 'forked', 'database');
    expect(choices).toEqual([
      { source: 'database', holds: 4, loses: 1 },
      { source: 'files', holds: 3, loses: 2 },
    ]);
    expect(await setAside(workbench)).not.toEqual([]);
    await expectWhole(workbench, ['12', '13', '31']);
  });

  it('can go on with the files; the database they replace is kept as a snapshot', async () => {
    const workbench = await forked();
    await recover(workbench, 'forked', 'files');
    const snapshots = await workbench.host['snapshot.list']();
    expect(
      snapshots.find((snapshot) => snapshot.state === 'verified' && snapshot.reason === 'replaced'),
    ).toMatchObject({ position: 4 });
    await expectWhole(workbench, ['12', '99', null]);
  });
});

async function databaseCopy(workbench: Workbench): Promise<string> {
  const { dumpDatabase, restoreDatabase } = await import('../../builders/database-dump');
  const name = `copy-${randomUUID()}`;
  await restoreDatabase(name, await dumpDatabase(workbench.databaseName));
  return name;
}

async function flipByte(file: string, offset: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  await writeFile(file, bytes);
}
