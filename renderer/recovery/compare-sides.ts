import type { FolderContents, Host, RecoveryState, RecoverySurvey } from '../../shared/host';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { HeadRecord } from '../storage/database';
import { recoveryChoices, type RecoveryChoice } from '../../shared/saving/recovery-choices';
import { lendBatches } from './lend-batches';
import { onlyInDatabase, onlyInFiles, type LeftOutBatch } from './left-out';

/** What a database holds, for people and for going on from it. */
export interface DatabaseSide {
  readonly head: HeadRecord;
  /** Time of its last batch; null before any. */
  readonly lastAt: string | null;
  /** False where batches are missing from its log that were there. */
  readonly complete: boolean;
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
  /** For each choice the last batches that it would not go on with, newest first. */
  readonly leftOut: Readonly<Record<RecoveryChoice['source'], readonly LeftOutBatch[]>>;
  /** Batches that only the database has, and that the files were lent to be read so far. */
  readonly lent: number;
  /** Batches behind unreadable ones, which the files bring in for what they say. */
  readonly loose: number;
  /** Greater than any epoch either side has had. */
  readonly nextEpoch: number;
}

const hashesAtATime = 500;

/** The end of one side as a place on the other's chain; null where neither is one. */
async function recoveredPlace(
  host: Host,
  repository: LedgerRepository,
  { position: last, hash }: HeadRecord,
  best: RecoveryState | null,
): Promise<CommonPlace | null> {
  if (!best) return null;
  if (await repository.hasOnChain(best.headHash)) {
    const { position, headHash, headBatchId } = best;
    return { position, headHash, headBatchId };
  }
  if (last === 0 || last > best.position) return null;
  const { batches } = await host['recovery.batches']({ after: last - 1, limit: 1 });
  const [found] = batches;
  if (found?.position !== last || found.sealed.hash !== hash) return null;
  return { position: last, headHash: hash, headBatchId: found.sealed.batch.id };
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
  const recovered = await recoveredPlace(host, repository, head, best);
  const journalled = await journalPlace(host, repository, head);
  return (recovered?.position ?? -1) >= (journalled?.position ?? -1) ? recovered : journalled;
}

function isSame(one: RecoverySurvey, other: RecoverySurvey): boolean {
  const { best, readableBatches, doubts } = one;
  return (
    best?.headHash === other.best?.headHash &&
    readableBatches === other.readableBatches &&
    doubts.length === other.doubts.length
  );
}

/**
 * Reads both sides and says what each way out would keep and lose. Nothing is written. `lends` is false where the files are
 * meant as they are: what the database has beyond them is then not brought into them.
 */
export async function compareSides(
  host: Host,
  repository: LedgerRepository,
  { marker }: FolderContents,
  lends = true,
): Promise<Comparison> {
  const [alone, head, contents] = await Promise.all([
    host['recovery.survey'](),
    repository.head(),
    repository.contents(),
  ]);
  const complete = contents.state === 'present' && contents.complete;
  const lent = head && lends ? await lendBatches(host, repository, head, alone, complete) : 0;
  const together = lent > 0 ? await host['recovery.survey']() : alone;
  // What leads away from the files' own history is not heeded.
  const helps = !isSame(together, alone);
  const survey = helps ? together : alone;
  const [last] = head ? await repository.lastBatches(1) : [];
  const common = head ? await findCommon(host, repository, head, survey) : null;
  const files = survey.best?.position ?? null;
  const [loose = 0] = survey.doubts.flatMap((doubt) => (doubt.kind === 'batchesLoose' ? doubt.count : []));
  const choices = recoveryChoices({
    database: complete || files === null ? (head?.position ?? null) : null,
    files,
    common: common?.position ?? 0,
    loose,
    filesWhole: !helps && alone.readableBatches === files,
  });
  const leaves = (source: RecoveryChoice['source']) =>
    choices.some((choice) => choice.source === source && choice.loses > 0);
  const place = common?.position ?? 0;
  const leftOut = {
    files: leaves('files') ? await onlyInDatabase(repository, place) : [],
    database: survey.best && leaves('database') ? await onlyInFiles(host, survey.best, place) : [],
  };
  const epochs = [head?.epoch, survey.epoch, marker.state === 'present' ? marker.marker.epoch : 0];
  return {
    database: head ? { head, lastAt: last?.batch.at ?? null, complete } : null,
    survey,
    common,
    choices,
    leftOut,
    lent: helps ? lent : 0,
    loose,
    nextEpoch: Math.max(...epochs.map((epoch) => epoch ?? 0)) + 1,
  };
}
