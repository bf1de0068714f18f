import type { FolderContents, Host, RecoveryState, RecoverySurvey } from '../../shared/host';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { HeadRecord } from '../storage/database';
import { recoveryChoices, type RecoveryChoice } from '../../shared/saving/recovery-choices';

/** What a database holds, for people and for going on from it. */
export interface DatabaseSide {
  readonly head: HeadRecord;
  /** Time of its last batch; null before any. */
  readonly lastAt: string | null;
}

/** Where both sides are the same for the last time. */
export interface CommonPlace {
  readonly position: number;
  readonly headHash: string;
  readonly headBatchId: string | null;
}

export interface Comparison {
  readonly database: DatabaseSide | null;
  readonly survey: RecoverySurvey;
  /** Null where they share nothing, or one of them is empty. */
  readonly common: CommonPlace | null;
  readonly choices: readonly RecoveryChoice[];
  /** Greater than any epoch either side has had. */
  readonly nextEpoch: number;
}

const hashesAtATime = 500;

/** The recovered state as a place on the database's chain; null where it is not one. */
async function recoveredPlace(
  repository: LedgerRepository,
  best: RecoveryState | null,
): Promise<CommonPlace | null> {
  if (!best || !(await repository.hasOnChain(best.headHash))) return null;
  const { position, headHash, headBatchId } = best;
  return { position, headHash, headBatchId };
}

/** Walks back from the database's head until the journal knows a batch. */
async function journalPlace(
  host: Host,
  repository: LedgerRepository,
  head: HeadRecord,
): Promise<CommonPlace | null> {
  let before = head.position + 1;
  while (before > 1) {
    const records = await repository.batchesBefore(before, hashesAtATime);
    if (records.length === 0) break;
    const positions = await host['journal.positions']({ hashes: records.map(({ hash }) => hash) });
    const known = records.find((_, index) => positions[index] !== null);
    if (known) return { position: known.position, headHash: known.hash, headBatchId: known.batchId };
    before = records.at(-1)?.position ?? 1;
  }
  const [beginning] = await host['journal.positions']({ hashes: [head.genesisHash] });
  return beginning === 0 ? { position: 0, headHash: head.genesisHash, headBatchId: null } : null;
}

/** The last place that both sides have: through the journal, or through the state that a snapshot keeps. */
async function findCommon(
  host: Host,
  repository: LedgerRepository,
  head: HeadRecord,
  { best }: RecoverySurvey,
): Promise<CommonPlace | null> {
  const recovered = await recoveredPlace(repository, best);
  const journalled = await journalPlace(host, repository, head);
  return (recovered?.position ?? -1) >= (journalled?.position ?? -1) ? recovered : journalled;
}

/** Reads both sides and says what each way out would keep and lose. Nothing is written. */
export async function compareSides(
  host: Host,
  repository: LedgerRepository,
  { marker }: FolderContents,
): Promise<Comparison> {
  const [survey, head] = await Promise.all([host['recovery.survey'](), repository.head()]);
  const [last] = head ? await repository.lastBatches(1) : [];
  const common = head ? await findCommon(host, repository, head, survey) : null;
  const choices = recoveryChoices({
    database: head?.position ?? null,
    files: survey.best?.position ?? null,
    common: common?.position ?? 0,
  });
  const epochs = [head?.epoch, survey.epoch, marker.state === 'present' ? marker.marker.epoch : 0];
  return {
    database: head ? { head, lastAt: last?.batch.at ?? null } : null,
    survey,
    common,
    choices,
    nextEpoch: Math.max(...epochs.map((epoch) => epoch ?? 0)) + 1,
  };
}
