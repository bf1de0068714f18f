import type { Area, Category, Id, Indicator, Plan, Series } from './plan';

/** One plan as a plain view of the ledger, with the document version that baselines and targets are taken from. */
export interface PlanView {
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly categories: readonly Category[];
  readonly indicators: readonly Indicator[];
  readonly series: readonly Series[];
  /** Number of the document version. */
  readonly version: number;
}

export interface PlanRow {
  readonly category: Category;
  readonly indicator: Indicator;
  /** A parent is a heading without unit and figures; a sub-indicator stands under it. */
  readonly kind: 'indicator' | 'parent' | 'sub';
  /** Null for parents, and for an indicator that has no series in the plan's area. */
  readonly series: Series | null;
  /** True for the first row of its category. */
  readonly categoryStart: boolean;
  /** Number of rows of its category. */
  readonly categorySpan: number;
}

const byOrder = (a: { readonly order: number }, b: { readonly order: number }): number => a.order - b.order;

/** In order; the items themselves where they stand in order already, as they mostly do. */
function inOrder<T extends { readonly order: number }>(items: readonly T[]): readonly T[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { order } of items) {
    if (!(order >= last)) return items.toSorted(byOrder);
    last = order;
  }
  return items;
}

function groupOf<T>(groups: Map<Id, T[]>, key: Id): T[] {
  const known = groups.get(key);
  if (known) return known;
  const group: T[] = [];
  groups.set(key, group);
  return group;
}

/**
 * The series of an indicator in the plan's own area; null where it has none. Series mostly stand in the order of their
 * indicators, and are asked for in it: then nothing needs to be looked up.
 */
function seriesByIndicator({ plan, series }: PlanView): (indicatorId: Id) => Series | null {
  let next = 0;
  let index: Map<Id, Series> | null = null;
  return (indicatorId) => {
    const following = series[next];
    if (following?.indicatorId === indicatorId && following.areaId === plan.areaId) {
      next += 1;
      return following;
    }
    index ??= new Map(
      series.filter(({ areaId }) => areaId === plan.areaId).map((each) => [each.indicatorId, each]),
    );
    return index.get(indicatorId) ?? null;
  };
}

/** Where a row stands; read at once, for the next row has it too. */
export type RowPlace = Pick<PlanRow, 'category' | 'kind' | 'categoryStart' | 'categorySpan'>;

/** The rows of a plan as tables and the sheet show them: categories in order, sub-indicators under their parent. */
export function planRows(view: PlanView): readonly PlanRow[] {
  return planRowsAs<PlanRow>(view, (place, indicator, series) => ({ ...place, indicator, series }));
}

/** The rows of a plan, each made as it is wanted: of a hundred thousand there is not one object more than that. */
export function planRowsAs<T>(
  view: PlanView,
  make: (place: RowPlace, indicator: Indicator, series: Series | null, index: number) => T,
): readonly T[] {
  const seriesOf = seriesByIndicator(view);
  const { topOf, subsOf } = indicatorTree(view);
  const rows: T[] = [];
  for (const category of inOrder(view.categories)) {
    const top = topOf(category.id);
    const categorySpan = top.reduce((sum, { id }) => sum + 1 + (subsOf(id)?.length ?? 0), 0);
    const place = { category, kind: 'indicator' as PlanRow['kind'], categoryStart: true, categorySpan };
    const add = (indicator: Indicator, kind: PlanRow['kind']): void => {
      place.kind = kind;
      rows.push(make(place, indicator, seriesOf(indicator.id), rows.length));
      place.categoryStart = false;
    };
    for (const indicator of top) {
      const subs = subsOf(indicator.id);
      add(indicator, subs ? 'parent' : 'indicator');
      if (subs) for (const sub of subs) add(sub, 'sub');
    }
  }
  return rows;
}

interface IndicatorTree {
  /** The indicators of a category that stand under no other, in order. */
  readonly topOf: (categoryId: Id) => readonly Indicator[];
  /** Those that stand under one, in order; undefined where none do. */
  readonly subsOf: (indicatorId: Id) => readonly Indicator[] | undefined;
}

function indicatorTree(view: PlanView): IndicatorTree {
  const children = new Map<Id, Indicator[]>();
  const tops = new Map<Id, Indicator[]>();
  // Neighbours are mostly of one category.
  let category: Id | null = null;
  let group: Indicator[] = [];
  for (const indicator of inOrder(view.indicators)) {
    if (indicator.parentId !== null) groupOf(children, indicator.parentId).push(indicator);
    else if (indicator.categoryId === category) group.push(indicator);
    else {
      category = indicator.categoryId;
      group = groupOf(tops, category);
      group.push(indicator);
    }
  }
  return {
    topOf: (id) => tops.get(id) ?? [],
    subsOf: (id) => (children.size === 0 ? undefined : children.get(id)),
  };
}
