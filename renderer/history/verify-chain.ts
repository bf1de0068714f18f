import { seal } from '../ledger/seal';
import type { LedgerRepository } from '../storage/ledger-repository';

export type ChainReport =
  /** `missing` batches could not be read when the ledger was rebuilt, and are not there to be checked. */
  | { readonly state: 'whole'; readonly batches: number; readonly missing: number }
  /** The first place at which the chain does not hold. */
  | { readonly state: 'broken'; readonly position: number };

const batchesAtATime = 200;

/**
 * Recomputes every hash of the stored log. It shows accidental or partial alteration; somebody who rewrites the whole
 * chain is not found out by it. Throws the signal's reason when aborted.
 */
export async function verifyChain(
  repository: LedgerRepository,
  onProgress: (checked: number, total: number) => void,
  signal: AbortSignal,
): Promise<ChainReport> {
  const head = await repository.head();
  if (!head) return { state: 'broken', position: 0 };
  let parent = head.genesisHash;
  let position = 0;
  let checked = 0;
  for (;;) {
    const records = await repository.logAfter(position, batchesAtATime);
    signal.throwIfAborted();
    for (const stored of records) {
      const { hash } = await seal(stored.batch);
      // Behind a gap, the batch before is not there to be compared with.
      const follows = stored.position > position + 1 || stored.batch.parentHash === parent;
      ({ position } = stored);
      if (hash !== stored.hash || !follows) return { state: 'broken', position };
      parent = hash;
      checked += 1;
    }
    onProgress(position, head.position);
    if (records.length < batchesAtATime) break;
  }
  const missing = head.position - checked;
  const ends = position < head.position || parent === head.hash;
  const whole = ends && missing === (head.missing ?? 0);
  return whole ? { state: 'whole', batches: checked, missing } : { state: 'broken', position: position + 1 };
}
