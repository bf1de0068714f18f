import type { Host } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import type { Id } from '../../shared/model/plan';
import { FolderRefused, requireReplaced } from '../ledger/level';
import {
  keepReplaced,
  ledgerFrom,
  readLog,
  readRecords,
  RebuildError,
  type RebuildProgress,
} from '../ledger/recovered-ledger';
import { takeInLoose } from '../ledger/take-in-loose';
import type { HeadRecord } from '../storage/database';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { CommonPlace, Comparison } from './compare-sides';

export interface RebuildOptions {
  readonly host: Host;
  readonly repository: LedgerRepository;
  readonly comparison: Comparison;
  readonly newId: () => Id;
  readonly now: () => string;
  readonly onProgress: (progress: RebuildProgress) => void;
  /** Heeded until the files or the database are written; from then on the rebuild is carried through. */
  readonly signal: AbortSignal;
}

const batchesAtATime = 500;

/**
 * Builds the database anew from the files. What is read is checked record by record; what stands behind unreadable records
 * comes in as one batch of its own; the state that is replaced is kept as a snapshot; then the files enter a new epoch and
 * one transaction swaps the database.
 */
export async function rebuildFromFiles(options: RebuildOptions): Promise<void> {
  const { host, repository, comparison, newId, now, onProgress, signal } = options;
  const { survey, database, nextEpoch } = comparison;
  if (!survey.best) throw new RebuildError('the files hold no state');
  const records = await readRecords(options, { kind: 'best' }, survey.best);
  const log = await readLog(options, survey.best, survey.readableBatches);
  const profileId = newId();
  const further =
    comparison.loose > 0 ? await takeInLoose(host, survey.best, records, { profileId, at: now() }) : null;
  // Only now: the snapshot of what is replaced must not pass for the state that is recovered.
  if (database && database.head.position > 0) await keepReplaced(options, repository, database.head);
  signal.throwIfAborted();
  onProgress({ step: 'writing', done: 0, total: 1 });
  const { workspaceId, position, headHash, headBatchId } = survey.best;
  const replaced = await host['folder.rebuild']({
    workspaceId,
    epoch: nextEpoch,
    profileId,
    schemaVersion,
    keep: { position, headHash, headBatchId },
    ...(further ? { further: [further] } : {}),
  });
  requireReplaced(replaced);
  const parts = { records, log, further };
  await repository.replaceAll(await ledgerFrom(survey.best, parts, { epoch: nextEpoch, profileId }));
}

/** The last place up to which the journal has every batch, so that the database gives all that it lacks. */
async function keptPlace(
  repository: LedgerRepository,
  { genesisHash: headHash }: HeadRecord,
  { common, survey }: Comparison,
): Promise<CommonPlace> {
  const gaps = survey.doubts.flatMap((doubt) => (doubt.kind === 'batchesMissing' ? doubt.after : []));
  const whole = Math.min(common?.position ?? 0, ...gaps);
  if (common && whole === common.position) return common;
  const beginning = { position: 0, headHash, headBatchId: null };
  const [last] = whole > 0 ? await repository.logAfter(whole - 1, 1) : [];
  return last?.position === whole
    ? { position: whole, headHash: last.hash, headBatchId: last.batchId }
    : beginning;
}

/** Whether the database has the batch that comes next, or ends there. */
async function isFollowed(
  repository: LedgerRepository,
  { position }: CommonPlace,
  end: number,
): Promise<boolean> {
  const [next] = await repository.logAfter(position, 1);
  return position === end || next?.position === position + 1;
}

/** The end of the database as a place that the files know: by a snapshot of what it holds. */
async function keptHead(options: RebuildOptions, head: HeadRecord): Promise<CommonPlace> {
  await keepReplaced(options, options.repository, head);
  const [last] = await options.repository.lastBatches(1);
  const headBatchId = last?.position === head.position ? last.batchId : null;
  return { position: head.position, headHash: head.hash, headBatchId };
}

/**
 * Writes the files anew from the database: what the journal holds beyond the common place is set aside, a new epoch begins
 * there, and the database's batches follow. A kill in between leaves a journal that the next start refills.
 */
export async function rebuildFromDatabase(options: RebuildOptions): Promise<void> {
  const { host, repository, comparison, onProgress, signal } = options;
  const { database, nextEpoch } = comparison;
  if (!database) throw new RebuildError('the database is empty');
  const { workspaceId, profileId, position } = database.head;
  const place = await keptPlace(repository, database.head, comparison);
  const keep = (await isFollowed(repository, place, position))
    ? place
    : await keptHead(options, database.head);
  signal.throwIfAborted();
  requireReplaced(
    await host['folder.rebuild']({ workspaceId, epoch: nextEpoch, profileId, schemaVersion, keep }),
  );
  await repository.enterEpoch(nextEpoch);
  let hash = keep.headHash;
  for (let done = keep.position; ;) {
    const batches = await repository.batchesAfter(hash, batchesAtATime);
    if (batches.length === 0) return;
    for (const sealed of batches) {
      const answer = await host['journal.append'](sealed);
      if (answer.state === 'failed') throw new FolderRefused(answer.fault, answer.detail);
      if (answer.state === 'forked') throw new RebuildError('the journal has moved while it was refilled');
      hash = sealed.hash;
      done += 1;
    }
    onProgress({ step: 'writing', done, total: position });
  }
}
