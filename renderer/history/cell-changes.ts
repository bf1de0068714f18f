import { figureChanges, type FigureCell, type FigureChange } from '../../shared/history/figure-changes';
import type { LedgerRepository } from '../storage/ledger-repository';

/** So many changes are told beside a cell, and so far back are they looked for. */
const wanted = 6;
const furthest = 2_000;
const batchesAtATime = 200;

/**
 * The last changes of one figure, newest first. Looks only so far back that a cell is answered at once; `isComplete` tells
 * whether none is left out. Throws the signal's reason when aborted.
 */
export async function lastChanges(
  repository: Pick<LedgerRepository, 'batchesBefore'>,
  cell: FigureCell,
  signal: AbortSignal,
): Promise<{ readonly changes: readonly FigureChange[]; readonly isComplete: boolean }> {
  const found: FigureChange[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (let searched = 0; searched < furthest && found.length <= wanted; searched += batchesAtATime) {
    const batches = await repository.batchesBefore(before, batchesAtATime);
    signal.throwIfAborted();
    for (const { position, batch } of batches)
      found.push(...[...figureChanges({ position, batch }, cell)].reverse());
    before = batches.at(-1)?.position ?? 1;
    if (before <= 1) break;
  }
  return { changes: found.slice(0, wanted), isComplete: before <= 1 && found.length <= wanted };
}
