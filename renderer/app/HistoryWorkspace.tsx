import type { HistoryEntry, HistoryFilter } from '../../shared/history/entries';
import type { PastPlace } from '../../shared/saving/restore-source';
import type { Safety } from '../ui/safety-status';
import type { CommandRegistry } from './commands';
import type { StartState } from './start-up';
import { useViewStore } from './view-store';
import { onDemand } from '../ui/on-demand';
import { HistoryView } from '../history/HistoryView';

const PastStateView = onDemand(() =>
  import('../restore/PastStateView').then((module) => module.PastStateView),
);

interface HistoryWorkspaceProps {
  readonly opened: Extract<StartState, { state: 'open' }>;
  readonly commands: CommandRegistry;
  readonly safety: Safety;
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  /** The past state that the user has chosen to look at; null where none is chosen yet. */
  readonly place: PastPlace | null;
  readonly onRestore: (place: PastPlace | null) => void;
  /** Shows the cell of an entry in the sheet. */
  readonly onJump: (entry: HistoryEntry) => void;
  readonly tell: (text: string) => void;
}

/** The history, and behind it the way back to a past state. Both work without a plan, which a restore may bring back. */
export function HistoryWorkspace(props: HistoryWorkspaceProps) {
  const { ledger, host, info, repository } = props.opened;
  const view = useViewStore((state) => state.view);
  return view === 'restore' ? (
    <PastStateView
      ledger={ledger}
      repository={repository}
      host={host}
      place={props.place}
      tell={props.tell}
      onUndo={() => props.commands.get('edit.undo')?.run()}
      onClose={() => useViewStore.getState().show('history')}
    />
  ) : (
    <HistoryView
      ledger={ledger}
      repository={repository}
      host={host}
      info={info}
      safety={props.safety}
      filter={props.filter}
      onFilter={props.onFilter}
      onRestore={props.onRestore}
      onJump={props.onJump}
    />
  );
}
