import { seal } from '../ledger/seal';
import type { LedgerRepository } from '../storage/ledger-repository';

export type ChainReport =
  | { readonly state: 'whole'; readonly batches: number }
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
  for (;;) {
    const batches = await repository.batchesAfter(parent, batchesAtATime);
    signal.throwIfAborted();
    for (const stored of batches) {
      position += 1;
      const { hash } = await seal(stored.batch);
      if (hash !== stored.hash || stored.batch.parentHash !== parent) return { state: 'broken', position };
      parent = hash;
    }
    onProgress(position, head.position);
    if (batches.length < batchesAtATime) break;
  }
  const whole = parent === head.hash && position === head.position;
  return whole ? { state: 'whole', batches: position } : { state: 'broken', position: position + 1 };
}
