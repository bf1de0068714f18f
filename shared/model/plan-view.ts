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

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The rows of a plan as tables and the sheet show them: categories in order, sub-indicators under their parent. */
export function planRows(view: PlanView): readonly PlanRow[] {
  const seriesOf = new Map<Id, Series>(
    view.series
      .filter(({ areaId }) => areaId === view.plan.areaId)
      .map((series) => [series.indicatorId, series]),
  );
  const children = groupBy(view.indicators.toSorted(byOrder), ({ parentId }) => parentId);
  const topByCategory = groupBy(children.get(null) ?? [], ({ categoryId }) => categoryId);
  return view.categories.toSorted(byOrder).flatMap((category) => {
    const indicators = (topByCategory.get(category.id) ?? []).flatMap((indicator) => [
      indicator,
      ...(children.get(indicator.id) ?? []),
    ]);
    return indicators.map((indicator, index): PlanRow => ({
      category,
      indicator,
      kind: indicator.parentId !== null ? 'sub' : children.has(indicator.id) ? 'parent' : 'indicator',
      series: seriesOf.get(indicator.id) ?? null,
      categoryStart: index === 0,
      categorySpan: indicators.length,
    }));
  });
}
