import 'fake-indexeddb/auto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkbenchDatabase } from '../../../renderer/storage/database';
import type { Host } from '../../../shared/host';
import { aBatch, hashOf, seal } from '../../builders/history';
import { figureOf, smallPlan, typeFigure, Workbench } from '../../builders/workbench';

/** Loads a page that is killed while it waits for the named call, which never reaches the host. */
async function killAt(workbench: Workbench, call: 'folder.begin' | 'journal.append'): Promise<void> {
  const { host } = workbench;
  await new Promise<void>((resolve) => {
    const reached = () => new Promise<never>(() => resolve());
    workbench.host = { ...host, [call]: reached } satisfies Host;
    void workbench.load();
  });
  workbench.host = host;
}

describe('a new workspace', () => {
  it('is filled with the shipped plan and found again', async () => {
    const workbench = await Workbench.start();
    const first = await workbench.load();
    expect(first).toMatchObject({ state: 'open', begun: true, replayed: 0 });
    const ledger = await workbench.open();
    expect(ledger.records.plan.get(smallPlan.plan.id)?.title).toBe(smallPlan.plan.title);
    expect(ledger.records.series.size).toBe(smallPlan.series.length);
    expect(ledger.nextUndo).toBeUndefined();
  });

  it('goes on beginning after a kill before marker and journal', async () => {
    const workbench = await Workbench.start();
    await killAt(workbench, 'folder.begin');
    expect(await workbench.host['folder.contents']()).toMatchObject({ marker: { state: 'absent' } });
    expect((await workbench.open()).records.plan.size).toBe(1);
  });

  it('goes on beginning after a kill before the plan was in the journal', async () => {
    const workbench = await Workbench.start();
    await killAt(workbench, 'journal.append');
    expect(await workbench.host['folder.contents']()).toMatchObject({
      marker: { state: 'present' },
      journal: { head: { count: 0 } },
    });
    expect((await workbench.open()).records.plan.size).toBe(1);
    expect(await workbench.host['folder.contents']()).toMatchObject({ journal: { head: { count: 1 } } });
  });

  it('is not begun on a folder that holds somebody’s data', async () => {
    const first = await Workbench.start();
    await typeFigure(await first.open(), 0, 2016, '12');
    await first.close();
    const other = await Workbench.start(first.dataFolder);
    expect(await other.load()).toMatchObject({ state: 'stopped', reason: 'databaseEmpty' });
    expect(await other.reopen().contents()).toEqual({ state: 'empty' });
  });
});

/** Types a figure whose database commit never happens, as if the page had been killed after the journal answered. */
async function typeIntoJournalOnly(workbench: Workbench, index: number, year: number, figure: string) {
  const ledger = await workbench.open();
  workbench.loseDatabase();
  await typeFigure(ledger, index, year, figure);
  expect(ledger.saver.state()).toMatchObject({ kind: 'unsaved', fault: 'database' });
}

describe('the next start', () => {
  it('brings what only the journal has into the database', async () => {
    const workbench = await Workbench.start();
    await typeFigure(await workbench.open(), 0, 2016, '12');
    await typeIntoJournalOnly(workbench, 0, 2017, '13');
    const result = await workbench.load();
    expect(result).toMatchObject({ state: 'open', replayed: 1 });
    const ledger = await workbench.open();
    expect([figureOf(ledger, 0, 2016), figureOf(ledger, 0, 2017)]).toEqual(['12', '13']);
    expect(ledger.nextUndo?.reason).toBe('录入 13');
  });

  it('brings in one batch after another where the host gives them singly', async () => {
    const workbench = await Workbench.start();
    await typeIntoJournalOnly(workbench, 0, 2017, '13');
    const { host } = workbench;
    const ledger = await workbench.open();
    await typeFigure(ledger, 0, 2018, '14');
    await typeFigure(ledger, 1, 2018, '41');
    await workbench.emptyDatabase();
    await restoreBeginning(workbench);
    workbench.host = {
      ...host,
      'journal.after': ({ hash }) => host['journal.after']({ hash, limit: 1 }),
    };
    expect(await workbench.load()).toMatchObject({ state: 'open', replayed: 4 });
    expect(figureOf(await workbench.open(), 1, 2018)).toBe('41');
  });

  it('stops where the journal breaks off behind what the database has', async () => {
    const workbench = await Workbench.start();
    await typeFigure(await workbench.open(), 0, 2016, '12');
    await typeIntoJournalOnly(workbench, 0, 2017, '13');
    const { host } = workbench;
    workbench.host = { ...host, 'journal.after': () => Promise.resolve({ batches: [], more: true }) };
    expect(await workbench.load()).toMatchObject({ state: 'stopped', reason: 'journalDamaged' });
  });

  it('stops where the database has lost what comes next after an old copy of the journal', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    const kept = await readFile(workbench.journalFile);
    for (const figure of ['12', '13', '14']) await typeFigure(ledger, 0, 2016, figure);
    await workbench.close();
    await writeFile(workbench.journalFile, kept);
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true });
    await workbench.withoutBatch(2);
    const again = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    expect(await again.load()).toMatchObject({ state: 'stopped', reason: 'forked' });
  });

  it('stops where a batch of the journal does not fit what the database holds', async () => {
    const workbench = await Workbench.start();
    await typeFigure(await workbench.open(), 0, 2016, '12');
    await typeIntoJournalOnly(workbench, 0, 2016, '13');
    const database = new WorkbenchDatabase(workbench.databaseName);
    const [series] = smallPlan.series;
    if (series) await database.series.put(series);
    database.close();
    expect(await workbench.load()).toMatchObject({ state: 'stopped', reason: 'databaseIncomplete' });
  });

  it('refuses to open where the journal cannot be brought up', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    const kept = await readFile(workbench.journalFile);
    await typeFigure(ledger, 0, 2016, '12');
    await workbench.close();
    await writeFile(workbench.journalFile, kept);
    const again = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    again.faults.full = true;
    await expect(again.load()).rejects.toMatchObject({ name: 'FolderRefused', fault: 'diskFull' });
    again.faults.full = false;
    expect(figureOf(await again.open(), 0, 2016)).toBe('12');
  });

  it('brings what only the database has into the journal', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    await typeFigure(ledger, 0, 2016, '12');
    const kept = await readFile(workbench.journalFile);
    await typeFigure(ledger, 0, 2017, '13');
    await typeFigure(ledger, 1, 2017, '31');
    await workbench.close();
    await writeFile(workbench.journalFile, kept);
    const again = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    expect(figureOf(await again.open(), 1, 2017)).toBe('31');
    expect(await again.host['folder.contents']()).toMatchObject({ journal: { head: { count: 4 } } });
  });

  it.each<[string, (workbench: Workbench) => Promise<unknown>]>([
    ['folderEmpty', ({ dataFolder }) => rm(dataFolder, { recursive: true })],
    ['journalMissing', ({ dataFolder }) => rm(path.join(dataFolder, 'journal'), { recursive: true })],
    ['markerMissing', ({ dataFolder }) => rm(path.join(dataFolder, 'marker.json'))],
    ['markerDamaged', ({ dataFolder }) => writeFile(path.join(dataFolder, 'marker.json'), '{')],
    ['journalDamaged', ({ journalFile }) => flipByte(journalFile, 300)],
  ])('stops and writes nothing: %s', async (reason, damage) => {
    const workbench = await Workbench.start();
    await typeFigure(await workbench.open(), 0, 2016, '12');
    await typeFigure(await workbench.open(), 0, 2017, '13');
    await workbench.close();
    await damage(workbench);
    const again = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    expect(await again.load()).toMatchObject({ state: 'stopped', reason });
    expect(await again.reopen().contents()).toMatchObject({ state: 'present', count: 3 });
  });

  it('stops at an emptied database', async () => {
    const workbench = await Workbench.start();
    await typeFigure(await workbench.open(), 0, 2016, '12');
    await workbench.emptyDatabase();
    expect(await workbench.load()).toMatchObject({ state: 'stopped', reason: 'databaseEmpty' });
    expect(await workbench.reopen().contents()).toEqual({ state: 'empty' });
  });

  it('stops where database and journal have gone different ways', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    const kept = await readFile(workbench.journalFile);
    await typeFigure(ledger, 0, 2016, '12');
    await workbench.close();
    await writeFile(workbench.journalFile, kept);
    const other = await Workbench.start(workbench.dataFolder);
    const head = await workbench.reopen().head();
    const { batch } = aBatch(head?.genesisHash ?? '', 1);
    const parentHash = (await journalHash(other)) ?? '';
    const foreign = seal({ ...batch, parentHash, workspaceId: head?.workspaceId ?? '' });
    expect(await other.host['journal.append'](foreign)).toMatchObject({ state: 'appended' });
    await other.close();
    const again = await Workbench.start(workbench.dataFolder, workbench.databaseName);
    expect(await again.load()).toMatchObject({ state: 'stopped', reason: 'forked' });
  });
});

/** A database that has only begun, as if everything since had been rolled back. */
async function restoreBeginning(workbench: Workbench): Promise<void> {
  const { marker, journal } = await workbench.host['folder.contents']();
  if (marker.state !== 'present' || journal.state !== 'intact') throw new Error('no files');
  const { workspaceId, epoch, schemaVersion, profiles } = marker.marker;
  const genesis = hashOf({ workspaceId, epoch });
  await workbench.reopen().begin({
    workspaceId,
    epoch,
    schemaVersion,
    profileId: profiles[0] ?? '',
    genesisHash: genesis,
  });
}

async function journalHash(workbench: Workbench): Promise<string | null> {
  const { journal } = await workbench.host['folder.contents']();
  return journal.state === 'intact' ? journal.head.hash : null;
}

async function flipByte(file: string, offset: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  await writeFile(file, bytes);
}
