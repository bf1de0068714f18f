import { expect, it } from 'vitest';
import { Saver, type SaveState } from '../../../renderer/ledger/saver';
import { HeadMovedError } from '../../../renderer/storage/ledger-repository';
import type { AppendResult } from '../../../shared/host';
import type { SealedBatch, UnchainedBatch } from '../../../shared/model/batch';

const appended: AppendResult = { state: 'appended', head: { count: 1, batchId: '', hash: '' } };
const full: AppendResult = { state: 'failed', fault: 'diskFull', detail: '' };

const batch = (id: string): UnchainedBatch => ({
  id,
  workspaceId: 'w',
  schemaVersion: 1,
  at: '2026-01-01T00:00:00.000Z',
  by: '',
  reason: id,
  origin: { kind: 'typed' },
  changes: [],
});

interface Stage {
  append: (sealed: SealedBatch) => Promise<AppendResult>;
  commit: () => Promise<void>;
}

/** A saver whose two stores a test can change while it runs. */
function staged(stage: Partial<Stage> = {}, patience = 1000) {
  const stores: Stage = {
    append: () => Promise.resolve(appended),
    commit: () => Promise.resolve(),
    ...stage,
  };
  const saver = new Saver({
    host: { 'journal.append': (sealed) => stores.append(sealed) },
    repository: { commit: () => stores.commit() },
    headHash: 'genesis',
    now: () => '2026-01-02T03:04:05.000Z',
    patience,
  });
  return { saver, stores };
}

it('says when it has saved', async () => {
  const { saver } = staged();
  saver.enqueue(batch('a'), []);
  await saver.settled();
  expect(saver.state()).toEqual({ kind: 'saved', at: '2026-01-02T03:04:05.000Z' });
});

it('chains each batch to the one before', async () => {
  const seen: SealedBatch[] = [];
  const append = (sealed: SealedBatch) => {
    seen.push(sealed);
    return Promise.resolve(appended);
  };
  const { saver } = staged({ append });
  saver.enqueue(batch('a'), []);
  saver.enqueue(batch('b'), []);
  await saver.settled();
  expect(seen[0]?.batch.parentHash).toBe('genesis');
  expect(seen[1]?.batch.parentHash).toBe(seen[0]?.hash);
});

it('counts everything that waits, also what came while the first was failing', async () => {
  const { saver } = staged({ append: () => Promise.resolve(full) });
  for (const id of ['a', 'b', 'c']) saver.enqueue(batch(id), []);
  await saver.settled();
  expect(saver.state()).toMatchObject({ kind: 'unsaved', fault: 'diskFull', waiting: 3 });
});

it('a batch that a listener adds at 已保存 is saved as well', async () => {
  const { saver } = staged();
  let added = false;
  saver.subscribe(() => {
    if (saver.state().kind !== 'saved' || added) return;
    added = true;
    saver.enqueue(batch('b'), []);
  });
  saver.enqueue(batch('a'), []);
  await saver.settled();
  expect(added).toBe(true);
  expect(saver.unsaved()).toEqual([]);
});

it('a call without an answer leaves the outcome open until a retry', async () => {
  const { saver, stores } = staged({ append: () => new Promise(() => {}) }, 20);
  saver.enqueue(batch('a'), []);
  await saver.settled();
  expect(saver.state()).toMatchObject({ kind: 'unknown', waiting: 1 });
  expect(saver.accepting).toBe(false);
  stores.append = () => Promise.resolve(appended);
  await saver.retry();
  expect(saver.state().kind).toBe('saved');
  expect(saver.accepting).toBe(true);
});

it('takes nothing further while it tries again', async () => {
  const { saver, stores } = staged({ append: () => Promise.resolve(full) });
  saver.enqueue(batch('a'), []);
  await saver.settled();
  let seen: boolean | null = null;
  stores.append = () => {
    seen = saver.accepting;
    return Promise.resolve(appended);
  };
  await saver.retry();
  expect(seen).toBe(false);
});

it('another history in the database is a fork, and a retry does not write again', async () => {
  let appends = 0;
  const append = () => {
    appends += 1;
    return Promise.resolve(appended);
  };
  const { saver } = staged({ append, commit: () => Promise.reject(new HeadMovedError('moved')) });
  saver.enqueue(batch('a'), []);
  await saver.settled();
  const forked: SaveState = { kind: 'forked', waiting: 1 };
  expect(saver.state()).toEqual(forked);
  await saver.retry();
  expect(saver.state()).toEqual(forked);
  expect(appends).toBe(1);
  expect(saver.accepting).toBe(false);
});

it('takes nothing while it is locked, whatever else is released, and saves what waits', async () => {
  const { saver } = staged();
  saver.enqueue(batch('a'), []);
  const unlock = saver.lock();
  const unlockOther = saver.lock();
  expect(saver.accepting).toBe(false);
  await saver.settled();
  expect(saver.state().kind).toBe('saved');
  await saver.release();
  unlock();
  unlock();
  expect(saver.accepting).toBe(false);
  unlockOther();
  expect(saver.accepting).toBe(true);
});
