import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseBehind, takeOverIncoming } from '../../../renderer/backup/take-over';
import { verifyChain } from '../../../renderer/history/verify-chain';
import type { BackupSource, Incoming } from '../../../shared/host';
import type { Series } from '../../../shared/model/plan';
import { temporaryFolder } from '../../builders/temporary-folder';
import { figureOf, smallPlan, typeFigure, Workbench } from '../../builders/workbench';

const unaborted = new AbortController().signal;
const passphrase = '一行白鹭上青天';

/** A PC whose ledger has the plan and three figures: 12 and 13 of 甲, 31 of 乙. */
async function office(): Promise<Workbench> {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  await typeFigure(ledger, 0, 2016, '12');
  await typeFigure(ledger, 0, 2017, '13');
  await typeFigure(ledger, 1, 2017, '31');
  return workbench;
}

async function backupOf({ host }: Workbench): Promise<BackupSource> {
  const file = path.join(await temporaryFolder(), '备份.iwb');
  const target = { path: file, overwrite: false };
  expect(await host['backup.write']({ target, passphrase, by: '甲' })).toMatchObject({ state: 'written' });
  return { kind: 'file', path: file };
}

async function staged({ host }: Workbench, source: BackupSource): Promise<Incoming> {
  const result = await host['incoming.stage']({
    source,
    passphrase: source.kind === 'file' ? passphrase : null,
  });
  if (result.state !== 'staged') throw new Error(JSON.stringify(result));
  return result.incoming;
}

async function takenOver(workbench: Workbench, source: BackupSource): Promise<Incoming> {
  const incoming = await staged(workbench, source);
  await takeOverIncoming({
    host: workbench.host,
    repository: workbench.reopen(),
    incoming,
    newId: randomUUID,
    now: () => '2026-01-02T03:04:05.000Z',
    onProgress: () => undefined,
    onSwap: () => undefined,
    signal: unaborted,
  });
  return incoming;
}

async function figureAt({ host }: Workbench, position: number, index: number, year: number) {
  const source = { kind: 'position', position } as const;
  const page = await host['recovery.records']({ source, after: 0, limit: 1000 });
  const found = page?.records.find(({ record }) => record.id === smallPlan.series[index]?.id);
  return (found?.record as Series | undefined)?.figures[`actual:${year}`] ?? null;
}

async function expectOffice(workbench: Workbench): Promise<void> {
  const ledger = await workbench.open();
  expect([figureOf(ledger, 0, 2016), figureOf(ledger, 0, 2017), figureOf(ledger, 1, 2017)]).toEqual([
    '12',
    '13',
    '31',
  ]);
  const chain = await verifyChain(workbench.reopen(), () => undefined, unaborted);
  expect(chain).toMatchObject({ state: 'whole' });
  expect(await figureAt(workbench, 2, 0, 2016)).toBe('12');
  expect(await figureAt(workbench, 2, 0, 2017)).toBeNull();
  const undone = await workbench.open();
  expect(undone.nextUndo?.reason).toBe('录入 31');
  expect(undone.undo().state).toBe('applied');
  await undone.saver.settled();
  expect(undone.saver.state().kind).toBe('saved');
  expect(figureOf(await workbench.open(), 1, 2017)).toBeNull();
}

const replacedAt = async ({ host }: Workbench) =>
  (await host['snapshot.list']()).flatMap((each) =>
    each.state === 'verified' && each.reason === 'replaced' ? each.position : [],
  );

describe('a backup of one PC, opened on another', () => {
  it('is gone on with there: figures, chain, points in time and undo survive', async () => {
    const source = await backupOf(await office());
    const home = await Workbench.start();
    await typeFigure(await home.open(), 1, 2018, '99');
    const incoming = await takenOver(home, source);
    expect(incoming).toMatchObject({
      written: { by: '甲' },
      there: { plans: [smallPlan.plan.title], best: { position: 4 } },
      here: { plans: [smallPlan.plan.title], best: { position: 2 } },
      common: null,
    });
    expect(await replacedAt(home)).toEqual([2]);
    await expectOffice(home);
  });

  it('can come back with what was typed there', async () => {
    const first = await office();
    const home = await Workbench.start();
    await home.open();
    await takenOver(home, await backupOf(first));
    await typeFigure(await home.open(), 0, 2018, '14');
    const incoming = await takenOver(first, await backupOf(home));
    expect(incoming).toMatchObject({ common: 4, here: { best: { position: 4 } }, nextEpoch: 3 });
    expect(figureOf(await first.open(), 0, 2018)).toBe('14');
    expect(await first.reopen().head()).toMatchObject({ position: 5, epoch: 3 });
  });

  it('replaces the wrong half of a ledger that went two ways, and keeps it', async () => {
    const first = await office();
    const source = await backupOf(first);
    const ledger = await first.open();
    await typeFigure(ledger, 0, 2018, '1');
    await typeFigure(ledger, 0, 2018, '2');
    const incoming = await takenOver(first, source);
    expect(incoming).toMatchObject({ common: 4, here: { best: { position: 6 } } });
    expect(await replacedAt(first)).toEqual([6]);
    expect(await readdir(path.join(first.dataFolder, 'set-aside'))).toHaveLength(1);
    await expectOffice(first);
  });

  it('does not touch anything when it is dropped', async () => {
    const source = await backupOf(await office());
    const home = await Workbench.start();
    await typeFigure(await home.open(), 1, 2018, '99');
    const before = (await readdir(home.dataFolder)).toSorted();
    await staged(home, source);
    await home.host['incoming.drop']();
    expect((await readdir(home.dataFolder)).toSorted()).toEqual(before);
    expect(figureOf(await home.open(), 1, 2018)).toBe('99');
  });

  it('is found whole after a kill between the files and the database', async () => {
    const source = await backupOf(await office());
    const home = await Workbench.start();
    await typeFigure(await home.open(), 1, 2018, '99');
    const incoming = await staged(home, source);
    const repository = home.reopen();
    repository.replaceAll = () => Promise.reject(new Error('killed'));
    let swap: readonly unknown[] = [];
    const taking = takeOverIncoming({
      host: home.host,
      repository,
      incoming,
      newId: randomUUID,
      now: () => '',
      onProgress: () => undefined,
      onSwap: (...noted) => (swap = noted),
      signal: unaborted,
    });
    await expect(taking).rejects.toBeInstanceOf(DatabaseBehind);
    const stopped = await home.load();
    expect(stopped).toMatchObject({
      state: 'stopped',
      reason: 'otherWorkspace',
      folder: { marker: { marker: { workspaceId: swap[0], epoch: swap[1] } } },
    });
  });
});

describe('a start that stops', () => {
  it('goes on with the copies of the second folder', async () => {
    const first = await office();
    const second = await temporaryFolder();
    await first.host['snapshot.take']({ reason: 'request' });
    await first.host['safety.secondFolder']({ folder: second });
    await first.close();
    await rm(path.join(first.dataFolder, 'journal'), { recursive: true });
    await rm(path.join(first.dataFolder, 'snapshots'), { recursive: true });
    const again = await Workbench.start(first.dataFolder, first.databaseName);
    expect(await again.load()).toMatchObject({ state: 'stopped', reason: 'journalMissing' });
    const [found] = await again.host['backup.found']({ folder: null });
    await takenOver(again, found ?? { kind: 'folder', path: '' });
    // The database had what the files had lost: it is kept, although it is the same here.
    expect(await replacedAt(again)).toEqual([4]);
    await expectOffice(again);
  });
});
