import { expect, it } from 'vitest';
import { lastChanges } from '../../../renderer/history/cell-changes';
import type { LogRecord } from '../../../renderer/storage/database';

const seriesId = 's';
const cell = { seriesId, slot: 'actual:2018' };

/** A log in which every so-manieth batch, counted from 1, changed the cell; the others changed its neighbour. */
function logOf(length: number, every: number) {
  const records = Array.from({ length }, (_, index): LogRecord => {
    const position = index + 1;
    const period = position % every === 0 ? '2018' : '2017';
    return {
      position,
      hash: `${position}`,
      batchId: `a-${position}`,
      batch: {
        id: `a-${position}`,
        workspaceId: 'w',
        schemaVersion: 1,
        parentHash: '',
        at: '2026-03-01T09:00:00.000Z',
        by: '',
        reason: '',
        origin: { kind: 'typed' },
        changes: [
          {
            key: { kind: 'figure', seriesId, measure: 'actual', period },
            before: null,
            after: `${position}`,
          },
        ],
      },
    };
  });
  const batchesBefore = (before: number, limit: number) =>
    Promise.resolve(
      records
        .filter(({ position }) => position < before)
        .reverse()
        .slice(0, limit),
    );
  return { batchesBefore };
}

const search = (length: number, every: number) =>
  lastChanges(logOf(length, every), cell, new AbortController().signal);

it('finds the last changes, newest first, and says that there are no others', async () => {
  const { changes, isComplete } = await search(450, 200);
  expect(changes.map(({ position }) => position)).toEqual([400, 200]);
  expect(isComplete).toBe(true);
});

it('leaves out older ones, and says so', async () => {
  const { changes, isComplete } = await search(100, 10);
  expect(changes.map(({ position }) => position)).toEqual([100, 90, 80, 70, 60, 50]);
  expect(isComplete).toBe(false);
});

it('does not look through a long log to its beginning', async () => {
  expect(await search(5_000, 5_001)).toEqual({ changes: [], isComplete: false });
});

it('stops when it is not asked any more', async () => {
  const abort = new AbortController();
  const found = lastChanges(logOf(450, 1_000), cell, abort.signal);
  abort.abort();
  await expect(found).rejects.toThrow('aborted');
});
