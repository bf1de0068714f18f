import type { Doubt, Host, RecoverySurvey } from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import type { HeadRecord } from '../storage/database';
import type { LedgerRepository } from '../storage/ledger-repository';

const batchesAtATime = 100;

/** What may mean that the journal lacks batches which the database has. */
const gaps: ReadonlySet<Doubt['kind']> = new Set([
  'recordsUnreadable',
  'segmentUnreadable',
  'segmentMissing',
  'tornTail',
  'batchesMissing',
  'batchesLoose',
  'batchesLost',
]);

function mayLack({ best, doubts }: RecoverySurvey, head: HeadRecord, complete: boolean): boolean {
  // A whole database can take the place of a journal that is gone; to lend all of it would only cost.
  if (complete && doubts.some(({ kind }) => kind === 'journalMissing')) return false;
  if (best && best.workspaceId !== head.workspaceId) return false;
  return head.position > (best?.position ?? 0) || doubts.some(({ kind }) => gaps.has(kind));
}

/**
 * Lends the host every batch of the database that the files cannot give: of what is damaged on both sides, each may have
 * what the other has lost. Answers how many; 0 where the files seem to have all. Nothing is written.
 */
export async function lendBatches(
  host: Host,
  repository: LedgerRepository,
  head: HeadRecord,
  survey: RecoverySurvey,
  complete: boolean,
): Promise<number> {
  if (!mayLack(survey, head, complete)) return 0;
  let lent = 0;
  let hash = head.genesisHash;
  for (;;) {
    const batches: readonly SealedBatch[] = await repository.batchesAfter(hash, batchesAtATime);
    const last = batches.at(-1);
    if (!last) return lent;
    const lacking = await host['recovery.lacking']({ hashes: batches.map((sealed) => sealed.hash) });
    const some = batches.filter((_, index) => lacking[index]);
    if (some.length > 0) await host['recovery.lend']({ epoch: head.epoch, batches: some });
    lent += some.length;
    ({ hash } = last);
  }
}
