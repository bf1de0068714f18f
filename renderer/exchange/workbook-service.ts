import { transfer } from 'comlink';
import type { DataFile } from '../../shared/exchange/data-file';
import type { Indicator, Series } from '../../shared/model/plan';
import type { PlanPart } from '../../shared/review/review-session';
import type { FileOrder } from './export-order';
import { makeFile } from './workbook-file';
import type { WorkbookProgress } from './workbook-writer';

/** What the worker does: it takes in a plan in parts, then makes one file of it. */
export function createFileService(make: typeof makeFile = makeFile) {
  const indicators: Indicator[] = [];
  const series: Series[] = [];
  return {
    add(part: PlanPart): void {
      for (const indicator of part.indicators) indicators.push(indicator);
      for (const one of part.series) series.push(one);
    },

    async make(order: FileOrder, onProgress: (progress: WorkbookProgress) => unknown): Promise<DataFile> {
      const told: unknown[] = [];
      const view = { ...order.frame, indicators, series };
      const file = await make(view, order, (progress) => told.push(onProgress(progress)));
      // The last report is there before the file.
      await Promise.all(told);
      return transfer(file, [file.bytes.buffer]);
    },
  };
}

export type FileService = ReturnType<typeof createFileService>;
