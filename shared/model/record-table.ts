import { completed } from '../completed';
import type { Change, ChangeKey, Json } from './batch';
import { canonicalJson } from './canonical-json';
import { figureSlot } from './figure';
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

/** A change whose `before` is not what stands there, or whose record is gone. */
export interface Obstacle {
  readonly change: Change;
  readonly current: Json;
}

const same = (a: Json, b: Json): boolean => a === b || canonicalJson(a) === canonicalJson(b);

/** A record as it stands after a batch; null where the batch removed it. */
export interface RecordImage extends RecordReference {
  readonly record: { readonly id: Id } | null;
}

/** What changes would make of a table, which still stands as it did. */
export interface StagedChanges {
  /** Where there are any, the changes must not be carried out. */
  readonly obstacles: readonly Obstacle[];
  /** Every record that the changes touch, as it stands after them, each once. */
  readonly images: readonly RecordImage[];
}

/** Changes worked through between two looks at the clock. */
const pace = 500;

/**
 * Works out what changes, in order, make of a table, without touching it; gives the number of changes worked through from
 * time to time. It is good for as long as nobody else changes the table.
 */
export function* stageChanges(
  table: RecordTable,
  changes: readonly Change[],
): Generator<number, StagedChanges> {
  const stage = new Stage(table);
  const obstacles: Obstacle[] = [];
  let looked = 0;
  for (const change of changes) {
    looked += 1;
    if (looked % pace === 0) yield looked;
    const current = stage.valueAt(change.key);
    if (!stage.isReachable(change.key) || !same(current, change.before)) obstacles.push({ change, current });
    else if (obstacles.length === 0) stage.write(change);
  }
  return { obstacles, images: obstacles.length > 0 ? [] : stage.images() };
}

/** Puts staged records into the table, all at once. */
export function carryOut(table: RecordTable, images: readonly RecordImage[]): void {
  for (const { entity, id, record } of images) {
    const records = table[entity] as Map<Id, unknown>;
    if (record === null) records.delete(id);
    else records.set(id, record);
  }
}

/**
 * Applies all changes in order, or none: if any `before` differs from what stands there, the table stays as it is and the
 * obstacles are given back.
 */
export function applyChanges(table: RecordTable, changes: readonly Change[]): readonly Obstacle[] {
  const { obstacles, images } = staged(table, changes);
  carryOut(table, images);
  return obstacles;
}

/** Like stageChanges, in one go. */
export function staged(table: RecordTable, changes: readonly Change[]): StagedChanges {
  return completed(stageChanges(table, changes));
}

/** A record that changes are written to; figures are copied once, however many of them change. */
interface StagedRecord extends RecordReference {
  record: Record<string, unknown> | null;
  figures: Map<string, Json> | null;
}

/** The records that changes touch, laid over a table. */
class Stage {
  private readonly table: RecordTable;
  private readonly touched = new Map<Entity, Map<Id, StagedRecord>>();

  constructor(table: RecordTable) {
    this.table = table;
  }

  /** A figure or a field can only be set in a record that is there. */
  isReachable(key: ChangeKey): boolean {
    if (key.kind === 'record') return true;
    const { entity, id } = recordOf(key);
    const staged = this.touched.get(entity)?.get(id);
    return staged ? staged.record !== null : this.table[entity].has(id);
  }

  /** What stands at a key; null where there is nothing, or no record that could hold it. */
  valueAt(key: ChangeKey): Json {
    const reference = recordOf(key);
    const figures = this.touched.get(reference.entity)?.get(reference.id)?.figures;
    if (key.kind === 'figure' && figures) return figures.get(figureSlot(key)) ?? null;
    const record = this.recordAt(reference);
    if (key.kind === 'record') return record as Json;
    if (key.kind === 'field') return (record?.[key.field] as Json | undefined) ?? null;
    return ((record as unknown as Series | null)?.figures[figureSlot(key)] as Json | undefined) ?? null;
  }

  /** Writes the `after` of a change to a key that can be reached. */
  write({ key, after }: Change): void {
    const staged = this.touch(recordOf(key));
    if (key.kind === 'record') {
      staged.record = after as Record<string, unknown> | null;
      staged.figures = null;
    } else if (key.kind === 'field') {
      staged.record = { ...imageOf(staged), [key.field]: after };
      staged.figures = null;
    } else {
      staged.figures ??= new Map(
        Object.entries((staged.record as unknown as Series).figures) as [string, Json][],
      );
      if (after === null) staged.figures.delete(figureSlot(key));
      else staged.figures.set(figureSlot(key), after);
    }
  }

  images(): readonly RecordImage[] {
    return [...this.touched.values()].flatMap((records) =>
      [...records.values()].map((staged) => ({
        entity: staged.entity,
        id: staged.id,
        record: imageOf(staged) as RecordImage['record'],
      })),
    );
  }

  private recordAt({ entity, id }: RecordReference): Record<string, unknown> | null {
    const staged = this.touched.get(entity)?.get(id);
    if (staged) return imageOf(staged);
    return (this.table[entity].get(id) as unknown as Record<string, unknown> | undefined) ?? null;
  }

  private touch(reference: RecordReference): StagedRecord {
    let records = this.touched.get(reference.entity);
    if (!records) this.touched.set(reference.entity, (records = new Map()));
    let staged = records.get(reference.id);
    if (!staged)
      records.set(reference.id, (staged = { ...reference, record: this.recordAt(reference), figures: null }));
    return staged;
  }
}

function imageOf({ record, figures }: StagedRecord): Record<string, unknown> | null {
  return figures === null ? record : { ...record, figures: Object.fromEntries(figures) };
}

/** The changes that take the given ones back, last first. */
export function inverted(changes: readonly Change[]): readonly Change[] {
  return completed(inverting(changes));
}

/** Like inverted; gives the number of changes worked through from time to time. */
export function* inverting(changes: readonly Change[]): Generator<number, readonly Change[]> {
  const back: Change[] = [];
  for (const { key, before, after } of changes.toReversed()) {
    back.push({ key, before: after, after: before });
    if (back.length % pace === 0) yield back.length;
  }
  return back;
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
