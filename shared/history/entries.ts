import type { Batch, Change, ChangeKey, Json, Origin } from '../model/batch';
import type { Figure, Measure } from '../model/figure';
import type { Id } from '../model/plan';
import type { RecordTable } from '../model/record-table';
import { printFigure } from '../notation/print';

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

const measureNames: Readonly<Record<Measure, string>> = {
  baseline: '基期值',
  actual: '实际值',
  expected: '预计值',
  annualTarget: '年度目标',
  target: '目标值',
};

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

const entityNames = {
  plan: '规划',
  category: '类别',
  indicator: '指标',
  area: '地区',
  series: '数据行',
  statement: '正文事实',
} as const;

type Subject = Pick<HistoryEntry, 'indicatorId' | 'seriesId' | 'subject' | 'place' | 'measure' | 'period'>;

function subjectOf(key: ChangeKey, { before, after }: Change, records: RecordTable): Subject {
  if (key.kind === 'figure') {
    const indicatorId = records.series.get(key.seriesId)?.indicatorId ?? null;
    return {
      indicatorId,
      seriesId: key.seriesId,
      subject: (indicatorId && records.indicator.get(indicatorId)?.name) ?? '已不在规划中的指标',
      place: `${key.period} 年${measureNames[key.measure]}`,
      measure: key.measure,
      period: key.period,
    };
  }
  const none = { indicatorId: null, seriesId: null, measure: null, period: null };
  const name = nameOf(after) ?? nameOf(before) ?? nameOf(records[key.entity].get(key.id)) ?? key.id;
  const place = key.kind === 'field' ? key.field : entityNames[key.entity];
  return { ...none, subject: name, place };
}

/** What a record is called by people: its name, title or text. */
function nameOf(record: unknown): string | null {
  if (record === null || typeof record !== 'object') return null;
  const { name, title, text } = record as { name?: unknown; title?: unknown; text?: unknown };
  const found = [name, title, text].find((candidate) => typeof candidate === 'string');
  return typeof found === 'string' ? found : null;
}

function valueText(key: ChangeKey, value: Json): string {
  if (value === null) return '';
  if (key.kind === 'figure') return printFigure(value as Figure);
  if (key.kind === 'record') return '有';
  return typeof value === 'string' ? value : JSON.stringify(value);
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
          before: valueText(first.key, first.before),
          after: valueText(first.key, first.after),
        },
      ]
    : [];
  const single = parts.map((change) => ({
    ...common,
    ...subjectOf(change.key, change, records),
    before: valueText(change.key, change.before),
    after: valueText(change.key, change.after),
  }));
  return [...together, ...single];
}

/** What the audit trail is narrowed down to; an absent field narrows nothing. */
export interface HistoryFilter {
  readonly indicatorId?: Id;
  readonly period?: string;
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
    (filter.period === undefined || entry.period === filter.period) &&
    (filter.by === undefined || entry.by === filter.by) &&
    (filter.origin === undefined || entry.origin === filter.origin) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to)
  );
}
