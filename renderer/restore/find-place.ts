import { placeAfter, placeBefore, type PastPlace } from '../../shared/saving/restore-source';
import type { LedgerRepository } from '../storage/ledger-repository';
import { timeText } from '../ui/time-text';

const batchesAtATime = 500;

/**
 * The last batch that was made at or before a time (ISO 8601, UTC), looked for from the newest on; where there is none,
 * the place before the first batch. Null for an empty log. Throws the signal's reason when aborted.
 */
export async function placeAtTime(
  repository: LedgerRepository,
  time: string,
  signal: AbortSignal,
): Promise<PastPlace | null> {
  let first: PastPlace | null = null;
  for (let before = Number.MAX_SAFE_INTEGER; before > 1;) {
    const batches = await repository.batchesBefore(before, batchesAtATime);
    signal.throwIfAborted();
    const found = batches.find(({ batch }) => Date.parse(batch.at) <= Date.parse(time));
    if (found) return placeAfter(found.position, timeText(found.batch.at), found.hash);
    const last = batches.at(-1);
    if (!last) break;
    first = placeBefore(last.position, timeText(last.batch.at), last.batch.parentHash);
    before = last.position;
  }
  return first;
}
