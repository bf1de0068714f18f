import './backup.css';
import '../ui/outcome.css';
import type { Host, HostInfo, Incoming } from '../../shared/host';
import type { LedgerRepository } from '../storage/ledger-repository';
import { BackupChooser } from './BackupChooser';
import { hostProgressText, takeProgressText } from './backup-texts';
import { IncomingChoice } from './IncomingChoice';
import { UnlockForm } from './UnlockForm';
import { useHostProgress } from './use-host-progress';
import { useOpenBackup } from './use-open-backup';
import { WorkProgress } from './WorkProgress';

interface OpenBackupProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly repository: LedgerRepository;
  readonly title: string;
  /** Has everything saved that can be; says what could not, null where all is. */
  readonly settle: () => Promise<string | null>;
  /** Takes no further figures until the answer is called. */
  readonly lock: () => () => void;
  /** Opens the program anew: the ledger is another one. */
  readonly onTaken: () => void;
  /** Shows the way to take only a part; null where no ledger is open. */
  readonly onRestorePart: ((incoming: Incoming) => void) | null;
}

/** Opens a backup file, or the copies of a second folder: shows what is in it, and takes it over if the user says so. */
export function OpenBackup({ host, info, repository, title, ...rest }: OpenBackupProps) {
  const { settle, lock, onTaken, onRestorePart } = rest;
  const { state, open, take, drop, cancel } = useOpenBackup({ host, repository, settle, lock, onTaken });
  const progress = useHostProgress(host, state.kind === 'reading');
  const choosing = state.kind === 'idle' || state.kind === 'problem';
  return (
    <section className="backup-part" aria-labelledby="backup-open">
      <h2 id="backup-open">{title}</h2>
      {state.kind === 'problem' && (
        <div className="export-outcome" data-tone="problem" role="alert">
          <p>{state.text}</p>
        </div>
      )}
      {choosing && (
        <BackupChooser host={host} info={info} disabled={false} onOpen={(source) => open(source, null)} />
      )}
      {state.kind === 'passphrase' && (
        <UnlockForm
          path={state.source.path}
          problem={state.problem}
          onUnlock={(passphrase) => open(state.source, passphrase)}
          onCancel={drop}
        />
      )}
      {state.kind === 'reading' && (
        <WorkProgress
          text={hostProgressText(progress)}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onCancel={cancel}
        />
      )}
      {state.kind === 'taking' && (
        <WorkProgress
          text={takeProgressText(state.progress)}
          done={state.progress.done}
          total={state.progress.total > 1 ? state.progress.total : 0}
          onCancel={state.progress.step === 'writing' ? null : cancel}
        />
      )}
      {state.kind === 'staged' && (
        <IncomingChoice
          incoming={state.incoming}
          problem={state.problem}
          onTake={() => void take(state.incoming)}
          onDrop={drop}
          onRestorePart={onRestorePart && (() => onRestorePart(state.incoming))}
        />
      )}
    </section>
  );
}
