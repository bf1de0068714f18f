import type { ChartChoice, ChartScope } from '../model/chart-book';
import { figureSlot } from '../model/figure';
import type { Id } from '../model/plan';
import { drawnNumbers, markOf } from './mark';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';

/** The years between base and target year, the target year included, that can have actuals. */
export function actualYears({ plan }: Pick<PlanView, 'plan'>): readonly number[] {
  const { baseYear, targetYear } = plan;
  return Array.from({ length: Math.max(0, targetYear - baseYear) }, (_, index) => baseYear + 1 + index);
}

/** A row that can be drawn: it has figures of its own. */
export interface ChartRow extends PlanRow {
  readonly series: NonNullable<PlanRow['series']>;
}

/** The rows of a plan that can be drawn, in the order of the plan. */
export function chartRows(view: PlanView): readonly ChartRow[] {
  return planRows(view).filter((row): row is ChartRow => row.kind !== 'parent' && row.series !== null);
}

function inScope({ category, indicator }: ChartRow, scope: ChartScope): boolean {
  const { categories, indicators } = scope;
  const parentChosen = indicator.parentId !== null && indicators.includes(indicator.parentId);
  return categories.includes(category.id) || indicators.includes(indicator.id) || parentChosen;
}

/** The rows that a scope takes in. What it names and the plan no longer has is passed over. */
export function chosenRows(view: PlanView, scope: ChartScope | null): readonly ChartRow[] {
  const rows = chartRows(view);
  return scope === null ? rows : rows.filter((row) => inScope(row, scope));
}

/** The name by which a row is known alone: 互联网普及率：移动宽带用户普及率 says whose part it is only where names repeat. */
export function rowNames(rows: readonly ChartRow[], view: PlanView): ReadonlyMap<Id, string> {
  const count = new Map<string, number>();
  for (const { indicator } of rows) count.set(indicator.name, (count.get(indicator.name) ?? 0) + 1);
  const names = new Map(view.indicators.map(({ id, name }) => [id, name]));
  return new Map(
    rows.map(({ indicator }) => {
      const parent = indicator.parentId === null ? undefined : names.get(indicator.parentId);
      const repeated = (count.get(indicator.name) ?? 0) > 1;
      return [
        indicator.id,
        repeated && parent !== undefined ? `${parent}：${indicator.name}` : indicator.name,
      ];
    }),
  );
}

/** The year that a review behind a chart is of: the last chosen one, else the last for which any number is known. */
export function reviewYear(view: PlanView, { years }: ChartChoice): number | null {
  const all = actualYears(view);
  if (typeof years !== 'string') return all.findLast((year) => years.includes(year)) ?? null;
  const rows = chartRows(view);
  const known = (year: number) =>
    rows.some(({ series }) => {
      const figure = series.figures[figureSlot({ measure: 'actual', period: `${year}` })];
      return drawnNumbers(markOf(figure)).length > 0;
    });
  return all.findLast(known) ?? null;
}
