import type { Figure } from '../model/figure';
import type { PlanView } from '../model/plan-view';
import { figureNotes } from '../tables/figure-notes';
import type { ChartRow } from './choice';
import type { ChartChoice } from '../model/chart-book';

/** What a chart is about, as the beginning of its title: the plan, or the one category or indicator shown. */
export function subjectOf(rows: readonly ChartRow[], view: PlanView, { scope }: ChartChoice): string {
  const [first] = rows;
  if (scope === null || first === undefined) return view.plan.title;
  if (rows.length === 1) return first.indicator.name;
  const categories = new Set(rows.map(({ category }) => category.id));
  return categories.size === 1 ? first.category.name : view.plan.title;
}

/** Place and time; the plan as well, where the title does not name it. */
export function subtitleOf(title: string, period: string, { plan, areas }: PlanView): string {
  const place = areas.find(({ id }) => id === plan.areaId)?.name;
  return [title.includes(plan.title) ? null : plan.title, place, period]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('　');
}

/** 资料来源: the plan document, and where actuals are shown those who entered them. */
export function sourceOf({ plan }: PlanView, withActuals: boolean): string | null {
  const sources = [plan.source, withActuals ? '实际值由本单位录入' : ''].filter((part) => part !== '');
  return sources.length === 0 ? null : `${sources.join('；')}。`;
}

/** The notes on the figures shown, then those of the kind of chart. */
export function notesOf(figures: readonly Figure[], own: readonly (string | null)[]): readonly string[] {
  return [...figureNotes(figures), ...own.filter((note) => note !== null)];
}
