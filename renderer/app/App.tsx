import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Id } from '../../shared/model/plan';
import type { SheetTarget } from '../entry/EntrySheet';
import { EntrySession } from '../entry/entry-session';
import { CloseGuard } from './CloseGuard';
import { createCommands, runShortcut } from './commands';
import { EntryWorkspace } from './EntryWorkspace';
import { moveRegionFocus } from './regions';
import { Rail } from './Rail';
import type { StartState } from './start-up';
import { TopBar } from './TopBar';
import { UnsavedBanner } from './UnsavedBanner';
import { useNotice } from './notice';
import { usePalette } from './palette-state';
import { useViewStore, type ThemeName } from './view-store';
import { WelcomeLine } from './WelcomeLine';

const ChartsView = lazy(() =>
  import('../charts/ChartsView').then((module) => ({ default: module.ChartsView })),
);
const PlanOverview = lazy(() =>
  import('../plans/PlanOverview').then((module) => ({ default: module.PlanOverview })),
);
const ExportView = lazy(() =>
  import('../exchange/ExportView').then((module) => ({ default: module.ExportView })),
);
const HistoryView = lazy(() =>
  import('../history/HistoryView').then((module) => ({ default: module.HistoryView })),
);
const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })));

interface AppProps {
  readonly opened: Extract<StartState, { state: 'open' }>;
  readonly theme: ThemeName;
}

/** The frame: top bar, rail, one main view. */
export function App({ opened, theme }: AppProps) {
  const { ledger, host, info, repository } = opened;
  const view = useViewStore((state) => state.view);
  const palette = usePalette();
  const [target, setTarget] = useState<SheetTarget | null>(null);
  const forgetTarget = useCallback(() => setTarget(null), []);
  const { notice, tell } = useNotice(startNotice(opened));
  const [session] = useState(() => new EntrySession());
  const commands = useMemo(
    () => createCommands({ ledger, tell, openPalette: palette.open, flush: () => session.flush() }),
    [ledger, tell, palette.open, session],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (moveRegionFocus(event)) return;
      runShortcut(commands, event);
    };
    addEventListener('keydown', onKey);
    const stopMenu = window.workbench?.onCommand((id) => {
      const command = commands.get(id);
      if (command?.enabled()) command.run();
    });
    return () => {
      removeEventListener('keydown', onKey);
      stopMenu?.();
    };
  }, [commands]);

  const planId: Id | undefined = ledger.records.plan.keys().next().value;
  return (
    <div className="app">
      <CloseGuard saver={ledger.saver} session={session} />
      <TopBar ledger={ledger} commands={commands} userName={info.userName} notice={notice} />
      <UnsavedBanner ledger={ledger} />
      <div className="app-body">
        <Rail />
        <main className="app-main" data-region tabIndex={-1}>
          {planId === undefined ? (
            <p className="empty">台账里还没有规划。</p>
          ) : (
            <Suspense fallback={<p className="starting">正在打开…</p>}>
              {view === 'entry' && (
                <>
                  <WelcomeLine begun={opened.begun} />
                  <EntryWorkspace
                    ledger={ledger}
                    planId={planId}
                    session={session}
                    theme={theme}
                    target={target}
                    onTargetShown={forgetTarget}
                  />
                </>
              )}
              {view === 'charts' && <ChartsView ledger={ledger} planId={planId} theme={theme} />}
              {view === 'plan' && <PlanOverview ledger={ledger} planId={planId} tell={tell} />}
              {view === 'history' && (
                <HistoryView
                  ledger={ledger}
                  repository={repository}
                  host={host}
                  onJump={({ seriesId, measure, period }) => {
                    if (seriesId === null || measure === null || period === null) return;
                    setTarget({ seriesId, measure, period });
                    useViewStore.getState().show('entry');
                  }}
                />
              )}
              {view === 'export' && (
                <ExportView
                  ledger={ledger}
                  planId={planId}
                  host={host}
                  info={info}
                  unfinished={session.rejections.size}
                />
              )}
            </Suspense>
          )}
        </main>
      </div>
      {palette.isOpen && (
        <Suspense>
          <Palette commands={commands} theme={theme} onClose={palette.close} />
        </Suspense>
      )}
    </div>
  );
}

function startNotice({ replayed }: AppProps['opened']): string {
  return replayed > 0 ? `上次退出时有 ${replayed} 次录入只写进了日志，现在已经补进数据库。` : '';
}
