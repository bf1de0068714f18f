import type { Change, Json } from '../../../shared/model/batch';
import type { Series } from '../../../shared/model/plan';
import type { RecordTable } from '../../../shared/model/record-table';

/** No plan of the program has this id, and it is sorted behind all of them. */
const planId = 'ffffffff-0000-4000-8000-000000000000';

/**
 * The changes of a batch as an import makes them, or, once these records are there, as a paste into all of them does. `stamp`
 * is what is written into every one of them.
 */
export function largeChanges(records: RecordTable, count: number, stamp: string): readonly Change[] {
  const series = [...records.series.values()].filter((each) => each.planId === planId);
  if (series.length > 0) return series.map((each) => pasted(each, stamp));
  return importedSeries(count, 0, stamp);
}

/** The changes that create so many series, numbered from `start`. */
export function importedSeries(count: number, start: number, stamp: string): readonly Change[] {
  return Array.from({ length: count }, (_, index) => imported(start + index, stamp));
}

export function importedId(index: number): string {
  return `f0000000-0000-4000-8000-${`${index}`.padStart(12, '0')}`;
}

function imported(index: number, stamp: string): Change {
  const id = importedId(index);
  const figures = { 'actual:2016': `${index}.5`, 'actual:2017': stamp };
  const record: Series = { id, planId, indicatorId: id, areaId: planId, figures };
  return { key: { kind: 'record', entity: 'series', id }, before: null, after: record as unknown as Json };
}

function pasted({ id, figures }: Series, stamp: string): Change {
  const before = (figures['actual:2017'] ?? null) as Json;
  return { key: { kind: 'figure', seriesId: id, measure: 'actual', period: '2017' }, before, after: stamp };
}
