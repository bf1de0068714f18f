import type { FigureSlot } from '../../shared/model/figure';
import type { Category, Id, Indicator, Series } from '../../shared/model/plan';
import { planRowsAs, type PlanRow, type PlanView, type RowPlace } from '../../shared/model/plan-view';
import { shownLines, type ShownLine } from '../../shared/sheet/shown-rows';

/** What is left to be seen of a category whose rows are put away. */
export interface CollapsedCategory {
  readonly kind: 'collapsed';
  readonly category: Category;
  readonly rows: readonly PlanRow[];
  /** Figures that are entered in each of them. */
  readonly openSlots: readonly FigureSlot[];
  /** No column beside it names the category. */
  readonly isNamed: boolean;
  readonly indicator: null;
  readonly series: null;
}

interface RowBase {
  readonly id: Id;
  /** Where it is shown. */
  readonly index: number;
  /** Its number in the whole sheet, from 1. */
  readonly number: number;
  /** True for the first row of its category that is shown. */
  readonly categoryStart: boolean;
  /** How many rows of its category are shown. */
  readonly categorySpan: number;
}

/** A row of the whole sheet. */
export interface IndicatorRow extends RowBase {
  readonly content: PlanRow;
}

/** Stands where no row meets the filter. */
interface NoRow {
  readonly kind: 'none';
  readonly category: null;
  readonly indicator: null;
  readonly series: null;
}

/** A row as it is shown. */
export interface SheetRow extends RowBase {
  readonly content: PlanRow | CollapsedCategory | NoRow;
}

/** The indicator whose figures a row takes; only for rows that can be typed into. */
export function indicatorOf({ content }: SheetRow): Indicator {
  if (!content.indicator) throw new TypeError(`a row of kind ${content.kind} takes no figures`);
  return content.indicator;
}

/** A row of the whole sheet, which is what it shows: one object for each of perhaps a hundred thousand. */
class WholeRow implements IndicatorRow, PlanRow {
  readonly category: Category;
  readonly indicator: Indicator;
  readonly kind: PlanRow['kind'];
  readonly series: Series | null;
  readonly categoryStart: boolean;
  readonly categorySpan: number;
  readonly index: number;

  constructor(
    { category, kind, categoryStart, categorySpan }: RowPlace,
    indicator: Indicator,
    series: Series | null,
    index: number,
  ) {
    this.category = category;
    this.indicator = indicator;
    this.kind = kind;
    this.series = series;
    this.categoryStart = categoryStart;
    this.categorySpan = categorySpan;
    this.index = index;
  }

  get id(): Id {
    return this.indicator.id;
  }

  get number(): number {
    return this.index + 1;
  }

  get content(): PlanRow {
    return this;
  }
}

/** Every row that the sheet of a plan has. */
export function wholeRows(view: PlanView): readonly IndicatorRow[] {
  return planRowsAs<IndicatorRow>(
    view,
    (place, indicator, series, index) => new WholeRow(place, indicator, series, index),
  );
}

export interface RowsChoice extends Pick<CollapsedCategory, 'openSlots' | 'isNamed'> {
  readonly isShown: (row: IndicatorRow) => boolean;
  readonly isCollapsed: (categoryId: Id) => boolean;
}

/** The rows that are shown, in the places where they are. */
export function shownRows(whole: readonly IndicatorRow[], choice: RowsChoice): readonly SheetRow[] {
  const wish = { ...choice, groupOf: ({ content }: IndicatorRow) => content.category.id };
  const rows = shownLines(whole, wish).flatMap((line, index) => rowAt(line, index, choice));
  return rows.length > 0 ? rows : [noRow];
}

function rowAt(line: ShownLine<IndicatorRow>, index: number, choice: RowsChoice): readonly SheetRow[] {
  if (line.kind === 'row') {
    const { id, number, content } = line.row;
    return [{ id, index, number, content, categoryStart: line.startsGroup, categorySpan: line.groupSize }];
  }
  const [first] = line.rows;
  if (!first) return [];
  const { category } = first.content;
  const { openSlots, isNamed } = choice;
  const rows = line.rows.map(({ content }) => content);
  const content: CollapsedCategory = {
    kind: 'collapsed',
    category,
    rows,
    openSlots,
    isNamed,
    indicator: null,
    series: null,
  };
  const id = `collapsed/${category.id}`;
  return [{ id, index, number: first.number, content, categoryStart: true, categorySpan: 1 }];
}

const noRow: SheetRow = {
  id: 'none',
  index: 0,
  number: 0,
  content: { kind: 'none', category: null, indicator: null, series: null },
  categoryStart: true,
  categorySpan: 1,
};
