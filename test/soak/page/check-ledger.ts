import type { Host, JournalState } from '../../../shared/host';
import { currentSchema } from '../../../shared/model/current-schema';
import { entities, type Id } from '../../../shared/model/plan';
import { applyChanges, emptyRecordTable, type RecordTable } from '../../../shared/model/record-table';
import { sameJson } from '../../../shared/model/same-json';
import { migrateRecords } from '../../../shared/model/schema';
import type { WorkbenchDatabase } from '../../../renderer/storage/database';
import type { Json } from '../../../shared/model/batch';

export interface LedgerCheck {
  /** What is wrong, else empty. */
  readonly problems: readonly string[];
  /** Of every batch in the log, oldest first. */
  readonly batches: readonly { readonly id: string; readonly origin: string }[];
}

/**
 * The records are what the batches of the log make of nothing, the log ends at the head, and the journal ends there, too: so
 * none of them is half there.
 */
export async function checkLedger(database: WorkbenchDatabase, host: Host): Promise<LedgerCheck> {
  const problems: string[] = [];
  const [log, head] = await Promise.all([
    database.log.orderBy('position').toArray(),
    database.meta.get('head'),
  ]);
  let table = emptyRecordTable();
  let schema = 1;
  for (const [index, { position, batch }] of log.entries()) {
    if (position !== index + 1) problems.push(`batch ${position} stands at place ${index + 1} of the log`);
    table = migrateRecords(table, schema, batch.schemaVersion, currentSchema);
    schema = batch.schemaVersion;
    if (applyChanges(table, batch.changes).length > 0) problems.push(`batch ${position} does not fit`);
  }
  problems.push(
    ...(await differences(migrateRecords(table, schema, currentSchema.version, currentSchema), database)),
  );
  const last = log.at(-1);
  if (head?.position !== log.length || (last && head.hash !== last.hash))
    problems.push(`the head is ${head?.position ?? 'nowhere'}, the log ends at ${log.length}`);
  const { journal } = await host['folder.contents']();
  if (headHash(journal) !== head?.hash) problems.push('the journal ends at another batch');
  return { problems, batches: log.map(({ batch: { id, origin } }) => ({ id, origin: origin.kind })) };
}

async function differences(expected: RecordTable, database: WorkbenchDatabase): Promise<string[]> {
  const problems: string[] = [];
  for (const entity of entities) {
    const stored: { readonly id: Id }[] = await database.table(entity).toArray();
    const wanted = expected[entity] as ReadonlyMap<Id, unknown>;
    if (stored.length !== wanted.size)
      problems.push(`${stored.length} records of ${entity} instead of ${wanted.size}`);
    const other = stored.filter(
      (record) => !sameJson(record as Json, (wanted.get(record.id) ?? null) as Json),
    );
    if (other.length > 0)
      problems.push(
        `${other.length} records of ${entity} are not what the batches make, e.g. ${other[0]?.id}`,
      );
  }
  return problems;
}

function headHash(journal: JournalState): string | null {
  return journal.state === 'intact' || journal.state === 'torn' ? journal.head.hash : null;
}
