import type { Change, Json } from '../model/batch';
import type { ChartBookEntry } from '../model/chart-book';
import type { Id, Plan } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import { buildChart } from './build-chart';
import { isEmptyChart, type ChartModel } from './chart-model';
import type { ReviewSource } from './review';

/** The pinned charts of a plan, in their order. */
export function chartBookOf({ chartBook }: Plan): readonly ChartBookEntry[] {
  return chartBook ?? [];
}

/** What turns the chart book of a plan into `after`. */
export function chartBookChange(plan: Plan, after: readonly ChartBookEntry[]): Change {
  return {
    key: { kind: 'field', entity: 'plan', id: plan.id, field: 'chartBook' },
    before: (plan.chartBook ?? null) as unknown as Json,
    after: (after.length === 0 ? null : after) as unknown as Json,
  };
}

/** The book with one entry moved `steps` places towards the end; towards the beginning where that is negative. */
export function withMoved(book: readonly ChartBookEntry[], id: Id, steps: number): readonly ChartBookEntry[] {
  const from = book.findIndex((entry) => entry.id === id);
  const entry = book[from];
  if (!entry) return book;
  const to = Math.min(Math.max(from + steps, 0), book.length - 1);
  return book.toSpliced(from, 1).toSpliced(to, 0, entry);
}

/** The chart of an entry of the book under its caption; null where there is nothing to draw now. */
export function entryChart(
  view: PlanView,
  { choice, caption }: Pick<ChartBookEntry, 'choice' | 'caption'>,
  reviewOf?: ReviewSource,
): ChartModel | null {
  const chart = buildChart(view, choice, reviewOf);
  if (chart === null || isEmptyChart(chart)) return null;
  return caption === '' ? chart : { ...chart, title: caption };
}
