import type { UnchainedBatch } from './batch';

/** Batches that can be taken back or done again, the next one last. */
export interface UndoStacks {
  readonly undo: readonly UnchainedBatch[];
  readonly redo: readonly UnchainedBatch[];
}

export const emptyStacks: UndoStacks = { undo: [], redo: [] };

/**
 * The stacks after one more batch: an ordinary batch goes on the undo stack and clears redo, an undo moves its batch over,
 * a redo moves it back. A plan that came with an import is not taken back by undo.
 */
export function withBatch(stacks: UndoStacks, batch: UnchainedBatch): UndoStacks {
  const { origin } = batch;
  switch (origin.kind) {
    case 'import':
      return emptyStacks;
    case 'undo':
      return move(stacks, origin.of, 'undo');
    case 'redo':
      return move(stacks, origin.of, 'redo');
    default:
      return { undo: [...stacks.undo, batch], redo: [] };
  }
}

function move(stacks: UndoStacks, batchId: string, from: 'undo' | 'redo'): UndoStacks {
  const to = from === 'undo' ? 'redo' : 'undo';
  const batch = stacks[from].find(({ id }) => id === batchId);
  if (!batch) return stacks;
  const remaining = stacks[from].filter((other) => other !== batch);
  const received = [...stacks[to], batch];
  return from === 'undo' ? { undo: remaining, redo: received } : { undo: received, redo: remaining };
}
