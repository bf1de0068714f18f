import type { BackupSource, FoundBackup } from '../../shared/host';
import { timeText } from '../ui/time-text';
import { sizeText } from './backup-texts';

interface FoundBackupsProps {
  readonly found: readonly FoundBackup[];
  readonly disabled: boolean;
  readonly onOpen: (source: BackupSource) => void;
}

/** Backups that can be opened without typing, newest first. */
export function FoundBackups({ found, disabled, onOpen }: FoundBackupsProps) {
  return (
    <ul className="backup-found">
      {found.map((backup) => (
        <li key={backup.path}>
          <button
            type="button"
            className="button"
            disabled={disabled}
            title={backup.path}
            onClick={() => onOpen({ kind: backup.kind, path: backup.path })}
          >
            打开
          </button>
          <span className="backup-name">{backup.name}</span>
          <span className="backup-facts">
            {backup.kind === 'folder' ? '文件夹里的副本' : '备份文件'} · {timeText(backup.modifiedAt)}
            {backup.bytes !== null && ` · ${sizeText(backup.bytes)}`}
            {backup.locked === true && ' · 有口令'}
            {backup.locked === null && ' · 开头读不出来'}
          </span>
        </li>
      ))}
    </ul>
  );
}
