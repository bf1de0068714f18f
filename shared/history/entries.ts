import type { Batch, Change, ChangeKey, Origin } from '../model/batch';
import { figureSlot, type FigureSlot, type Measure } from '../model/figure';
import type { Id } from '../model/plan';
import type { RecordTable } from '../model/record-table';
import { entityNames, fieldName, figurePlace, recordName, seriesName, valueText } from './words';

/** A committed batch with its place in the chain, counted from 1. */
export interface HistoryBatch {
  readonly position: number;
  readonly batch: Batch;
}

/** One line of the audit trail: what one batch did to one thing. */
export interface HistoryEntry {
  readonly position: number;
  readonly batchId: string;
  /** ISO 8601 time in UTC. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly origin: Origin['kind'];
  /** Null for what belongs to no indicator. */
  readonly indicatorId: Id | null;
  readonly seriesId: Id | null;
  /** Which figure of the series; null for what is no figure. */
  readonly slot: FigureSlot | null;
  /** Name of the indicator or of the thing changed. */
  readonly subject: string;
  /** "2018 年实际值", or what of the thing was changed. */
  readonly place: string;
  readonly measure: Measure | null;
  readonly period: string | null;
  /** Empty where nothing stood or stands. */
  readonly before: string;
  readonly after: string;
}

export const originNames: Readonly<Record<Origin['kind'], string>> = {
  typed: '录入',
  paste: '粘贴',
  fill: '填充',
  import: '导入',
  restore: '恢复',
  merge: '合并',
  undo: '撤销',
  redo: '重做',
};

type Subject = Pick<
  HistoryEntry,
  'indicatorId' | 'seriesId' | 'slot' | 'subject' | 'place' | 'measure' | 'period'
>;

function subjectOf(key: ChangeKey, { before, after }: Change, records: RecordTable): Subject {
  if (key.kind === 'figure') {
    const { seriesId, measure, period } = key;
    return {
      indicatorId: records.series.get(seriesId)?.indicatorId ?? null,
      seriesId,
      slot: figureSlot(key),
      subject: seriesName(seriesId, [records]),
      place: figurePlace(key),
      measure,
      period,
    };
  }
  const none = { indicatorId: null, seriesId: null, slot: null, measure: null, period: null };
  const named = [after, before, records[key.entity].get(key.id)]
    .map(recordName)
    .find((name) => name !== null);
  const own = key.entity === 'series' ? seriesName(key.id, [records]) : key.id;
  const place = key.kind === 'field' ? fieldName(key.field) : entityNames[key.entity];
  return { ...none, subject: named ?? own, place };
}

const isRecordChange = ({ key }: Change): boolean => key.kind === 'record';

/**
 * The lines of one batch: one for each figure or field; whole records that come or go together, as a plan does, are one
 * line. Names are those that the records have now.
 */
export function historyEntries({ position, batch }: HistoryBatch, records: RecordTable): HistoryEntry[] {
  const { id, at, by, reason, origin, changes } = batch;
  const common = { position, batchId: id, at, by, reason, origin: origin.kind };
  const wholes = changes.filter(isRecordChange);
  const parts = changes.filter((change) => !isRecordChange(change));
  const first = wholes[0];
  const together: HistoryEntry[] = first
    ? [
        {
          ...common,
          ...subjectOf(first.key, first, records),
          place: `共 ${wholes.length} 条内容`,
          before: valueText(first.key, first.before, [records]),
          after: valueText(first.key, first.after, [records]),
        },
      ]
    : [];
  const single = parts.map((change) => ({
    ...common,
    ...subjectOf(change.key, change, records),
    before: valueText(change.key, change.before, [records]),
    after: valueText(change.key, change.after, [records]),
  }));
  return [...together, ...single];
}

/** What the audit trail is narrowed down to; an absent field narrows nothing. */
export interface HistoryFilter {
  readonly indicatorId?: Id;
  /** One cell. */
  readonly cell?: { readonly seriesId: Id; readonly slot: FigureSlot };
  /** One batch, by its place in the chain. */
  readonly position?: number;
  readonly period?: string;
  /** A name or a part of it. */
  readonly by?: string;
  readonly origin?: Origin['kind'];
  /** First and last day, "2018-03-01", in the time zone of `dayOf`. */
  readonly from?: string;
  readonly to?: string;
}

/** Does an entry pass the filter? `dayOf` gives the local day of a UTC time, as people mean it. */
export function passes(entry: HistoryEntry, filter: HistoryFilter, dayOf: (at: string) => string): boolean {
  const day = filter.from !== undefined || filter.to !== undefined ? dayOf(entry.at) : '';
  return (
    (filter.indicatorId === undefined || entry.indicatorId === filter.indicatorId) &&
    (filter.cell === undefined ||
      (entry.seriesId === filter.cell.seriesId && entry.slot === filter.cell.slot)) &&
    (filter.position === undefined || entry.position === filter.position) &&
    (filter.period === undefined || entry.period === filter.period) &&
    (filter.by === undefined || entry.by.includes(filter.by.trim())) &&
    (filter.origin === undefined || entry.origin === filter.origin) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to)
  );
}
