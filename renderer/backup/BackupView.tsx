import './backup.css';
import type { Host, HostInfo, Incoming } from '../../shared/host';
import type { LedgerRepository } from '../storage/ledger-repository';
import { OpenBackup } from './OpenBackup';
import { WriteBackup } from './WriteBackup';

interface BackupViewProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly repository: LedgerRepository;
  /** Who writes backups. */
  readonly by: string;
  /** Null in a ledger without a plan. */
  readonly planTitle: string | null;
  /** Has everything saved that can be; says what could not, null where all is. */
  readonly settle: () => Promise<string | null>;
  /** Takes no further figures until the answer is called. */
  readonly lock: () => () => void;
  readonly onTaken: () => void;
  readonly onRestorePart: (incoming: Incoming) => void;
}

/** Portable backups: the whole ledger in one file, written here, opened here or on another computer. */
export function BackupView({
  host,
  info,
  repository,
  by,
  planTitle,
  settle,
  lock,
  onTaken,
  onRestorePart,
}: BackupViewProps) {
  return (
    <section className="backup" aria-label="便携备份">
      <h1>便携备份</h1>
      <WriteBackup host={host} info={info} by={by} planTitle={planTitle} settle={settle} />
      <OpenBackup
        host={host}
        info={info}
        repository={repository}
        title="打开备份"
        settle={settle}
        lock={lock}
        onTaken={onTaken}
        onRestorePart={onRestorePart}
      />
    </section>
  );
}
