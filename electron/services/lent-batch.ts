import type { SealedBatch } from '../../shared/model/batch';
import type { FoundBatch } from './recovery-findings';
import { sealedBytes } from './sealed-text';

/** A batch of the page's database as one that was found; null where its hash does not hold. */
export function lentBatch(sealed: SealedBatch, epoch: number): FoundBatch | null {
  const bytes = sealedBytes(sealed);
  if (bytes === null) return null;
  const { parentHash, workspaceId, at } = sealed.batch;
  return {
    hash: sealed.hash,
    start: 0,
    end: bytes.length,
    parentHash,
    workspaceId,
    at,
    epoch,
    segment: { number: 0, name: '', packed: false },
    lent: sealed,
  };
}
