import type { Host, RecoveryState } from '../../shared/host';
import type { Batch } from '../../shared/model/batch';
import type { LedgerRepository } from '../storage/ledger-repository';

/** A batch that one side has and the other has not, as people know it. */
export type LeftOutBatch = Pick<Batch, 'at' | 'by' | 'reason'>;

/** The most that are named of each side. */
const leftOutLimit = 20;

/** The last batches of the database behind a place, newest first. */
export async function onlyInDatabase(
  repository: LedgerRepository,
  after: number,
): Promise<readonly LeftOutBatch[]> {
  const last = await repository.lastBatches(leftOutLimit);
  return last
    .filter(({ position }) => position > after)
    .map(({ batch }) => named(batch))
    .toReversed();
}

/** The last batches of the files behind a place, newest first. */
export async function onlyInFiles(
  host: Pick<Host, 'recovery.batches'>,
  best: RecoveryState,
  after: number,
): Promise<readonly LeftOutBatch[]> {
  const first = Math.max(after, best.position - leftOutLimit);
  const { batches } = await host['recovery.batches']({ after: first, limit: leftOutLimit });
  return batches.map(({ sealed }) => named(sealed.batch)).toReversed();
}

function named({ at, by, reason }: Batch): LeftOutBatch {
  return { at, by, reason };
}
