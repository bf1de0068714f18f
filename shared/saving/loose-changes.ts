import type { Change, SealedBatch } from '../model/batch';
import { canonicalJson } from '../model/canonical-json';
import { applyChanges, type RecordTable } from '../model/record-table';

/**
 * What batches say that stand behind unreadable ones, as changes of what is known: what each leaves there counts, whatever
 * it found there. They are applied to the table one after the other, oldest first. What belongs to a record that is not
 * there is left out.
 */
export function looseChanges(table: RecordTable, batches: readonly SealedBatch[]): readonly Change[] {
  return batches.flatMap(({ batch }) => batch.changes.flatMap((change) => applied(table, change) ?? []));
}

/** The change as it fits the table; null where it says nothing new, or cannot be made. */
function applied(table: RecordTable, change: Change): Change | null {
  const [obstacle] = applyChanges(table, [change]);
  if (!obstacle) return change;
  const fitting: Change = { ...change, before: obstacle.current };
  if (canonicalJson(fitting.before) === canonicalJson(fitting.after)) return null;
  return applyChanges(table, [fitting]).length === 0 ? fitting : null;
}
