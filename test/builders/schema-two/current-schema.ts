import type { RecordTable } from '../../../shared/model/record-table';
import type { LedgerSchema } from '../../../shared/model/schema';

/** The key by which schema 2 finds an indicator: its name without blanks and marks. */
function nameKey(name: string): string {
  return name.replaceAll(/[\s“”"（）()]/g, '');
}

function migrate(table: RecordTable): RecordTable {
  const indicator = new Map(
    [...table.indicator].map(([id, record]) => {
      const changed = { ...record, nameKey: nameKey(record.name) };
      return [id, changed];
    }),
  );
  const plan = new Map(
    [...table.plan].map(([id, record]) => {
      const changed = { ...record, note: '由第一版转来' };
      return [id, changed];
    }),
  );
  return { ...table, indicator, plan };
}

/** A schema that no product has: every indicator gets an indexed field, every plan a note. */
export const currentSchema: LedgerSchema = { version: 2, migrations: [{ to: 2, migrate }] };
