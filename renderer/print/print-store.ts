import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Id } from '../../shared/model/plan';
import type { Binding } from '../../shared/print/document-pages';
import type { PageSetup } from '../../shared/print/page-geometry';

/** How pages are shown: the whole page, as wide as there is room, or a share of their real size. */
export type Zoom = 'page' | 'width' | number;

/** How the documents of one plan are put together. */
export interface PrintChoice {
  /** Ids of sections in the user's order; others follow in theirs. */
  readonly order: readonly string[];
  /** Ids of the sections that are printed; null until the user has chosen. */
  readonly chosen: readonly string[] | null;
  /** Set-ups by section, where the user has changed them. */
  readonly setups: Readonly<Record<string, PageSetup>>;
  readonly binding: Binding;
}

const firstChoice: PrintChoice = {
  order: [],
  chosen: null,
  setups: {},
  binding: { firstNumber: 1, doubleSided: true },
};

interface PrintState {
  readonly plans: Readonly<Record<Id, PrintChoice>>;
  readonly zoom: Zoom;
  setZoom(zoom: Zoom): void;
  change(planId: Id, change: Partial<PrintChoice>): void;
}

/** What the user has chosen to print, remembered per plan. It holds no data: what the cover says is in the ledger. */
export const usePrintStore = create<PrintState>()(
  persist(
    (set) => ({
      plans: {},
      zoom: 'page',
      setZoom: (zoom) => set({ zoom }),
      change: (planId, change) =>
        set(({ plans }) => ({
          plans: { ...plans, [planId]: { ...(plans[planId] ?? firstChoice), ...change } },
        })),
    }),
    { name: 'indicator-workbench/print' },
  ),
);

export function usePrintChoice(planId: Id): PrintChoice {
  return usePrintStore(({ plans }) => plans[planId]) ?? firstChoice;
}
