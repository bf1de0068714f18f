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

function addTo<T>(groups: Map<Id, T[]>, key: Id, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
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

/** The rows of a plan as tables and the sheet show them: categories in order, sub-indicators under their parent. */
export function planRows(view: PlanView): readonly PlanRow[] {
  const seriesOf = seriesByIndicator(view);
  const children = new Map<Id, Indicator[]>();
  const topByCategory = new Map<Id, Indicator[]>();
  for (const indicator of inOrder(view.indicators))
    if (indicator.parentId === null) addTo(topByCategory, indicator.categoryId, indicator);
    else addTo(children, indicator.parentId, indicator);
  const rows: PlanRow[] = [];
  for (const category of inOrder(view.categories)) {
    const top = topByCategory.get(category.id) ?? [];
    const subsOf = ({ id }: Indicator) => (children.size === 0 ? undefined : children.get(id));
    const categorySpan = top.reduce((sum, indicator) => sum + 1 + (subsOf(indicator)?.length ?? 0), 0);
    const start = rows.length;
    const add = (indicator: Indicator, kind: PlanRow['kind']): void => {
      const series = seriesOf(indicator.id);
      const categoryStart = rows.length === start;
      rows.push({ category, indicator, kind, series, categoryStart, categorySpan });
    };
    for (const indicator of top) {
      const subs = subsOf(indicator);
      add(indicator, subs ? 'parent' : 'indicator');
      if (subs) for (const sub of subs) add(sub, 'sub');
    }
  }
  return rows;
}
