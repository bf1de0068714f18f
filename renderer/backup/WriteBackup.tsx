import { useState, type FormEvent } from 'react';
import type { Host, HostInfo } from '../../shared/host';
import { datedFileName } from '../ui/export-target';
import { rememberedChoices } from './backup-choices';
import { hostProgressText } from './backup-texts';
import { passphraseProblem } from './passphrase';
import { PassphraseFields } from './PassphraseFields';
import { useHostProgress } from './use-host-progress';
import { useWriteBackup } from './use-write-backup';
import { WorkProgress } from './WorkProgress';
import { WriteOutcome } from './WriteOutcome';

interface WriteBackupProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly by: string;
  /** Null in a ledger without a plan. */
  readonly planTitle: string | null;
  readonly settle: () => Promise<string | null>;
}

/** Writes a backup: where to, protected or not, how far it has come, what became of it. */
export function WriteBackup({ host, info, by, planTitle, settle }: WriteBackupProps) {
  const [choices] = useState(rememberedChoices);
  const [folder, setFolder] = useState(choices.folder ?? info.documentsFolder);
  const [name, setName] = useState(() => datedFileName(`${planTitle ?? '台账'}备份`, new Date(), 'iwb'));
  const [encrypt, setEncrypt] = useState(choices.encrypt);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const forgetPassphrase = () => {
    setPassphrase('');
    setAgain('');
  };
  const { state, start, cancel } = useWriteBackup({ host, info, by, settle, onWritten: forgetPassphrase });
  const running = state.kind === 'running';
  const progress = useHostProgress(host, running);
  const order = { folder, name, passphrase: encrypt ? passphrase : null };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = encrypt ? passphraseProblem(passphrase, again) : null;
    setProblem(found);
    if (found === null) start({ ...order, overwrite: false });
  };
  return (
    <section className="backup-part" aria-labelledby="backup-write">
      <h2 id="backup-write">写出备份</h2>
      <p className="backup-note">
        一个文件装下全部规划、数据和全部录入历史。存到移动硬盘或共享文件夹，在另一台电脑上也能打开。
      </p>
      <form onSubmit={submit}>
        {!info.nativeDialogs && (
          <label className="backup-field">
            <span>文件夹</span>
            <input
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              disabled={running}
              spellCheck={false}
              required
            />
          </label>
        )}
        <label className="backup-field">
          <span>文件名</span>
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            disabled={running}
            spellCheck={false}
            required
            data-region-focus
          />
        </label>
        <label className="backup-check">
          <input
            type="checkbox"
            checked={encrypt}
            onChange={(event) => setEncrypt(event.target.checked)}
            disabled={running}
          />
          用口令加密
        </label>
        {encrypt ? (
          <PassphraseFields
            passphrase={passphrase}
            again={again}
            disabled={running}
            onPassphrase={setPassphrase}
            onAgain={setAgain}
          />
        ) : (
          <p className="backup-warning">不加密时，拿到文件的人都能看到里面的数据。</p>
        )}
        {problem !== null && (
          <p className="backup-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="backup-actions">
          <button type="submit" className="button primary" disabled={running}>
            {info.nativeDialogs ? '选择位置并写出' : '写出备份'}
          </button>
        </div>
      </form>
      {running && (
        <WorkProgress
          text={hostProgressText(progress)}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onCancel={cancel}
        />
      )}
      <WriteOutcome
        state={state}
        onRetry={() => start({ ...order, overwrite: false })}
        onOverwrite={(asked) => start({ ...asked, overwrite: true })}
        onReveal={(path) => host['file.reveal']({ path })}
      />
    </section>
  );
}
