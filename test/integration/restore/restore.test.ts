import 'fake-indexeddb/auto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../renderer/restore/carry-out';
import { placeAtTime } from '../../../renderer/restore/find-place';
import { readPast } from '../../../renderer/restore/read-past';
import type { Ledger } from '../../../renderer/ledger/ledger';
import type { Change } from '../../../shared/model/batch';
import type { Entity, Id } from '../../../shared/model/plan';
import { restoreDifferences, type RestoreScope } from '../../../shared/saving/restore-differences';
import { placeAfter, type PastPlace } from '../../../shared/saving/restore-source';
import { contentOf } from '../../builders/any-ledger';
import { figureOf, smallPlan, typeFigure, Workbench } from '../../builders/workbench';

const everything: RestoreScope = { kind: 'everything' };
const never = new AbortController().signal;
const quietly = () => undefined;

const afterBatch = (position: number): PastPlace => placeAfter(position, '', null);

/** Three figures typed one after another: positions 2, 3 and 4, behind the plan at 1. */
async function typed() {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  await typeFigure(ledger, 0, 2016, '12.50');
  await typeFigure(ledger, 1, 2016, '31');
  await typeFigure(ledger, 0, 2016, '13');
  return { workbench, ledger };
}

async function restoreTo(workbench: Workbench, ledger: Ledger, place: PastPlace, scope = everything) {
  const past = await readPast(workbench.host, place, quietly, never);
  const { changes } = restoreDifferences(ledger.records, past.records, scope);
  const order = { changes, reason: `恢复到${place.name}`, version: ledger.version() };
  return { past, changes, outcome: await carryOut({ host: workbench.host, ledger }, order) };
}

describe('a restore by choice', () => {
  it('brings a place on the chain back as one batch, which can be undone', async () => {
    const { workbench, ledger } = await typed();
    const before = contentOf(ledger.records);
    const { past, changes, outcome } = await restoreTo(workbench, ledger, afterBatch(2));
    expect(outcome).toEqual({ state: 'restored', saved: true });
    expect(changes).toHaveLength(2);
    expect(contentOf(ledger.records)).toEqual(contentOf(past.records));
    expect(figureOf(ledger, 0, 2016)).toBe('12.50');
    expect(figureOf(ledger, 1, 2016)).toBeNull();
    ledger.undo();
    await ledger.saver.settled();
    expect(contentOf(ledger.records)).toEqual(before);
    const log = await workbench.reopen().lastBatches(2);
    expect(log.map(({ position, batch }) => [position, batch.origin.kind, batch.changes.length])).toEqual([
      [5, 'restore', 2],
      [6, 'undo', 2],
    ]);
  });

  it('is on the disk: the next start has the restored figures', async () => {
    const { workbench, ledger } = await typed();
    await restoreTo(workbench, ledger, afterBatch(3));
    const restored = contentOf(ledger.records);
    expect(contentOf((await workbench.open()).records)).toEqual(restored);
    await workbench.emptyDatabase();
    const survey = await workbench.host['recovery.survey']();
    expect(survey.best).toMatchObject({ position: 5 });
  });

  it('brings a snapshot back, and takes one of the present state before', async () => {
    const { workbench, ledger } = await typed();
    await workbench.host['snapshot.take']({ reason: 'request' });
    await typeFigure(ledger, 1, 2017, '40');
    const [snapshot] = await workbench.host['snapshot.list']();
    if (snapshot?.state !== 'verified') throw new Error('no snapshot');
    const place: PastPlace = {
      source: { kind: 'snapshot', name: snapshot.name },
      name: '快照',
      headHash: snapshot.headHash,
    };
    const { outcome } = await restoreTo(workbench, ledger, place);
    expect(outcome).toMatchObject({ state: 'restored' });
    expect(figureOf(ledger, 1, 2017)).toBeNull();
    expect(figureOf(ledger, 0, 2016)).toBe('13');
    const kept = (await workbench.host['snapshot.list']()).find(
      (info) => info.state === 'verified' && info.reason === 'restore',
    );
    expect(kept).toMatchObject({ position: 5 });
  });

  it('brings everything back that has gone, and takes away what has come', async () => {
    const { workbench, ledger } = await typed();
    const [series] = smallPlan.series;
    const [category] = smallPlan.categories;
    if (!series || !category) throw new Error('no series');
    const record = (entity: Entity, id: Id, before: unknown, after: unknown) =>
      ({ key: { kind: 'record', entity, id }, before, after }) as Change;
    const gone = ledger.records.series.get(series.id);
    ledger.submit({
      reason: '改结构',
      origin: { kind: 'typed' },
      changes: [
        record('series', series.id, gone, null),
        record('category', 'new', null, { ...category, id: 'new', name: '新类别' }),
        {
          key: { kind: 'field', entity: 'plan', id: smallPlan.plan.id, field: 'title' },
          before: smallPlan.plan.title,
          after: '改过的名称',
        },
      ],
    });
    await ledger.saver.settled();
    const { outcome, past } = await restoreTo(workbench, ledger, afterBatch(4), {
      kind: 'plan',
      planId: smallPlan.plan.id,
    });
    expect(outcome).toMatchObject({ state: 'restored' });
    expect(contentOf(ledger.records)).toEqual(contentOf(past.records));
    expect(ledger.records.plan.get(smallPlan.plan.id)?.title).toBe(smallPlan.plan.title);
  });

  it('goes back before the first batch, and forward again by undo', async () => {
    const { workbench, ledger } = await typed();
    const before = contentOf(ledger.records);
    const beginning: PastPlace = { source: { kind: 'position', position: 0 }, name: '最初', headHash: null };
    expect((await restoreTo(workbench, ledger, beginning)).outcome).toMatchObject({ saved: true });
    expect(contentOf(ledger.records)).toEqual({});
    expect(ledger.undo().state).toBe('applied');
    expect(contentOf(ledger.records)).toEqual(before);
    await ledger.saver.settled();
    expect(contentOf((await workbench.open()).records)).toEqual(before);
  });
});

describe('nothing is changed', () => {
  it('where the snapshot of the present state fails', async () => {
    const { workbench, ledger } = await typed();
    const before = contentOf(ledger.records);
    const past = await readPast(workbench.host, afterBatch(2), quietly, never);
    const { changes } = restoreDifferences(ledger.records, past.records, everything);
    const order = { changes, reason: '恢复', version: ledger.version() };
    await rm(path.join(workbench.dataFolder, 'snapshots'), { recursive: true, force: true });
    await writeFile(path.join(workbench.dataFolder, 'snapshots'), '');
    expect(await carryOut({ host: workbench.host, ledger }, order)).toEqual({
      state: 'refused',
      sentence: expect.stringContaining('快照没有做成'),
    });
    const gone = { 'snapshot.take': () => Promise.reject(new Error('gone')) };
    expect(await carryOut({ host: gone, ledger }, order)).toMatchObject({
      sentence: expect.stringContaining('后台服务没有回应'),
    });
    expect(contentOf(ledger.records)).toEqual(before);
    expect(await workbench.reopen().lastBatches(1)).toMatchObject([{ position: 4 }]);
  });

  it('while something is not saved', async () => {
    const { workbench, ledger } = await typed();
    const past = await readPast(workbench.host, afterBatch(2), quietly, never);
    workbench.faults.full = true;
    await typeFigure(ledger, 1, 2018, '50');
    const before = contentOf(ledger.records);
    const { changes } = restoreDifferences(ledger.records, past.records, everything);
    const order = { changes, reason: '恢复', version: ledger.version() };
    expect(await carryOut({ host: workbench.host, ledger }, order)).toMatchObject({
      state: 'refused',
      sentence: expect.stringContaining('还有录入没有存上'),
    });
    expect(contentOf(ledger.records)).toEqual(before);
  });

  it('where the ledger has changed since the preview', async () => {
    const { workbench, ledger } = await typed();
    const past = await readPast(workbench.host, afterBatch(2), quietly, never);
    const { changes } = restoreDifferences(ledger.records, past.records, everything);
    const version = ledger.version();
    await typeFigure(ledger, 1, 2018, '50');
    const order = { changes, reason: '恢复', version };
    expect(await carryOut({ host: workbench.host, ledger }, order)).toMatchObject({
      state: 'refused',
      sentence: expect.stringContaining('又有改动'),
    });
    expect(figureOf(ledger, 0, 2016)).toBe('13');
  });

  it('where the changes are too many for one batch', async () => {
    const { workbench, ledger } = await typed();
    const name = '长'.repeat(1 << 20);
    const changes = Array.from({ length: 30 }, (_, index): Change => ({
      key: { kind: 'field', entity: 'category', id: `${index}`, field: 'name' },
      before: null,
      after: name,
    }));
    const order = { changes, reason: '恢复', version: ledger.version() };
    expect(await carryOut({ host: workbench.host, ledger }, order)).toMatchObject({
      state: 'refused',
      sentence: expect.stringContaining('一次录入放不下'),
    });
    expect(await workbench.host['snapshot.list']()).toEqual([]);
  });
});

describe('reading a past state', () => {
  it('says so where the files do not hold it, or hold another history', async () => {
    const { workbench } = await typed();
    await expect(readPast(workbench.host, afterBatch(9), quietly, never)).rejects.toThrow('读不出这个状态');
    const other = { ...afterBatch(2), headHash: '0'.repeat(64) };
    await expect(readPast(workbench.host, other, quietly, never)).rejects.toThrow('不是同一次');
  });

  it('can be given up', async () => {
    const { workbench } = await typed();
    const abort = new AbortController();
    const reading = readPast(workbench.host, afterBatch(2), quietly, abort.signal);
    abort.abort(new Error('given up'));
    await expect(reading).rejects.toThrow('given up');
  });
});

describe('a point in time', () => {
  it('is the last batch up to then, or the place before the first', async () => {
    const { workbench } = await typed();
    const repository = workbench.reopen();
    const at = async (time: string) => (await placeAtTime(repository, time, never))?.source;
    expect(await at('2026-01-02T03:04:05.000Z')).toEqual({ kind: 'position', position: 4 });
    expect(await at('2026-01-02T03:04:04.999Z')).toEqual({ kind: 'position', position: 0 });
  });
});

it('restores 20,000 figures in one batch', async () => {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  const [series] = smallPlan.series;
  if (!series) throw new Error('no series');
  const changes = Array.from({ length: 4_000 }, (_, index): Change => {
    const id = `series-${index}`;
    const figures = Object.fromEntries(
      [2016, 2017, 2018, 2019, 2020].map((year) => [`actual:${year}`, `${index}.${year}`]),
    );
    return { key: { kind: 'record', entity: 'series', id }, before: null, after: { ...series, id, figures } };
  });
  ledger.submit({ reason: '导入', origin: { kind: 'import' }, changes });
  const cleared = [...ledger.records.series.values()].flatMap(({ id, figures }) =>
    Object.keys(figures)
      .filter((slot) => slot.startsWith('actual:'))
      .map((slot) => ledger.figureChange(id, { measure: 'actual', period: slot.slice(7) }, null)),
  );
  expect(ledger.submit({ reason: '清空', origin: { kind: 'typed' }, changes: cleared }).state).toBe(
    'applied',
  );
  await ledger.saver.settled();
  const { changes: restored, outcome } = await restoreTo(workbench, ledger, afterBatch(2));
  expect(restored).toHaveLength(20_000);
  expect(outcome).toEqual({ state: 'restored', saved: true });
  expect(ledger.figure('series-3999', { measure: 'actual', period: '2020' })).toBe('3999.2020');
  expect(await workbench.reopen().lastBatches(1)).toMatchObject([{ position: 4 }]);
});
