import type { Json, UnchainedBatch } from '../../shared/model/batch';
import type { Figure } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import { printFigure } from '../../shared/notation/print';
import { csvText } from '../../shared/tables/delimited';

const header = ['时间', '操作', '指标', '年份', '原值', '新值'];

function valueText(value: Json): string {
  return value === null ? '' : printFigure(value as Figure);
}

/** What has not been saved, as CSV that a person can type in again. */
export function unsavedText(batches: readonly UnchainedBatch[], records: RecordTable): string {
  const rows = batches.flatMap((batch) =>
    batch.changes.map(({ key, before, after }) => {
      if (key.kind !== 'figure') return [batch.at, batch.reason, '', '', '', JSON.stringify(after)];
      const indicatorId = records.series.get(key.seriesId)?.indicatorId ?? '';
      const name = records.indicator.get(indicatorId)?.name ?? key.seriesId;
      return [batch.at, batch.reason, name, key.period, valueText(before), valueText(after)];
    }),
  );
  return csvText([header, ...rows]);
}
