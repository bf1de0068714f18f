import { expect, it } from 'vitest';
import { addToStacks, emptyStacks, type UndoStep } from '../../../shared/model/undo';

const stacksAfter = (...steps: readonly UndoStep[]) => {
  const stacks = emptyStacks<UndoStep>();
  for (const step of steps) addToStacks(stacks, step, step.origin);
  return { undo: stacks.undo.map(({ id }) => id), redo: stacks.redo.map(({ id }) => id) };
};

const typed = (id: string): UndoStep => ({ id, origin: { kind: 'typed' } });
const undoOf = (of: string): UndoStep => ({ id: `undo ${of}`, origin: { kind: 'undo', of } });
const redoOf = (of: string): UndoStep => ({ id: `redo ${of}`, origin: { kind: 'redo', of } });

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

it('a restored state is a step like any other', () => {
  const restored: UndoStep = { id: 'restored', origin: { kind: 'restore' } };
  expect(stacksAfter(typed('a'), restored)).toEqual({ undo: ['a', 'restored'], redo: [] });
  expect(stacksAfter(typed('a'), restored, undoOf('restored'))).toEqual({ undo: ['a'], redo: ['restored'] });
});

it('an import is the ground on which undo stands', () => {
  const plan: UndoStep = { id: 'plan', origin: { kind: 'import' } };
  expect(stacksAfter(typed('a'), plan, typed('b'))).toEqual({ undo: ['b'], redo: [] });
});

it('a step below one that was passed over is taken back without it', () => {
  expect(stacksAfter(typed('a'), typed('b'), undoOf('a'))).toEqual({ undo: ['b'], redo: ['a'] });
});

it('an undo of a batch that is not there changes nothing', () => {
  expect(stacksAfter(undoOf('long ago'), typed('a'))).toEqual({ undo: ['a'], redo: [] });
});
