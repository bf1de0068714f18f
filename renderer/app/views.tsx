import { prepareDrawing } from '../charts/load-drawing';
import { KeyboardHold } from '../ui/KeyboardHold';
import { onDemand } from '../ui/on-demand';
import { useViewStore, type ViewName } from './view-store';

export const ReviewView = onDemand(() => import('../review/ReviewView').then((module) => module.ReviewView));
export const PlanOverview = onDemand(() =>
  import('../plans/PlanOverview').then((module) => module.PlanOverview),
);
export const ExportWorkspace = onDemand(() =>
  import('./ExportWorkspace').then((module) => module.ExportWorkspace),
);
export const PrintWorkspace = onDemand(() =>
  import('./PrintWorkspace').then((module) => module.PrintWorkspace),
);
export const ChartsWorkspace = onDemand(() =>
  import('./ChartsWorkspace').then((module) => module.ChartsWorkspace),
);
export const BackupWorkspace = onDemand(() =>
  import('./BackupWorkspace').then((module) => module.BackupWorkspace),
);
export const HistoryWorkspace = onDemand(() =>
  import('./HistoryWorkspace').then((module) => module.HistoryWorkspace),
);
export const KeyMap = onDemand(
  () => import('./KeyMap').then((module) => module.KeyMap),
  ({ early, onClose }) => <KeyboardHold early={early} onGiveUp={onClose} />,
);
export const Palette = onDemand(
  () => import('./Palette').then((module) => module.Palette),
  ({ early, onClose }) => <KeyboardHold early={early} onGiveUp={onClose} />,
);

/** The views that are not there at the start; those of every day come ahead, in this order. */
const daily = [
  ChartsWorkspace,
  ReviewView,
  ExportWorkspace,
  PrintWorkspace,
  HistoryWorkspace,
  PlanOverview,
  Palette,
  KeyMap,
] as const;

/** Loads the views of every day one after another while nothing else is to do; the answer gives up what has not begun. */
export function fetchViewsAhead(): () => void {
  const left = [...daily];
  let waiting = 0;
  const next = () => {
    const view = left.shift();
    if (view) waiting = requestIdleCallback(() => void view.fetchAhead().then(next, () => undefined));
  };
  next();
  return () => {
    left.length = 0;
    cancelIdleCallback(waiting);
  };
}

/** The chart library comes while the view that is left is taken down. */
function prepare(view: ViewName): void {
  if (view === 'charts') prepareDrawing();
}

prepare(useViewStore.getState().view);
useViewStore.subscribe(({ view }) => prepare(view));
