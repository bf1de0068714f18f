import type { Host, RecoveryState } from '../../shared/host';
import { schemaVersion, type SealedBatch } from '../../shared/model/batch';
import type { Id } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';
import { looseChanges } from '../../shared/saving/loose-changes';
import { seal } from './seal';

const batchesAtATime = 500;

/**
 * The batch that brings what loose batches say into the recovered records, which it changes; null where they say nothing
 * new. It comes right behind the best state.
 */
export async function takeInLoose(
  host: Host,
  best: RecoveryState,
  records: RecordTable,
  made: { readonly profileId: Id; readonly at: string },
  of?: 'incoming',
): Promise<SealedBatch | null> {
  const loose = (await looseBatches(host, of)).filter(({ batch }) => batch.schemaVersion === schemaVersion);
  const changes = looseChanges(records, loose);
  if (changes.length === 0) return null;
  const [person, info] = await Promise.all([host['person.read'](), host['host.info']()]);
  return seal({
    id: `${made.profileId}-${best.position + 1}`,
    workspaceId: best.workspaceId,
    schemaVersion,
    parentHash: best.headHash,
    at: made.at,
    by: person.state === 'known' ? person.name : info.userName,
    reason: `找回 ${loose.length} 次录入：它们之前有读不出来的记录`,
    origin: { kind: 'restore' },
    changes,
  });
}

async function looseBatches(host: Host, of?: 'incoming'): Promise<readonly SealedBatch[]> {
  const all: SealedBatch[] = [];
  for (let more = true; more;) {
    const page = await host['recovery.loose']({ after: all.length, limit: batchesAtATime, of });
    all.push(...page.batches);
    more = page.more && page.batches.length > 0;
  }
  return all;
}
