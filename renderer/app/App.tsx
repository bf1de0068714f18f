import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Id } from '../../shared/model/plan';
import type { PastPlace } from '../../shared/saving/restore-source';
import type { SheetTarget } from '../entry/EntrySheet';
import type { ReadCellChanges } from '../entry/RecentChanges';
import { EntrySession } from '../entry/entry-session';
import { useSafetyStatus } from '../ui/safety-status';
import { CloseGuard } from './CloseGuard';
import { createCommands, runShortcut } from './commands';
import { EntryWorkspace } from './EntryWorkspace';
import { moveRegionFocus } from './regions';
import { Rail } from './Rail';
import type { StartState } from './start-up';
import { SpaceLine } from './SpaceLine';
import { Stepper } from './stepper';
import { StepView } from './StepView';
import { TakenBanner } from './TakenBanner';
import { TopBar } from './TopBar';
import { UnsavedBanner } from './UnsavedBanner';
import { NameLine } from './NameLine';
import { usePerson } from './person';
import { usePrintWish } from './print-wish';
import { useClockNotice } from './clock-notice';
import { useNotice } from './notice';
import { useOverlay, usePalette } from './overlay-state';
import { useViewStore, type ThemeName } from './view-store';
import {
  BackupWorkspace,
  ChartsWorkspace,
  ExportWorkspace,
  fetchViewsAhead,
  HistoryWorkspace,
  KeyMap,
  Palette,
  PlanOverview,
  PrintWorkspace,
  ReviewView,
} from './views';
import { WelcomeLine } from './WelcomeLine';
import { focusOpenedView } from '../ui/focus-main';
import { ViewBoundary } from '../ui/ViewBoundary';

interface AppProps {
  readonly opened: Extract<StartState, { state: 'open' }>;
  readonly theme: ThemeName;
}

/** The frame: top bar, rail, one main view. */
export function App({ opened, theme }: AppProps) {
  const { ledger, host, info } = opened;
  const view = useViewStore((state) => state.view);
  const palette = usePalette();
  const keyMap = useOverlay();
  const [target, setTarget] = useState<SheetTarget | null>(null);
  const { notice, tell } = useNotice(ledger, startNotice(opened));
  const forgetTarget = useCallback(
    (shown: boolean) => {
      setTarget(null);
      if (!shown) tell('表里现在没有这一格：它的指标已不在规划中，或这一列没有列出。');
    },
    [tell],
  );
  const [session] = useState(() => new EntrySession());
  useClockNotice(ledger, tell);
  const person = usePerson({ host, ledger, kept: opened.person, userName: info.userName, tell });
  const [historyFilter, setHistoryFilter] = useState<HistoryFilter>({});
  const [taken, setTaken] = useState(false);
  const openTaken = useCallback(() => {
    session.flush();
    if (session.unfinished > 0) return setTaken(true);
    useViewStore.getState().show('entry');
    location.reload();
  }, [session]);
  const [pastPlace, setPastPlace] = useState<PastPlace | null>(null);
  const openRestore = useCallback((place: PastPlace | null) => {
    setPastPlace(place);
    useViewStore.getState().show('restore');
  }, []);
  const openHistory = useCallback((filter: HistoryFilter) => {
    setHistoryFilter(filter);
    useViewStore.getState().show('history');
  }, []);
  const openCellHistory = useCallback(() => {
    const cell = session.sheet?.activeFigure;
    if (!cell) return tell('先在表里选中一个数据格。');
    openHistory({ cell });
  }, [session, tell, openHistory]);
  const [stepper] = useState(
    () => new Stepper({ ledger, log: opened.repository, flush: () => session.flush(), tell }),
  );
  const { repository } = opened;
  const readChanges = useCallback<ReadCellChanges>(
    async (cell, signal) => {
      const { lastChanges } = await import('../history/cell-changes');
      return lastChanges(repository, cell, signal);
    },
    [repository],
  );
  const saveState = useSyncExternalStore(ledger.saver.subscribe, ledger.saver.state);
  const safety = useSafetyStatus(host, saveState);
  const { ask: askName } = person;
  const planId: Id | undefined = ledger.records.plan.keys().next().value;
  const { wish, ask: print } = usePrintWish(() => session.flush(), planId);
  const commands = useMemo(
    () =>
      createCommands({
        ledger,
        tell,
        openPalette: palette.open,
        openKeyMap: keyMap.open,
        flush: () => session.flush(),
        step: (direction) => stepper.press(direction),
        sheet: () => session.sheet?.actions ?? null,
        askName,
        openRestore: () => openRestore(null),
        openCellHistory,
        print,
      }),
    [ledger, tell, palette.open, keyMap.open, session, stepper, askName, openRestore, openCellHistory, print],
  );

  useEffect(fetchViewsAhead, []);

  useLayoutEffect(focusOpenedView, [view]);

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

  return (
    <div className="app">
      <CloseGuard saver={ledger.saver} session={session} />
      <TopBar ledger={ledger} commands={commands} name={person.name} safety={safety.status} notice={notice} />
      {person.asking !== 'closed' && <NameLine key={person.asking} person={person} />}
      {taken && <TakenBanner />}
      <UnsavedBanner ledger={ledger} connection={opened.connection} />
      <SpaceLine connection={opened.connection} />
      <StepView stepper={stepper} onHistory={openHistory} />
      <div className="app-body">
        <Rail />
        <main className="app-main" data-region tabIndex={-1}>
          <ViewBoundary key={view}>
            {view === 'history' || view === 'restore' ? (
              <HistoryWorkspace
                opened={opened}
                commands={commands}
                safety={safety}
                filter={historyFilter}
                onFilter={setHistoryFilter}
                place={pastPlace}
                onRestore={openRestore}
                onJump={({ seriesId, measure, period }) => {
                  if (seriesId === null || measure === null || period === null) return;
                  setTarget({ seriesId, measure, period });
                  useViewStore.getState().show('entry');
                }}
                tell={tell}
              />
            ) : view === 'backup' ? (
              <BackupWorkspace
                opened={opened}
                session={session}
                by={person.name}
                onTaken={openTaken}
                onRestore={openRestore}
              />
            ) : planId === undefined ? (
              <p className="empty">台账里还没有规划。</p>
            ) : (
              <>
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
                      readChanges={readChanges}
                      onHistory={openCellHistory}
                      onPrint={print}
                      tell={tell}
                    />
                  </>
                )}
                {view === 'review' && (
                  <ReviewView
                    ledger={ledger}
                    repository={repository}
                    planId={planId}
                    onJump={(seriesId, year) => {
                      setTarget({ seriesId, measure: 'actual', period: `${year}` });
                      useViewStore.getState().show('entry');
                    }}
                    onEntry={() => useViewStore.getState().show('entry')}
                    onPlan={() => useViewStore.getState().show('plan')}
                    tell={tell}
                  />
                )}
                {view === 'charts' && (
                  <ChartsWorkspace
                    ledger={ledger}
                    planId={planId}
                    host={host}
                    info={info}
                    theme={theme}
                    tell={tell}
                  />
                )}
                {view === 'plan' && <PlanOverview ledger={ledger} planId={planId} tell={tell} />}
                {view === 'print' && (
                  <PrintWorkspace
                    opened={opened}
                    planId={planId}
                    wish={wish}
                    historyFilter={historyFilter}
                    tell={tell}
                  />
                )}
                {view === 'export' && (
                  <ExportWorkspace
                    ledger={ledger}
                    repository={repository}
                    planId={planId}
                    host={host}
                    info={info}
                    unfinished={session.rejections.size}
                  />
                )}
              </>
            )}
          </ViewBoundary>
        </main>
      </div>
      {keyMap.isOpen && <KeyMap commands={commands} early={keyMap.early} onClose={keyMap.close} />}
      {palette.isOpen && (
        <Palette commands={commands} theme={theme} early={palette.early} onClose={palette.close} />
      )}
    </div>
  );
}

function startNotice({ replayed }: AppProps['opened']): string {
  return replayed > 0 ? `上次退出时有 ${replayed} 次录入只写进了日志，现在已经补进数据库。` : '';
}
