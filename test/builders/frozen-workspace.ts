import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeadRecord, LogRecord } from '../../renderer/storage/database';
import type { Host } from '../../shared/host';
import { restoreDatabase, type DatabaseDump } from './database-dump';

export interface FrozenWorkspace {
  readonly dump: DatabaseDump;
  readonly head: HeadRecord;
  readonly log: readonly LogRecord[];
}

/** A database as schema 1 left it on disk: a plan of two indicators, three figures, one undo. Never regenerated. */
export async function frozenWorkspace(databaseName: string): Promise<FrozenWorkspace> {
  const text = await readFile(path.resolve('test/fixtures/database/schema-1.json'), 'utf8');
  const dump = JSON.parse(text) as DatabaseDump;
  await restoreDatabase(databaseName, dump);
  const head = dump.stores['meta']?.records[0] as HeadRecord;
  return { dump, head, log: (dump.stores['log']?.records ?? []) as readonly LogRecord[] };
}

/** Writes the first batches of the workspace into a data folder, as a program of schema 1 did. */
export async function fillFolder(
  host: Host,
  { head, log }: FrozenWorkspace,
  count = log.length,
): Promise<void> {
  const { workspaceId, epoch, profileId } = head;
  await host['folder.begin']({ workspaceId, epoch, profileId, schemaVersion: 1 });
  for (const { batch, hash } of log.slice(0, count)) await host['journal.append']({ batch, hash });
}
