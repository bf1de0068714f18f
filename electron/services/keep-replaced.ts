import type { ChainState } from './chain-state';
import type { Snapshots } from './snapshots';

/** Keeps the state that is about to be replaced as a snapshot with that reason, unless it is kept already. */
export async function keepReplaced(
  snapshots: Snapshots,
  state: ChainState | null,
  takenAt: string,
): Promise<void> {
  if (state === null || state.head.position === 0) return;
  const { head, table } = state;
  const isKept = (await snapshots.heads()).some(
    ({ head: kept }) => kept.reason === 'replaced' && kept.headHash === head.headHash,
  );
  if (!isKept) await snapshots.save(head, table, { reason: 'replaced', takenAt });
}
