import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Id } from '../../shared/model/plan';

export interface PlanChoices<Choice> {
  readonly plans: Readonly<Record<Id, Choice>>;
  change(planId: Id, change: Partial<Choice>): void;
}

/** The fields of what was kept; none where it is no object. */
export function fieldsOf(kept: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
  return isObject ? (kept as Readonly<Record<string, unknown>>) : {};
}

/**
 * How plans are looked at in one view, kept by the browser under a name; it holds no data of a plan. `read` makes a choice of
 * what was kept, with the first choice in the place of whatever is damaged or was not there yet.
 */
export function planChoices<Choice extends object>(name: string, read: (kept: unknown) => Choice) {
  const first = read(null);
  return create<PlanChoices<Choice>>()(
    persist(
      (set) => ({
        plans: {},
        change: (planId, change) =>
          set(({ plans }) => ({ plans: { ...plans, [planId]: { ...(plans[planId] ?? first), ...change } } })),
      }),
      {
        name,
        merge: (kept, current) => {
          const plans = Object.entries(fieldsOf(fieldsOf(kept)['plans']));
          return { ...current, plans: Object.fromEntries(plans.map(([id, choice]) => [id, read(choice)])) };
        },
      },
    ),
  );
}
