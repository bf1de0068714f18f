import type { PastPlace } from '../../shared/saving/restore-source';
import type { EntrySession } from '../entry/entry-session';
import { timeText } from '../ui/time-text';
import type { StartState } from './start-up';
import { BackupView } from '../backup/BackupView';

interface BackupWorkspaceProps {
  readonly opened: Extract<StartState, { state: 'open' }>;
  readonly session: EntrySession;
  /** Who signs. */
  readonly by: string;
  /** Another ledger has taken the place of this one; called also when this view has gone. */
  readonly onTaken: () => void;
  readonly onRestore: (place: PastPlace) => void;
}

/** Portable backups of the open ledger. It works without a plan, which a backup may bring. */
export function BackupWorkspace({ opened, session, by, onTaken, onRestore }: BackupWorkspaceProps) {
  const { ledger, host, info, repository } = opened;
  const settle = async () => {
    session.flush();
    await ledger.saver.settled();
    const unsaved = ledger.saver.unsaved().length;
    if (unsaved > 0) return `有 ${unsaved} 次录入没有存上，请先按上方的提示重试保存。`;
    const { unfinished } = session;
    return unfinished > 0 ? `有 ${unfinished} 格的输入没有被接受，请先回到录入处理。` : null;
  };
  return (
    <BackupView
      host={host}
      info={info}
      repository={repository}
      by={by}
      planTitle={ledger.records.plan.values().next().value?.title ?? null}
      settle={settle}
      lock={() => ledger.saver.lock()}
      onTaken={onTaken}
      onRestorePart={({ there, written }) => {
        const at = written?.at ?? there.best.headAt;
        const name = at === null ? '备份' : `备份（${timeText(at)}）`;
        onRestore({ source: { kind: 'incoming' }, name, headHash: there.best.headHash });
      }}
    />
  );
}
