import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ChartChoice, ChartKind } from '../../shared/model/chart-book';
import type { Id } from '../../shared/model/plan';

export type ImageFormat = 'png' | 'svg' | 'pdf';
export const resolutions = [150, 300, 600] as const;

export type ChartPlace = 'chart' | 'book';

interface ChartChoices {
  /** What was last looked at in each plan. */
  readonly byPlan: Readonly<Record<Id, ChartChoice>>;
  /** A chart is looked at, or the chart book. */
  readonly place: ChartPlace;
  readonly showsTable: boolean;
  readonly format: ImageFormat;
  /** Dots per inch of pictures made of dots. */
  readonly resolution: (typeof resolutions)[number];
  choose(planId: Id, choice: ChartChoice): void;
  show(place: ChartPlace): void;
  toggleTable(): void;
  setFormat(format: ImageFormat, resolution: (typeof resolutions)[number]): void;
}

const firstChoice: ChartChoice = { kind: 'comparison', scope: null, years: 'latest' };

/** How charts are looked at and written out; remembered between starts. It holds no data of the plan. */
export const useChartChoices = create<ChartChoices>()(
  persist(
    (set) => ({
      byPlan: {},
      place: 'chart',
      showsTable: false,
      format: 'png',
      resolution: 300,
      choose: (planId, choice) => set(({ byPlan }) => ({ byPlan: { ...byPlan, [planId]: choice } })),
      show: (place) => set({ place }),
      toggleTable: () => set(({ showsTable }) => ({ showsTable: !showsTable })),
      setFormat: (format, resolution) => set({ format, resolution }),
    }),
    {
      name: 'indicator-workbench/charts',
      partialize: ({ byPlan, place, showsTable, format, resolution }) => ({
        byPlan,
        place,
        showsTable,
        format,
        resolution,
      }),
    },
  ),
);

/** Is a chart of this kind drawn from the review of one year? */
export const isOfReview = (kind: ChartKind): boolean => kind === 'progress' || kind === 'verdicts';

/** What was chosen for a plan, as it was chosen. */
export function useWishedChart(planId: Id): ChartChoice {
  return useChartChoices(({ byPlan }) => byPlan[planId]) ?? firstChoice;
}

/** Charts of a review are of the year that was chosen for the review, as long as they are not given one of their own. */
export function inReviewYear(choice: ChartChoice, reviewYear: number | null): ChartChoice {
  const isOwn = typeof choice.years !== 'string';
  return isOwn || reviewYear === null || !isOfReview(choice.kind)
    ? choice
    : { ...choice, years: [reviewYear] };
}
