import type { Doubt, IncomingSide } from '../../shared/host';
import type { RecoveryOverview } from './recovery';
import type { Findings, NoFindings } from './recovery-findings';

/** What one side holds, for people; null where nothing can be read. */
export function sideOf({ survey, state }: RecoveryOverview): IncomingSide | null {
  if (survey.best === null || state === null) return null;
  const plans = [...state.table.plan.values()].map(({ title }) => title);
  return { best: survey.best, plans, readableBatches: survey.readableBatches };
}

/** The last position up to which both histories are the same; null where they share none. */
export function commonPosition(a: Findings | NoFindings, b: Findings | NoFindings): number | null {
  if (a.workspaceId === null || a.workspaceId !== b.workspaceId) return null;
  const [own, other] = [hashesByPosition(a), hashesByPosition(b)];
  let common: number | null = null;
  for (const [position, hash] of own) {
    if (other.get(position) === hash && position >= (common ?? 0)) common = position;
  }
  return common;
}

function hashesByPosition({ chain }: Findings): ReadonlyMap<number, string> {
  const hashes = new Map<number, string>();
  for (const { position, link } of chain.placed) {
    hashes.set(position - 1, link.parentHash).set(position, link.hash);
  }
  if (chain.end !== null) hashes.set(chain.end.position, chain.end.hash);
  return hashes;
}

/** Whether some batches of the copy are not on the chain that is taken over, or cannot be read. */
export function leavesBatches(doubts: readonly Doubt[]): boolean {
  const harmless = new Set<Doubt['kind']>(['markerMissing', 'markerDamaged', 'snapshotDamaged']);
  return doubts.some(({ kind }) => !harmless.has(kind));
}
