import { useRef, useSyncExternalStore } from 'react';
import type { UnchainedBatch } from '../../shared/model/batch';
import type { Id, Statement } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { RecordTable } from '../../shared/model/record-table';
import type { Ledger } from './ledger';

/** The plan as it stands in the ledger now, seen with the newest version of its document; null where it is not there. */
function planViewOf(records: RecordTable, planId: Id): PlanView | null {
  const plan = records.plan.get(planId);
  if (!plan) return null;
  const own = <T extends { readonly planId: Id }>(table: ReadonlyMap<Id, T>): T[] =>
    [...table.values()].filter((record) => record.planId === planId);
  return {
    plan,
    areas: own(records.area),
    categories: own(records.category),
    indicators: own(records.indicator),
    series: own(records.series),
    version: Math.max(...plan.versions.map(({ number }) => number)),
  };
}

export function statementsOf(records: RecordTable, planId: Id): readonly Statement[] {
  return [...records.statement.values()]
    .filter((statement) => statement.planId === planId)
    .sort((a, b) => a.order - b.order);
}

/** The plan with its figures as they are now: a new view after every batch. */
export function usePlanView(ledger: Ledger, planId: Id): PlanView | null {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const kept = useRef<{ version: number; planId: Id; view: PlanView | null } | null>(null);
  if (kept.current?.version !== version || kept.current.planId !== planId)
    kept.current = { version, planId, view: planViewOf(ledger.records, planId) };
  return kept.current.view;
}

const changesStructure = ({ changes }: UnchainedBatch): boolean =>
  changes.some(({ key }) => key.kind !== 'figure' && key.entity !== 'statement');

/** The plan's structure: the same view while only figures change, which readers look up in the ledger themselves. */
export function usePlanStructure(ledger: Ledger, planId: Id): PlanView | null {
  const kept = useRef<{ planId: Id; view: PlanView | null } | null>(null);
  const subscribe = useRef((listener: () => void) =>
    ledger.subscribe((batch) => {
      if (!changesStructure(batch)) return;
      kept.current = null;
      listener();
    }),
  );
  return useSyncExternalStore(subscribe.current, () => {
    if (kept.current?.planId !== planId) kept.current = { planId, view: planViewOf(ledger.records, planId) };
    return kept.current.view;
  });
}
