import { lazy, Suspense, useState } from 'react';
import type { Id } from '../../shared/model/plan';
import { EntrySheet, type SheetTarget } from '../entry/EntrySheet';
import type { Rejections } from '../entry/rejections';
import type { Ledger } from '../ledger/ledger';
import { usePlanStructure } from '../ledger/plan-view';
import { useViewStore } from './view-store';

const ChartPanel = lazy(() =>
  import('../charts/ChartPanel').then((module) => ({ default: module.ChartPanel })),
);

interface EntryWorkspaceProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly rejections: Rejections;
  readonly theme: string;
  /** The figure to show, after a jump from elsewhere. */
  readonly target: SheetTarget | null;
}

/** The sheet, and beside it the chart of the indicator that is being entered. */
export function EntryWorkspace({ ledger, planId, rejections, theme, target }: EntryWorkspaceProps) {
  const plan = usePlanStructure(ledger, planId);
  const [indicatorId, setIndicatorId] = useState<Id | null>(null);
  const { panelOpen, togglePanel } = useViewStore();
  if (!plan) return null;
  return (
    <div className="entry-workspace">
      <EntrySheet
        ledger={ledger}
        plan={plan}
        rejections={rejections}
        onIndicator={setIndicatorId}
        target={target}
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
