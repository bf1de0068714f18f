import { canonicalJson, type Change, type ChangeKey, type Json } from './batch';
import { figureSlot, type Figure } from './figure';
import type { Entity, Id, PlanDocument, Records, Series } from './plan';

/** All records of a ledger by entity and id. Records are replaced, never changed in place. */
export type RecordTable = { readonly [E in Entity]: Map<Id, Records[E]> };

export function emptyRecordTable(): RecordTable {
  return {
    plan: new Map(),
    category: new Map(),
    indicator: new Map(),
    area: new Map(),
    series: new Map(),
    statement: new Map(),
  };
}

/** The record a change belongs to. */
interface RecordReference {
  readonly entity: Entity;
  readonly id: Id;
}

function recordOf(key: ChangeKey): RecordReference {
  return key.kind === 'figure' ? { entity: 'series', id: key.seriesId } : { entity: key.entity, id: key.id };
}

const missing = (key: ChangeKey): Error => new Error(`no record for ${canonicalJson(key)}`);

/** What stands at a key now; null where there is nothing. Throws for a figure or field of a record that is not there. */
function valueAt(table: RecordTable, key: ChangeKey): Json {
  const { entity, id } = recordOf(key);
  const record = table[entity].get(id);
  if (key.kind === 'record') return (record as unknown as Json | undefined) ?? null;
  if (!record) throw missing(key);
  if (key.kind === 'field') return (record as unknown as Record<string, Json>)[key.field] ?? null;
  return ((record as Series).figures[figureSlot(key)] as Json | undefined) ?? null;
}

function setRecord(table: RecordTable, { entity, id }: RecordReference, record: unknown): void {
  (table[entity] as Map<Id, unknown>).set(id, record);
}

/** Writes the `after` of a change. The caller has made sure that `before` stands there. */
function writeChange(table: RecordTable, { key, after }: Change): void {
  const reference = recordOf(key);
  if (key.kind === 'record') {
    if (after === null) table[key.entity].delete(key.id);
    else setRecord(table, reference, after);
    return;
  }
  const record = table[reference.entity].get(reference.id);
  if (!record) throw missing(key);
  if (key.kind === 'field') {
    setRecord(table, reference, { ...record, [key.field]: after });
    return;
  }
  const series = record as Series;
  const { [figureSlot(key)]: _replaced, ...others } = series.figures;
  const figures = after === null ? others : { ...others, [figureSlot(key)]: after as Figure };
  table.series.set(series.id, { ...series, figures });
}

/** A change whose `before` is not what stands there, or whose record is gone. */
export interface Obstacle {
  readonly change: Change;
  readonly current: Json;
}

const same = (a: Json, b: Json): boolean => a === b || canonicalJson(a) === canonicalJson(b);

/**
 * Applies all changes in order, or none: if any `before` differs from what stands there, the table stays as it is and the
 * obstacles are given back.
 */
export function applyChanges(table: RecordTable, changes: readonly Change[]): readonly Obstacle[] {
  const done: Change[] = [];
  const obstacles: Obstacle[] = [];
  for (const change of changes) {
    const current = currentValue(table, change.key);
    if (!isReachable(table, change.key) || !same(current, change.before)) {
      obstacles.push({ change, current });
      continue;
    }
    if (obstacles.length > 0) continue;
    writeChange(table, change);
    done.push(change);
  }
  if (obstacles.length > 0) for (const change of inverted(done)) writeChange(table, change);
  return obstacles;
}

/** A figure or a field can only be set in a record that is there. */
function isReachable(table: RecordTable, key: ChangeKey): boolean {
  const { entity, id } = recordOf(key);
  return key.kind === 'record' || table[entity].has(id);
}

/** Like valueAt, but the absence of the record is "nothing there". */
function currentValue(table: RecordTable, key: ChangeKey): Json {
  const { entity, id } = recordOf(key);
  return table[entity].has(id) ? valueAt(table, key) : null;
}

/** The changes that take the given ones back, last first. */
export function inverted(changes: readonly Change[]): Change[] {
  return changes.map(({ key, before, after }) => ({ key, before: after, after: before })).reverse();
}

/** A record as it stands after a batch; null where the batch removed it. */
export interface RecordImage extends RecordReference {
  readonly record: { readonly id: Id } | null;
}

/** Every record that changes touch, as it stands in the table now, each once. */
export function recordImages(table: RecordTable, changes: readonly Change[]): readonly RecordImage[] {
  const images = new Map<string, RecordImage>();
  for (const change of changes) {
    const { entity, id } = recordOf(change.key);
    images.set(`${entity}/${id}`, { entity, id, record: table[entity].get(id) ?? null });
  }
  return [...images.values()];
}

/** The changes that bring a whole plan document into a ledger that does not hold it yet. */
export function creationChanges(document: PlanDocument): Change[] {
  const created = (entity: Entity, records: readonly { readonly id: Id }[]): Change[] =>
    records.map((record) => ({
      key: { kind: 'record', entity, id: record.id },
      before: null,
      after: record as unknown as Json,
    }));
  return [
    ...created('plan', [document.plan]),
    ...created('area', document.areas),
    ...created('category', document.categories),
    ...created('indicator', document.indicators),
    ...created('series', document.series),
    ...created('statement', document.statements),
  ];
}
