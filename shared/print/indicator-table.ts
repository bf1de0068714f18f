import type { PlanRow, PlanView } from '../model/plan-view';
import { mainTable } from '../tables/main-table';
import type { TableModel } from '../tables/table-model';

/** The figures of one indicator over the years, for the page on which it stands with its chart. */
export function indicatorTable(view: PlanView, { category, indicator }: PlanRow): TableModel {
  const kept = view.indicators.filter(({ id }) => id === indicator.id);
  const own = mainTable({
    ...view,
    categories: [category],
    // It stands alone: what it belongs to is in the heading.
    indicators: kept.map((each) => ({ ...each, parentId: null })),
    series: view.series.filter(({ indicatorId }) => indicatorId === indicator.id),
  });
  const described = ['category', 'number', 'name', 'attribute'];
  const header = own.header.filter((node) => !('column' in node) || !described.includes(node.column.id));
  const places = own.header.flatMap((node, index) =>
    'column' in node && described.includes(node.column.id) ? [index] : [],
  );
  return {
    ...own,
    name: indicator.name,
    title: '各年数值',
    header,
    rows: own.rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => !places.includes(index)) })),
  };
}
