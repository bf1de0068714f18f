import { useState, type FormEvent } from 'react';

interface UnlockFormProps {
  readonly path: string;
  readonly problem: string | null;
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase of a backup. */
export function UnlockForm({ path, problem, onUnlock, onCancel }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onUnlock(passphrase);
  };
  return (
    <form className="backup-unlock" onSubmit={submit} aria-label="输入口令">
      <p>{path} 有口令。</p>
      {problem !== null && (
        <p className="backup-problem" role="alert">
          {problem}
        </p>
      )}
      <label className="backup-field">
        <span>口令</span>
        <input
          type={shown ? 'text' : 'password'}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          required
        />
      </label>
      <label className="backup-check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        显示口令
      </label>
      <div className="backup-actions">
        <button type="submit" className="button primary">
          打开
        </button>
        <button type="button" className="button" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  );
}
