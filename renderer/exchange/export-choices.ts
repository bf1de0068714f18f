import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { CsvEncoding, DataFormat } from '../../shared/exchange/data-file';
import type { Id } from '../../shared/model/plan';

/** review: the whole review with formulas and charts. xlsx, csv: tables as they are shown. The rest: the data itself. */
export type ExportFormat = 'review' | 'xlsx' | 'csv' | DataFormat;

/** What is exported of a plan. */
export interface ExportChoice {
  readonly format: ExportFormat;
  /** Of data in CSV. */
  readonly encoding: CsvEncoding;
  /** Ids of the tables of a workbook, each on a sheet of its own. */
  readonly sheets: readonly string[];
  /** Id of the table of a CSV file, which holds one. */
  readonly csv: string;
}

const firstChoice: ExportChoice = { format: 'xlsx', encoding: 'utf8', sheets: ['main'], csv: 'main' };

interface ExportChoices {
  readonly plans: Readonly<Record<Id, ExportChoice>>;
  change(planId: Id, change: Partial<ExportChoice>): void;
}

/** Which tables are exported and how, remembered per plan. It holds no data of the plan. */
export const useExportChoices = create<ExportChoices>()(
  persist(
    (set) => ({
      plans: {},
      change: (planId, change) =>
        set(({ plans }) => ({
          plans: { ...plans, [planId]: { ...(plans[planId] ?? firstChoice), ...change } },
        })),
    }),
    { name: 'indicator-workbench/export' },
  ),
);

export function useExportChoice(planId: Id): ExportChoice {
  const kept = useExportChoices(({ plans }) => plans[planId]);
  // A choice that an earlier version kept lacks what is new.
  return kept === undefined ? firstChoice : { ...firstChoice, ...kept };
}
