import type { Host, Incoming } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import type { Id } from '../../shared/model/plan';
import { requireReplaced } from '../ledger/level';
import {
  keepReplaced,
  ledgerFrom,
  readLog,
  readRecords,
  type RebuildProgress,
} from '../ledger/recovered-ledger';
import { takeInLoose } from '../ledger/take-in-loose';
import type { LedgerRepository } from '../storage/ledger-repository';

export interface TakeOverOptions {
  readonly host: Host;
  readonly repository: LedgerRepository;
  /** The copy that the user has seen and chosen. */
  readonly incoming: Incoming;
  readonly newId: () => Id;
  readonly now: () => string;
  readonly onProgress: (progress: RebuildProgress) => void;
  /** Called before the files enter the epoch of the copy. */
  readonly onSwap: (workspaceId: Id, epoch: number) => void;
  /** Heeded until the files are written; from then on it is carried through. */
  readonly signal: AbortSignal;
}

/** The files are those of the copy, the database is still the old one: the next start offers to build it from the files. */
export class DatabaseBehind extends Error {
  override readonly name = 'DatabaseBehind';
}

/**
 * Goes on with the staged copy: it is read and checked record by record and batch by batch; a database whose state the
 * files do not have is kept as a snapshot; then the files enter a new epoch, and one transaction swaps the database.
 */
export async function takeOverIncoming(options: TakeOverOptions): Promise<void> {
  const { host, repository, incoming, newId, now, onProgress, onSwap, signal } = options;
  const { best, readableBatches } = incoming.there;
  const records = await readRecords(options, { kind: 'incoming' }, best);
  const log = await readLog(options, best, readableBatches, 'incoming');
  const profileId = newId();
  const hasLoose = incoming.doubts.some(({ kind }) => kind === 'batchesLoose');
  const made = { profileId, at: now() };
  const further = hasLoose ? await takeInLoose(host, best, records, made, 'incoming') : null;
  const own = await repository.head();
  const inFiles = own?.hash === incoming.here?.best.headHash;
  if (own && own.position > 0 && !inFiles) await keepReplaced(options, repository, own);
  signal.throwIfAborted();
  onProgress({ step: 'writing', done: 0, total: 1 });
  const epoch = Math.max(incoming.nextEpoch, (own?.epoch ?? 0) + 1);
  onSwap(best.workspaceId, epoch);
  const replaced = await host['incoming.take']({
    headHash: best.headHash,
    epoch,
    profileId,
    schemaVersion,
    ...(further ? { further: [further] } : {}),
  });
  requireReplaced(replaced);
  try {
    await repository.replaceAll(await ledgerFrom(best, { records, log, further }, { epoch, profileId }));
  } catch (error) {
    throw new DatabaseBehind('the database was not swapped', { cause: error });
  }
}
