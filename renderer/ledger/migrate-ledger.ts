import type { Host } from '../../shared/host';
import { schemaVersion } from '../../shared/model/batch';
import { reconcile } from '../../shared/saving/reconcile';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { MigrationProgress, StagedMigration } from '../storage/staged-migration';
import { FolderRefused, lookUp, refill, replay, LevelStopped, requireHead } from './level';
import type { Stopped } from './open-ledger';

export interface MigrateOptions {
  readonly host: Host;
  /** The database of the earlier schema. */
  readonly repository: LedgerRepository;
  readonly migration: StagedMigration;
  readonly onProgress: (progress: MigrationProgress) => void;
}

/**
 * Brings an older database to this program's schema, once it is level with the journal as far as that is of its own schema.
 * A snapshot goes before; then a database beside it is filled and checked; then the marker tells older programs to keep
 * away; then the new database takes over. Where it stops, or throws, the old one stands as it did. Throws FolderRefused
 * where the snapshot cannot be taken.
 */
export async function migrateLedger(options: MigrateOptions): Promise<Stopped | { state: 'migrated' }> {
  const { host, repository, migration, onProgress } = options;
  const [info, folder, database] = await Promise.all([
    host['host.info'](),
    host['folder.contents'](),
    repository.contents(),
  ]);
  const lookup = await lookUp(options, database, folder);
  const decision = reconcile(database, folder, lookup, schemaVersion);
  if (decision.action === 'stop')
    return { state: 'stopped', reason: decision.reason, database, folder, info };
  const { workspaceId, epoch, profileId, schemaVersion: old } = await requireHead(repository);
  try {
    if (decision.action === 'replay') await replay(options, await repository.loadRecords(), old);
    if (decision.action === 'refill') await refill(options, folder);
  } catch (error) {
    if (!(error instanceof LevelStopped)) throw error;
    return { state: 'stopped', reason: error.reason, database: await repository.contents(), folder, info };
  }
  const kept = await host['snapshot.take']({ reason: 'migration' });
  if (kept.state === 'failed') throw new FolderRefused(kept.fault, kept.detail);
  await migration.stage(onProgress);
  await host['folder.begin']({ workspaceId, epoch, profileId, schemaVersion });
  await migration.swap();
  return { state: 'migrated' };
}
