import type { Change, Json } from '../model/batch';
import { slotAddress } from '../model/figure';
import { entities, type Entity, type Id } from '../model/plan';
import type { RecordTable } from '../model/record-table';
import { sameJson } from '../model/same-json';

/** What is to be brought back: the whole ledger, or one plan with everything that belongs to it. */
export type RestoreScope = { readonly kind: 'everything' } | { readonly kind: 'plan'; readonly planId: Id };

export interface RestoreDifferences {
  /** In an order that applyChanges takes: what is created first, what is removed last, each in the order of its parents. */
  readonly changes: readonly Change[];
  /** Records that belong to the plan on one side and to another plan on the other: only a restore of everything takes them. */
  readonly moved: number;
}

type StoredRecord = { readonly id: Id; readonly planId?: Id; readonly parentId?: Id | null };
type Fields = Readonly<Record<string, unknown>>;

const planOf = (entity: Entity, record: StoredRecord): Id | undefined =>
  entity === 'plan' ? record.id : record.planId;

/** Indicators that others stand under come before these. */
const parentsFirst = (records: readonly StoredRecord[]): readonly StoredRecord[] => [
  ...records.filter(({ parentId }) => parentId === undefined || parentId === null),
  ...records.filter(({ parentId }) => parentId !== undefined && parentId !== null),
];

const recordChange = (
  entity: Entity,
  id: Id,
  before: StoredRecord | null,
  after: StoredRecord | null,
): Change => ({
  key: { kind: 'record', entity, id },
  before: before as Json,
  after: after as Json,
});

/**
 * The changes that turn the current records into the wanted ones, within the scope; what is the same is left out. Their
 * inverse leads back exactly.
 */
export function restoreDifferences(
  current: RecordTable,
  wanted: RecordTable,
  scope: RestoreScope,
): RestoreDifferences {
  const created: Change[] = [];
  const altered: Change[] = [];
  const removed: Change[] = [];
  let moved = 0;
  for (const entity of entities) {
    const now = current[entity] as ReadonlyMap<Id, StoredRecord>;
    const then = wanted[entity] as ReadonlyMap<Id, StoredRecord>;
    const inScope = (record: StoredRecord | undefined): boolean =>
      record !== undefined && (scope.kind === 'everything' || planOf(entity, record) === scope.planId);
    for (const record of parentsFirst([...then.values()])) {
      const standing = now.get(record.id);
      if (standing === undefined) {
        if (inScope(record)) created.push(recordChange(entity, record.id, null, record));
      } else if (inScope(record) && inScope(standing)) {
        altered.push(...alterations(entity, standing, record));
      } else if (inScope(record) || inScope(standing)) moved += 1;
    }
    for (const record of parentsFirst([...now.values()])) {
      if (inScope(record) && !then.has(record.id))
        removed.push(recordChange(entity, record.id, record, null));
    }
  }
  return { changes: [...created, ...altered, ...removed.reverse()], moved };
}

/** The changes from one record to another: by figure and field where these can say it, else the record as a whole. */
function alterations(entity: Entity, standing: StoredRecord, record: StoredRecord): Change[] {
  if (sameJson(standing, record)) return [];
  const fields = fieldChanges(entity, standing, record);
  const figures = entity === 'series' ? figureChanges(record.id, standing, record) : [];
  if (fields === null || figures === null) return [recordChange(entity, standing.id, standing, record)];
  return [...fields, ...figures];
}

/** Null where one record has a field that the other lacks: a field can be set to nothing, but not be taken away. */
function fieldChanges(entity: Entity, standing: StoredRecord, record: StoredRecord): Change[] | null {
  const now = standing as Fields;
  const then = record as Fields;
  const names = Object.keys(now);
  if (names.length !== Object.keys(then).length || !names.every((name) => Object.hasOwn(then, name)))
    return null;
  return names
    .filter((name) => !(entity === 'series' && name === 'figures') && !sameJson(now[name], then[name]))
    .map((field) => ({
      key: { kind: 'field', entity, id: standing.id, field },
      before: now[field] as Json,
      after: then[field] as Json,
    }));
}

/** Null where a figure table has a key that no address makes, or something that is no figure. */
function figureChanges(seriesId: Id, standing: StoredRecord, record: StoredRecord): Change[] | null {
  const now = figureTable(standing);
  const then = figureTable(record);
  if (now === null || then === null) return null;
  const slots = new Set([...Object.keys(now), ...Object.keys(then)]);
  const changes: Change[] = [];
  for (const slot of slots) {
    const before = Object.hasOwn(now, slot) ? now[slot] : null;
    const after = Object.hasOwn(then, slot) ? then[slot] : null;
    if (sameJson(before, after)) continue;
    const address = slotAddress(slot);
    if (address === null) return null;
    changes.push({
      key: { kind: 'figure', seriesId, ...address },
      before: before as Json,
      after: after as Json,
    });
  }
  return changes;
}

function figureTable(series: StoredRecord): Fields | null {
  const { figures } = series as { readonly figures?: unknown };
  if (figures === null || typeof figures !== 'object' || Array.isArray(figures)) return null;
  return Object.values(figures).includes(null) ? null : (figures as Fields);
}
