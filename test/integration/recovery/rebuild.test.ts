import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../renderer/history/verify-chain';
import { compareSides, type Comparison } from '../../../renderer/recovery/compare-sides';
import { rebuildFromDatabase, rebuildFromFiles } from '../../../renderer/recovery/rebuild';
import { doubtTexts } from '../../../renderer/ui/doubt-texts';
import { WorkbenchDatabase } from '../../../renderer/storage/database';
import { figureOf, smallPlan, typeFigure, Workbench } from '../../builders/workbench';

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

const now = () => '2026-01-02T03:04:06.000Z';

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
  await rebuild({ host, repository, comparison, newId: randomUUID, now, onProgress, signal: unaborted });
  return comparison;
}

async function expectWhole(
  workbench: Workbench,
  figures: readonly (string | null)[],
  missing = 0,
): Promise<void> {
  const ledger = await workbench.open();
  expect([figureOf(ledger, 0, 2016), figureOf(ledger, 0, 2017), figureOf(ledger, 1, 2017)]).toEqual(figures);
  await typeFigure(ledger, 0, 2018, '14');
  expect(ledger.saver.state().kind).toBe('saved');
  const repository = workbench.reopen();
  expect(await verifyChain(repository, () => undefined, unaborted)).toMatchObject({
    state: 'whole',
    missing,
  });
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
    const options = { host, repository, comparison, newId: randomUUID, now, signal: unaborted };
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
    await expectWhole(damaged, ['12', '13', '31'], 1);
  });
});

describe('a database that has lost a part of itself', () => {
  it('is the good copy all the same where the files are older still', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    const kept = await readFile(workbench.journalFile);
    await typeFigure(ledger, 0, 2016, '12');
    await typeFigure(ledger, 0, 2017, '13');
    await typeFigure(ledger, 1, 2017, '31');
    await workbench.close();
    await writeFile(workbench.journalFile, kept);
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true });
    await workbench.withoutBatch(2);
    const older = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    const { choices } = await recover(older, 'forked', 'database');
    expect(choices[0]).toMatchObject({ source: 'database', holds: 4, loses: 0 });
    await expectWhole(older, ['12', '13', '31'], 1);
  });

  it('is noticed although its head is the journal’s, and is built again from the files', async () => {
    const workbench = await withFigures();
    const database = new WorkbenchDatabase(workbench.databaseName);
    await database.log.delete(2);
    const [series] = smallPlan.series;
    if (series) await database.series.put(series);
    database.close();
    const comparison = await recover(workbench, 'databaseIncomplete', 'files');
    expect(comparison.choices).toEqual([{ source: 'files', holds: 4, loses: 0 }]);
    await expectWhole(workbench, ['12', '13', '31']);
  });
});

describe('damage on both sides', () => {
  it('each side gives what the other has lost: the journal what a rolled-back database lacks, the database a damaged batch', async () => {
    const workbench = await withFigures();
    const older = await databaseCopy(workbench);
    const ledger = await workbench.open();
    await typeFigure(ledger, 1, 2019, '41');
    const { damaged } = await withDamage(workbench, older, '"after":"31"');
    const comparison = await compare(damaged, 'journalDamaged');
    expect(comparison.choices).toEqual([
      { source: 'files', holds: 5, loses: 0 },
      { source: 'database', holds: 4, loses: 1 },
    ]);
    await recover(damaged, 'journalDamaged', 'files');
    await expectWhole(damaged, ['12', '13', '31']);
    expect(figureOf(await damaged.open(), 1, 2019)).toBe('41');
    const survey = await damaged.host['recovery.survey']();
    expect(survey).toMatchObject({ best: { position: 6 }, readableBatches: 6, doubts: [] });
  });

  it('what stands behind a batch of which no copy is left comes in as a batch of its own', async () => {
    const workbench = await withFigures();
    const { damaged } = await withDamage(workbench, `empty-${randomUUID()}`, '"after":"12"');
    const comparison = await compare(damaged, 'databaseEmpty');
    expect(comparison.choices).toEqual([{ source: 'files', holds: 3, loses: 0 }]);
    expect(doubtTexts(comparison.survey.doubts).join()).toContain('另有 2 次录入');
    expect(doubtTexts(comparison.survey.doubts).join()).toContain('其中 1 次找不到完好的副本');
    await recover(damaged, 'databaseEmpty', 'files');
    const history = await damaged.reopen().lastBatches(9);
    expect(history.map(({ batch }) => batch.origin.kind)).toEqual(['import', 'restore']);
    await expectWhole(damaged, [null, '13', '31']);
    expect(await damaged.host['recovery.survey']()).toMatchObject({ best: { position: 3 }, doubts: [] });
  });

  it('an end of the journal that is gone with the database’s is missed', async () => {
    const workbench = await withFigures();
    const older = await databaseCopy(workbench);
    const kept = await readFile(workbench.journalFile);
    await typeFigure(await workbench.open(), 0, 2019, '15');
    await workbench.close();
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
    await writeFile(workbench.journalFile, kept);
    const rolledBack = await Workbench.start(workbench.dataFolder, older);
    const comparison = await compare(rolledBack, 'batchesLost');
    expect(doubtTexts(comparison.survey.doubts)).toEqual([
      '数据文件夹记着一共保存过 5 次录入，其中 1 次找不到完好的副本。',
    ]);
    await recover(rolledBack, 'batchesLost', 'files');
    await expectWhole(rolledBack, ['12', '13', '31']);
  });
});

/** The same folder without snapshots, with a byte changed in the batch that holds a text, under another database. */
async function withDamage(workbench: Workbench, databaseName: string, text: string) {
  await workbench.close();
  await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
  const bytes = await readFile(workbench.journalFile);
  await flipByte(workbench.journalFile, bytes.indexOf(text) + 2);
  return { damaged: await Workbench.start(workbench.dataFolder, databaseName) };
}

describe('files that are gone or damaged', () => {
  it('are written again from a database whose own history has a gap', async () => {
    const workbench = await withFigures();
    await workbench.host['snapshot.take']({ reason: 'request' });
    await workbench.emptyDatabase();
    await rm(path.join(workbench.dataFolder, 'journal'), { recursive: true });
    const rebuilt = await again(workbench);
    await recover(rebuilt, 'databaseEmpty', 'files');
    await rebuilt.close();
    await rm(rebuilt.dataFolder, { recursive: true });
    const gone = await Workbench.start(rebuilt.dataFolder, rebuilt.databaseName);
    await recover(gone, 'folderEmpty', 'database');
    await expectWhole(gone, ['12', '13', '31'], 4);
    expect(await gone.host['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'taken' });
    await gone.emptyDatabase();
    await recover(await again(gone), 'databaseEmpty', 'files');
  });

  it('a snapshot that has everything does not stand for the history, which the database has', async () => {
    const workbench = await withFigures();
    await workbench.host['snapshot.take']({ reason: 'request' });
    await rm(path.join(workbench.dataFolder, 'journal'), { recursive: true });
    const without = await again(workbench);
    const { choices } = await recover(without, 'journalMissing', 'database');
    expect(choices.map(({ source }) => source)).toEqual(['database', 'files']);
    await expectWhole(without, ['12', '13', '31']);
    expect(await without.host['recovery.survey']()).toMatchObject({ readableBatches: 5 });
  });

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
    await rm(path.join(workbench.dataFolder, 'journal-end.json'));
    const elsewhere = await Workbench.start(workbench.dataFolder, other);
    await typeFigure(await elsewhere.open(), 0, 2017, '99');
    await elsewhere.close();
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
    return Workbench.start(workbench.dataFolder, workbench.databaseName);
  }

  it('recommend what loses fewest, and keep the other side', async () => {
    const workbench = await forked();
    const { choices, leftOut, lent } = await recover(workbench, 'forked', 'database');
    const reasons = (batches: readonly { readonly reason: string }[]) => batches.map(({ reason }) => reason);
    expect(reasons(leftOut.database)).toEqual(['录入 99']);
    expect(reasons(leftOut.files)).toEqual(['录入 31', '录入 13']);
    // The database's own way was offered to the files, and is none of theirs.
    expect(lent).toBe(0);
    expect(choices).toEqual([
      { source: 'database', holds: 4, loses: 1 },
      { source: 'files', holds: 3, loses: 2 },
    ]);
    expect(await setAside(workbench)).not.toEqual([]);
    const snapshots = await workbench.host['snapshot.list']();
    expect(
      snapshots.find((snapshot) => snapshot.state === 'verified' && snapshot.reason === 'replaced'),
    ).toMatchObject({ position: 3 });
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
