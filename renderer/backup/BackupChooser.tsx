import { useState, type FormEvent } from 'react';
import type { BackupSource, Host, HostInfo } from '../../shared/host';
import { rememberedChoices } from './backup-choices';
import { FoundBackups } from './FoundBackups';
import { useFoundBackups } from './use-found-backups';

interface BackupChooserProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly disabled: boolean;
  readonly onOpen: (source: BackupSource) => void;
}

/** Which copy to open: one of those found, or one that the user points to. */
export function BackupChooser({ host, info, disabled, onOpen }: BackupChooserProps) {
  const { state, look } = useFoundBackups(host);
  return (
    <>
      {state.kind === 'looking' && <p role="status">正在查找备份…</p>}
      {state.kind === 'failed' && (
        <p className="backup-problem" role="alert">
          没有能够查看{placeName(state.folder)}的备份。{state.trouble}
        </p>
      )}
      {state.kind === 'found' && state.found.length === 0 && (
        <p className="backup-note">{placeName(state.folder)}没有备份。</p>
      )}
      {state.kind === 'found' && state.found.length > 0 && (
        <FoundBackups found={state.found} disabled={disabled} onOpen={onOpen} />
      )}
      <div className="backup-actions">
        {info.nativeDialogs ? (
          <ChooseButtons host={host} info={info} disabled={disabled} onOpen={onOpen} onFolder={look} />
        ) : (
          <PathForm disabled={disabled} onOpen={onOpen} onFolder={look} />
        )}
        <button type="button" className="button" disabled={disabled} onClick={() => look(null)}>
          重新查找
        </button>
      </div>
    </>
  );
}

function placeName(folder: string | null): string {
  return folder === null ? '文档文件夹和第二文件夹里' : `“${folder}”里`;
}

interface PointingProps {
  readonly disabled: boolean;
  readonly onOpen: (source: BackupSource) => void;
  /** Looks for backups in this folder. */
  readonly onFolder: (folder: string) => void;
}

function ChooseButtons({
  host,
  info,
  disabled,
  onOpen,
  onFolder,
}: PointingProps & Pick<BackupChooserProps, 'host' | 'info'>) {
  const choose = (kind: 'backup' | 'folder', take: (path: string) => void) => () => {
    const suggestedPath = rememberedChoices().folder ?? info.documentsFolder;
    host['file.choose']({ kind, suggestedPath }).then(
      (path) => {
        if (path !== null) take(path);
      },
      () => undefined,
    );
  };
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={disabled}
        onClick={choose('backup', (path) => onOpen({ kind: 'file', path }))}
      >
        选择备份文件…
      </button>
      <button type="button" className="button" disabled={disabled} onClick={choose('folder', onFolder)}>
        在文件夹里查找…
      </button>
    </>
  );
}

function PathForm({ disabled, onOpen, onFolder }: PointingProps) {
  const [path, setPath] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = path.trim().replace(/^"(.*)"$/, '$1');
    if (/\.iwb$/i.test(given)) onOpen({ kind: 'file', path: given });
    else onFolder(given);
  };
  return (
    <form className="backup-path" onSubmit={submit}>
      <input
        value={path}
        onChange={(event) => setPath(event.target.value)}
        disabled={disabled}
        placeholder="备份文件或文件夹的完整路径"
        aria-label="备份文件或文件夹的完整路径"
        spellCheck={false}
        required
      />
      <button type="submit" className="button" disabled={disabled}>
        打开
      </button>
    </form>
  );
}
