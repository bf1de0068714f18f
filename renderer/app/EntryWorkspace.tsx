import { lazy, Suspense, useState } from 'react';
import type { Id } from '../../shared/model/plan';
import { EntrySheet, type SheetTarget } from '../entry/EntrySheet';
import type { EntrySession } from '../entry/entry-session';
import type { Ledger } from '../ledger/ledger';
import { usePlanStructure } from '../ledger/plan-view';
import { useViewStore, type ThemeName } from './view-store';

const ChartPanel = lazy(() =>
  import('../charts/ChartPanel').then((module) => ({ default: module.ChartPanel })),
);

interface EntryWorkspaceProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly session: EntrySession;
  readonly theme: ThemeName;
  /** The figure to show, after a jump from elsewhere. */
  readonly target: SheetTarget | null;
  readonly onTargetShown: () => void;
  readonly tell: (text: string) => void;
}

/** The sheet, and beside it the chart of the indicator that is being entered. */
export function EntryWorkspace({
  ledger,
  planId,
  session,
  theme,
  target,
  onTargetShown,
  tell,
}: EntryWorkspaceProps) {
  const plan = usePlanStructure(ledger, planId);
  const [indicatorId, setIndicatorId] = useState<Id | null>(null);
  const { panelOpen, togglePanel } = useViewStore();
  if (!plan) return null;
  return (
    <div className="entry-workspace">
      <EntrySheet
        ledger={ledger}
        plan={plan}
        session={session}
        onIndicator={setIndicatorId}
        target={target}
        onTargetShown={onTargetShown}
        tell={tell}
      />
      {panelOpen && (
        <Suspense>
          <ChartPanel
            ledger={ledger}
            planId={planId}
            indicatorId={indicatorId}
            theme={theme}
            onClose={togglePanel}
          />
        </Suspense>
      )}
    </div>
  );
}
