import { expect, it } from 'vitest';
import type { Origin, UnchainedBatch } from '../../../shared/model/batch';
import { emptyStacks, withBatch } from '../../../shared/model/undo';

const batch = (id: string, origin: Origin): UnchainedBatch => ({
  id,
  workspaceId: 'w',
  schemaVersion: 1,
  at: '2026-01-01T00:00:00.000Z',
  by: '',
  reason: id,
  origin,
  changes: [],
});

const stacksAfter = (...batches: readonly UnchainedBatch[]) => {
  const { undo, redo } = batches.reduce(withBatch, emptyStacks);
  return { undo: undo.map(({ id }) => id), redo: redo.map(({ id }) => id) };
};

const typed = (id: string) => batch(id, { kind: 'typed' });
const undoOf = (of: string) => batch(`undo ${of}`, { kind: 'undo', of });
const redoOf = (of: string) => batch(`redo ${of}`, { kind: 'redo', of });

it('undo moves the last batch to redo, redo moves it back', () => {
  expect(stacksAfter(typed('a'), typed('b'), undoOf('b'))).toEqual({ undo: ['a'], redo: ['b'] });
  expect(stacksAfter(typed('a'), typed('b'), undoOf('b'), redoOf('b'))).toEqual({
    undo: ['a', 'b'],
    redo: [],
  });
  expect(stacksAfter(typed('a'), typed('b'), undoOf('b'), undoOf('a'))).toEqual({
    undo: [],
    redo: ['b', 'a'],
  });
});

it('a new batch clears redo', () => {
  expect(stacksAfter(typed('a'), undoOf('a'), typed('c'))).toEqual({ undo: ['c'], redo: [] });
});

it('an import is the ground on which undo stands', () => {
  expect(stacksAfter(typed('a'), batch('plan', { kind: 'import' }), typed('b'))).toEqual({
    undo: ['b'],
    redo: [],
  });
});

it('an undo of a batch that is out of reach changes nothing', () => {
  expect(stacksAfter(undoOf('long ago'), typed('a'))).toEqual({ undo: ['a'], redo: [] });
});
