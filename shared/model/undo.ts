import type { UnchainedBatch } from './batch';
import type { Id } from './plan';

/** What undo needs to know of a batch to find its place among the others. */
export type UndoStep = Pick<UnchainedBatch, 'id' | 'origin'>;

/** Steps that can be taken back or done again, the next one last. */
export interface UndoStacks<T> {
  readonly undo: T[];
  readonly redo: T[];
}

export function emptyStacks<T>(): UndoStacks<T> {
  return { undo: [], redo: [] };
}

/**
 * Puts one more batch on the stacks: an ordinary one goes on the undo stack and clears redo, an undo moves its batch over, a
 * redo moves it back. A plan that came with an import is not taken back by undo; an undo of something unknown moves nothing.
 */
export function addToStacks<T extends { readonly id: Id }>(
  { undo, redo }: UndoStacks<T>,
  step: T,
  origin: UndoStep['origin'],
): void {
  switch (origin.kind) {
    case 'import':
      undo.length = 0;
      redo.length = 0;
      return;
    case 'undo':
      return move(origin.of, undo, redo);
    case 'redo':
      return move(origin.of, redo, undo);
    default:
      undo.push(step);
      redo.length = 0;
  }
}

function move<T extends { readonly id: Id }>(id: Id, from: T[], to: T[]): void {
  const place = from.findLastIndex((step) => step.id === id);
  if (place >= 0) to.push(...from.splice(place, 1));
}

/** Where a batch stands, found from the end of a log: `of` names it, which may be an earlier one than was looked at. */
export interface FoundStep {
  readonly stack: keyof UndoStacks<unknown>;
  readonly of: Id;
}

/**
 * Finds what `addToStacks` makes of a log by reading it from its end, the next step of each stack first, without a look at
 * what stands before. This is possible since every undo and redo of a log has moved its batch: the last one decides where
 * the batch stands, and when it came there.
 */
export class StacksBackwards {
  /** Batches whose last undo or redo has been seen, and which themselves have not. */
  private readonly decided = new Set<Id>();
  private redoOver = false;
  private grounded = false;

  /** True when no batch before can be taken back. */
  get atGround(): boolean {
    return this.grounded;
  }

  /** True when no batch before can be done again. */
  get atEndOfRedo(): boolean {
    return this.redoOver || this.grounded;
  }

  /** An ordinary batch has been added at the end since: what is found from now on cannot be done again. */
  clearRedo(): void {
    this.redoOver = true;
  }

  /** Nothing that stands before the last one looked at can be taken back. */
  end(): null {
    this.grounded = true;
    return null;
  }

  /** Looks at the batch before the last one looked at; null where it puts nothing on a stack. */
  look({ id, origin }: UndoStep): FoundStep | null {
    if (this.grounded) return null;
    if (origin.kind === 'import') return this.end();
    if (origin.kind !== 'undo' && origin.kind !== 'redo') {
      this.redoOver = true;
      return this.decided.delete(id) ? null : { stack: 'undo', of: id };
    }
    if (this.decided.has(origin.of)) return null;
    this.decided.add(origin.of);
    if (origin.kind === 'redo') return { stack: 'undo', of: origin.of };
    return this.redoOver ? null : { stack: 'redo', of: origin.of };
  }
}
