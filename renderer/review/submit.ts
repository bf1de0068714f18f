import type { Change, Json } from '../../shared/model/batch';
import type { Entity, Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';

/** The change of one field of a record from what stands there now. */
export function fieldChange(
  entity: Entity,
  record: { readonly id: Id },
  field: string,
  after: unknown,
): Change {
  const before = (record as unknown as Readonly<Record<string, Json>>)[field] ?? null;
  return { key: { kind: 'field', entity, id: record.id, field }, before, after: after as Json };
}

/** Submits changes as one batch that can be undone; says why where it was not taken. True where it was. */
export function submit(
  ledger: Ledger,
  reason: string,
  changes: readonly Change[],
  tell: (text: string) => void,
): boolean {
  const { state } = ledger.submit({ reason, origin: { kind: 'typed' }, changes });
  if (state === 'waiting') tell(`没有${reason}：前面的录入还没有存上，请先重试保存。`);
  if (state === 'obstructed') tell(`没有${reason}：它刚在别处改过，请看一下再改。`);
  return state === 'applied';
}
