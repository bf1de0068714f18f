import type { PlanDocument, Statement } from '../model/plan';
import type { PlanView } from '../model/plan-view';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byId<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return records.toSorted((a, b) => compareText(a.id, b.id));
}

function byOrder<T extends { readonly id: string; readonly order: number }>(
  records: readonly T[],
): readonly T[] {
  return records.toSorted((a, b) => a.order - b.order || compareText(a.id, b.id));
}

/** Keys in one order, whatever order they were written in. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareText(a, b)));
}

/** The plan with everything in it as JSON, as plan-document.schema.json describes it; the same data gives the same text. */
export function planJson(view: PlanView, statements: readonly Statement[]): string {
  const document: PlanDocument = {
    format: 'indicator-workbench/plan',
    formatVersion: 1,
    plan: view.plan,
    areas: byId(view.areas),
    categories: byOrder(view.categories),
    indicators: byOrder(view.indicators),
    series: byId(view.series),
    statements: byOrder(statements),
  };
  return `${JSON.stringify(document, sortedKeys, 2)}\n`;
}
