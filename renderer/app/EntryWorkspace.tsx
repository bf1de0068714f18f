import { useCallback, useMemo, useState } from 'react';
import type { Id } from '../../shared/model/plan';
import { prepareDrawing } from '../charts/load-drawing';
import type { InspectorWish } from '../entry/CellInspector';
import { EntrySheet, type SheetTarget } from '../entry/EntrySheet';
import type { ReadCellChanges } from '../entry/RecentChanges';
import type { SheetController } from '../entry/sheet-controller';
import type { SheetFrame } from '../entry/sheet-frame';
import type { EntrySession } from '../entry/entry-session';
import type { Ledger } from '../ledger/ledger';
import { usePlanStructure } from '../ledger/plan-view';
import { useViewStore, type ThemeName } from './view-store';
import { KeyboardHold, type EarlyText } from '../ui/KeyboardHold';
import { onDemand } from '../ui/on-demand';

const ChartPanel = onDemand(() => {
  prepareDrawing();
  return import('../charts/ChartPanel').then((module) => module.ChartPanel);
}, null);

const CellInspector = onDemand(
  () => import('../entry/CellInspector').then((module) => module.CellInspector),
  ({ wish, early, onWished }) => (wish ? <KeyboardHold early={early} onGiveUp={onWished} /> : null),
);

interface EntryWorkspaceProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly session: EntrySession;
  readonly theme: ThemeName;
  /** The figure to show, after a jump from elsewhere. */
  readonly target: SheetTarget | null;
  readonly onTargetShown: (shown: boolean) => void;
  readonly readChanges: ReadCellChanges;
  /** Shows every change of the active cell. */
  readonly onHistory: () => void;
  readonly onPrint: () => void;
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
  readChanges,
  onHistory,
  onPrint,
  tell,
}: EntryWorkspaceProps) {
  const plan = usePlanStructure(ledger, planId);
  const [indicatorId, setIndicatorId] = useState<Id | null>(null);
  const [sheet, setSheet] = useState<SheetController | null>(null);
  const [wish, setWish] = useState<InspectorWish | null>(null);
  const [early] = useState<EarlyText>(() => ({ text: '' }));
  const { panelOpen, inspectorOpen, togglePanel, toggleInspector } = useViewStore();
  const frame = useMemo(
    (): SheetFrame => ({
      inspect: (field, selection) => {
        const { inspectorOpen: isOpen, toggleInspector: toggle } = useViewStore.getState();
        if (!isOpen) toggle();
        early.text = '';
        setWish({ field, selection });
      },
      isInspecting: () => useViewStore.getState().inspectorOpen,
      openHistory: onHistory,
      print: onPrint,
    }),
    [early, onHistory, onPrint],
  );
  const forgetWish = useCallback(() => setWish(null), []);
  if (!plan) return null;
  return (
    <div className="entry-workspace">
      <EntrySheet
        ledger={ledger}
        plan={plan}
        session={session}
        frame={frame}
        onSheet={setSheet}
        onIndicator={setIndicatorId}
        target={target}
        onTargetShown={onTargetShown}
        tell={tell}
      />
      {inspectorOpen && sheet && (
        <CellInspector
          sheet={sheet}
          wish={wish}
          early={early}
          onWished={forgetWish}
          readChanges={readChanges}
          onClose={toggleInspector}
        />
      )}
      {panelOpen && (
        <ChartPanel
          ledger={ledger}
          planId={planId}
          indicatorId={indicatorId}
          theme={theme}
          onClose={togglePanel}
        />
      )}
    </div>
  );
}
