import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Id } from '../../shared/model/plan';
import { ownLayout, type ColumnChoice } from '../../shared/sheet/column-layout';
import { everyRow, rowMarks, type RowFilter } from '../../shared/sheet/row-filter';
import { fittingZoom, plainZoom } from '../../shared/sheet/zoom';

/** How the sheet of one plan is looked at. */
export interface SheetChoice {
  /** Per cent. */
  readonly zoom: number;
  readonly columns: ColumnChoice;
  /** Ids of categories. */
  readonly collapsed: readonly Id[];
  readonly filter: RowFilter;
}

const firstChoice: SheetChoice = { zoom: plainZoom, columns: ownLayout, collapsed: [], filter: everyRow };

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A choice that was kept, with the first choice in the place of whatever is damaged or was not there yet. */
export function readSheetChoice(kept: unknown): SheetChoice {
  const { zoom, columns, collapsed, filter } = objectOf(kept);
  const { hidden, widths, frozenTo } = objectOf(columns);
  const { categories, missing, marks } = objectOf(filter);
  const sizes = Object.entries(objectOf(widths)).filter(([, width]) => Number.isFinite(width));
  return {
    zoom: fittingZoom(zoom),
    columns: {
      hidden: textsOf(hidden),
      widths: Object.fromEntries(sizes) as Record<string, number>,
      frozenTo: textOf(frozenTo),
    },
    collapsed: textsOf(collapsed),
    filter: {
      categories: Array.isArray(categories) ? textsOf(categories) : null,
      missing: textOf(missing),
      marks: rowMarks.filter((mark) => textsOf(marks).includes(mark)),
    },
  };
}

interface SheetChoices {
  readonly plans: Readonly<Record<Id, SheetChoice>>;
  change(planId: Id, change: Partial<SheetChoice>): void;
}

/** Zoom, columns, collapsed categories and filter of the sheet, remembered per plan. It holds no data of the plan. */
const useSheetChoices = create<SheetChoices>()(
  persist(
    (set) => ({
      plans: {},
      change: (planId, change) =>
        set(({ plans }) => ({
          plans: { ...plans, [planId]: { ...(plans[planId] ?? firstChoice), ...change } },
        })),
    }),
    {
      name: 'indicator-workbench/sheet',
      merge: (kept, current) => {
        const plans = Object.entries(objectOf(objectOf(kept)['plans']));
        return {
          ...current,
          plans: Object.fromEntries(plans.map(([planId, choice]) => [planId, readSheetChoice(choice)])),
        };
      },
    },
  ),
);

/** The choice for one plan, as something that can be changed and watched. */
export interface ChosenSheet {
  readonly get: () => SheetChoice;
  readonly change: (change: Partial<SheetChoice>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function chosenSheet(planId: Id): ChosenSheet {
  return {
    get: () => useSheetChoices.getState().plans[planId] ?? firstChoice,
    change: (change) => useSheetChoices.getState().change(planId, change),
    subscribe: useSheetChoices.subscribe,
  };
}
