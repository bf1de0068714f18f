import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ChartChoice } from '../../shared/model/chart-book';
import type { Id } from '../../shared/model/plan';

export type ImageFormat = 'png' | 'svg' | 'pdf';
export const resolutions = [150, 300, 600] as const;

interface ChartChoices {
  /** What was last looked at in each plan. */
  readonly byPlan: Readonly<Record<Id, ChartChoice>>;
  readonly showsTable: boolean;
  readonly format: ImageFormat;
  /** Dots per inch of pictures made of dots. */
  readonly resolution: (typeof resolutions)[number];
  choose(planId: Id, choice: ChartChoice): void;
  toggleTable(): void;
  setFormat(format: ImageFormat, resolution: (typeof resolutions)[number]): void;
}

export const firstChoice: ChartChoice = { kind: 'comparison', scope: null, years: 'latest' };

/** How charts are looked at and written out; remembered between starts. It holds no data of the plan. */
export const useChartChoices = create<ChartChoices>()(
  persist(
    (set) => ({
      byPlan: {},
      showsTable: false,
      format: 'png',
      resolution: 300,
      choose: (planId, choice) => set(({ byPlan }) => ({ byPlan: { ...byPlan, [planId]: choice } })),
      toggleTable: () => set(({ showsTable }) => ({ showsTable: !showsTable })),
      setFormat: (format, resolution) => set({ format, resolution }),
    }),
    {
      name: 'indicator-workbench/charts',
      partialize: ({ byPlan, showsTable, format, resolution }) => ({
        byPlan,
        showsTable,
        format,
        resolution,
      }),
    },
  ),
);
