import { chartBookChange, chartBookOf, withMoved } from '../../shared/charts/chart-book';
import type { ChartBookEntry, ChartChoice } from '../../shared/model/chart-book';
import type { Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';

/** What is done to the chart book of a plan: each step is a batch that can be undone. False where it was not taken. */
export interface ChartBookActions {
  readonly pin: (choice: ChartChoice, caption: string, name: string) => boolean;
  readonly move: (id: Id, steps: number) => boolean;
  readonly caption: (id: Id, caption: string) => boolean;
  readonly remove: (id: Id, name: string) => boolean;
}

export function chartBookActions(ledger: Ledger, planId: Id): ChartBookActions {
  const change = (reason: string, next: (book: readonly ChartBookEntry[]) => readonly ChartBookEntry[]) => {
    const plan = ledger.records.plan.get(planId);
    if (!plan) return false;
    const changes = [chartBookChange(plan, next(chartBookOf(plan)))];
    return ledger.submit({ reason, origin: { kind: 'typed' }, changes }).state === 'applied';
  };
  return {
    pin: (choice, caption, name) =>
      change(`图册：收入“${name}”`, (book) => [...book, { id: crypto.randomUUID(), choice, caption }]),
    move: (id, steps) => change('图册：调整次序', (book) => withMoved(book, id, steps)),
    caption: (id, caption) =>
      change('图册：修改图题', (book) =>
        book.map((entry) => (entry.id === id ? { ...entry, caption } : entry)),
      ),
    remove: (id, name) => change(`图册：移出“${name}”`, (book) => book.filter((entry) => entry.id !== id)),
  };
}
