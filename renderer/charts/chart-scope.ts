import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface ChartScope {
  /** "all", "category:<id>" or "indicator:<id>". */
  readonly scope: string;
  setScope(scope: string): void;
}

/** What the charts show; remembered between starts. */
export const useChartScope = create<ChartScope>()(
  persist((set) => ({ scope: 'all', setScope: (scope) => set({ scope }) }), {
    name: 'indicator-workbench/chart-scope',
    partialize: ({ scope }) => ({ scope }),
  }),
);
