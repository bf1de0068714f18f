import type { Id } from '../../shared/model/plan';
import { ownLayout, type ColumnChoice } from '../../shared/sheet/column-layout';
import { everyRow, rowMarks, type RowFilter } from '../../shared/sheet/row-filter';
import { fittingZoom, plainZoom } from '../../shared/sheet/zoom';
import { fieldsOf, planChoices } from '../ui/plan-choices';

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

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A choice that was kept, with the first choice in the place of whatever is damaged or was not there yet. */
export function readSheetChoice(kept: unknown): SheetChoice {
  const { zoom, columns, collapsed, filter } = fieldsOf(kept);
  const { hidden, widths, frozenTo } = fieldsOf(columns);
  const { categories, missing, marks } = fieldsOf(filter);
  const sizes = Object.entries(fieldsOf(widths)).filter(([, width]) => Number.isFinite(width));
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

/** Zoom, columns, collapsed categories and filter of the sheet, remembered per plan. */
const useSheetChoices = planChoices('indicator-workbench/sheet', readSheetChoice);

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
