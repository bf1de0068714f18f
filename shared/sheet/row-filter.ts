import { figureObject, type Figure, type FigureSlot } from '../model/figure';
import type { Id, Indicator } from '../model/plan';
import type { PlanRow } from '../model/plan-view';

/** What can be said of a figure, or of what was typed for one, that rows are looked for by. */
export type RowMark = 'status' | 'note' | 'unfinished';

export const rowMarks: readonly RowMark[] = ['status', 'note', 'unfinished'];

/** Which rows are wanted. Every condition that is given must be met. */
export interface RowFilter {
  /** Rows of these categories; null for all. */
  readonly categories: readonly Id[] | null;
  /** Rows without a figure in the column of this id, or in any that is entered; null where nothing is asked. */
  readonly missing: string | 'any' | null;
  /** Rows with at least one of these; none where nothing is asked. */
  readonly marks: readonly RowMark[];
}

export const everyRow: RowFilter = { categories: null, missing: null, marks: [] };

export function wantsEveryRow({ categories, missing, marks }: RowFilter): boolean {
  return categories === null && missing === null && marks.length === 0;
}

/** What a filter looks at beside the rows themselves. */
export interface FilterSource {
  readonly figuresOf: (seriesId: Id) => Readonly<Record<FigureSlot, Figure>> | undefined;
  /** Figures of the columns that are entered. */
  readonly openSlots: readonly FigureSlot[];
  /** The figure of a column; null for a column that there is not. */
  readonly slotOf: (columnId: string) => FigureSlot | null;
  /** Text that is no figure yet waits in the row of this indicator. */
  readonly isUnfinished: (indicatorId: Id) => boolean;
}

/** Whether a row by itself is what is wanted. A heading has no figures, and so none that are missing. */
export function meetsFilter({ categories, missing, marks }: RowFilter, source: FilterSource) {
  const wanted = categories && new Set(categories);
  const slots = missing === null ? null : slotsOf(missing, source);
  return ({ category, indicator, series }: PlanRow): boolean => {
    if (wanted && !wanted.has(category.id)) return false;
    if (!slots && marks.length === 0) return true;
    if (!series) return false;
    const figures = source.figuresOf(series.id) ?? {};
    if (slots && !slots.some((slot) => figures[slot] === undefined)) return false;
    return marks.length === 0 || marks.some((mark) => hasMark(mark, indicator.id, figures, source));
  };
}

/** A column that there is not any more asks for nothing. */
function slotsOf(missing: string, { openSlots, slotOf }: FilterSource): readonly FigureSlot[] | null {
  if (missing === 'any') return openSlots;
  const slot = slotOf(missing);
  return slot === null ? null : [slot];
}

function hasMark(
  mark: RowMark,
  indicatorId: Id,
  figures: Readonly<Record<FigureSlot, Figure>>,
  { isUnfinished }: FilterSource,
): boolean {
  if (mark === 'unfinished') return isUnfinished(indicatorId);
  for (const figure of Object.values(figures)) {
    if (typeof figure === 'string') continue;
    const { status = 'A', note } = figureObject(figure);
    if (mark === 'note' ? note !== undefined : status !== 'A') return true;
  }
  return false;
}

/** Ids of the rows that are shown with a row: a sub-indicator brings the heading above it. */
export function shownWith({ id, parentId }: Pick<Indicator, 'id' | 'parentId'>): readonly Id[] {
  return parentId === null ? [id] : [parentId, id];
}

/** Ids of the rows to be shown. Null where every row is wanted. */
export function rowsMeeting(
  filter: RowFilter,
  rows: Iterable<{ readonly content: PlanRow }>,
  source: FilterSource,
): ReadonlySet<Id> | null {
  if (wantsEveryRow(filter)) return null;
  const meets = meetsFilter(filter, source);
  const found = new Set<Id>();
  for (const { content } of rows) {
    if (meets(content)) for (const id of shownWith(content.indicator)) found.add(id);
  }
  return found;
}
