import type { Change, Json } from '../model/batch';
import { slotAddress, type Figure } from '../model/figure';
import type { Entity, Id, Series } from '../model/plan';
import type { RecordTable } from '../model/record-table';
import { sameJson } from '../model/same-json';
import {
  entityNames,
  fieldName,
  figurePlace,
  figureText,
  lookUp,
  recordName,
  seriesName,
  valueText,
} from '../history/words';

/** What becomes of one thing. Filled, altered and cleared are figures; set is a field of a record. */
export type RestoreEffect = 'filled' | 'altered' | 'cleared' | 'set' | 'created' | 'removed';

/** One line of the preview: what stands there now, and what will stand there. */
export interface RestoreLine {
  readonly effect: RestoreEffect;
  /** What the line is about; a figure also where it comes or goes with its whole row. */
  readonly entity: Entity | 'figure';
  readonly planId: Id | null;
  /** Name of the indicator or of the thing. */
  readonly subject: string;
  /** "2018 年实际值", "名称", "指标". */
  readonly place: string;
  /** Empty where nothing stands. */
  readonly before: string;
  readonly after: string;
}

/**
 * A row of the sheet comes or goes with its figures: each of them is a line, the row itself is named with its indicator.
 * Of a record that is put in the place of another one each field that differs is a line.
 */
export function restoreLines(
  changes: readonly Change[],
  current: RecordTable,
  wanted: RecordTable,
): readonly RestoreLine[] {
  const tables = [current, wanted];
  return changes.flatMap((change) => linesOf(change, tables));
}

/** How many lines there are of each effect on each kind of thing, in the order of their first occurrence. */
export function restoreCounts(lines: readonly RestoreLine[]): readonly {
  readonly effect: RestoreEffect;
  readonly entity: RestoreLine['entity'];
  readonly count: number;
}[] {
  const counts = new Map<string, { effect: RestoreEffect; entity: RestoreLine['entity']; count: number }>();
  for (const { effect, entity } of lines) {
    const key = `${effect} ${entity}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { effect, entity, count: 1 });
  }
  return [...counts.values()];
}

function linesOf(change: Change, tables: readonly RecordTable[]): readonly RestoreLine[] {
  const { key, before, after } = change;
  if (key.kind === 'figure')
    return [
      figureLine(key.seriesId, figurePlace(key), before as Figure | null, after as Figure | null, tables),
    ];
  const record = lookUp(tables, key.entity, key.id);
  const line: RestoreLine = {
    effect: 'set',
    entity: key.entity,
    planId: planOf(key.entity, key.id, record),
    subject: key.entity === 'series' ? seriesName(key.id, tables) : (recordName(record) ?? key.id),
    place: key.kind === 'field' ? fieldName(key.field) : entityNames[key.entity],
    before: valueText(key, before, tables),
    after: valueText(key, after, tables),
  };
  if (key.kind === 'field') return [line];
  const own =
    before === null || after === null
      ? [{ ...line, effect: before === null ? ('created' as const) : ('removed' as const) }]
      : fieldsOf(key, before, after).map(({ field, standing, wanted }): RestoreLine => {
          const fieldKey = { kind: 'field', entity: key.entity, id: key.id, field } as const;
          return {
            ...line,
            place: fieldName(field),
            before: valueText(fieldKey, standing, tables),
            after: valueText(fieldKey, wanted, tables),
          };
        });
  return key.entity === 'series' ? [...own, ...figuresOfRow(key.id, before, after, tables)] : own;
}

/** The fields in which two records differ; the figures of a row are told one by one. */
function fieldsOf({ entity }: { readonly entity: Entity }, before: Json, after: Json) {
  const now = before as Readonly<Record<string, Json>>;
  const then = after as Readonly<Record<string, Json>>;
  return [...new Set([...Object.keys(now), ...Object.keys(then)])]
    .filter((field) => entity !== 'series' || field !== 'figures')
    .map((field) => ({ field, standing: now[field] ?? null, wanted: then[field] ?? null }))
    .filter(({ standing, wanted }) => !sameJson(standing, wanted));
}

function planOf(entity: Entity, id: Id, record: object | undefined): Id | null {
  if (entity === 'plan') return id;
  return (record as { readonly planId?: Id } | undefined)?.planId ?? null;
}

function figureLine(
  seriesId: Id,
  place: string,
  before: Figure | null,
  after: Figure | null,
  tables: readonly RecordTable[],
): RestoreLine {
  return {
    effect: before === null ? 'filled' : after === null ? 'cleared' : 'altered',
    entity: 'figure',
    planId: lookUp(tables, 'series', seriesId)?.planId ?? null,
    subject: seriesName(seriesId, tables),
    place,
    before: before === null ? '' : figureText(before),
    after: after === null ? '' : figureText(after),
  };
}

function figuresOfRow(
  seriesId: Id,
  before: Json,
  after: Json,
  tables: readonly RecordTable[],
): readonly RestoreLine[] {
  const now = (before as unknown as Series | null)?.figures ?? {};
  const then = (after as unknown as Series | null)?.figures ?? {};
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((slot) => {
    const standing = now[slot] ?? null;
    const wanted = then[slot] ?? null;
    if (sameJson(standing, wanted)) return [];
    const address = slotAddress(slot);
    return [figureLine(seriesId, address ? figurePlace(address) : slot, standing, wanted, tables)];
  });
}
