import { useId, useState } from 'react';
import { shortestPassphrase } from './passphrase';

interface PassphraseFieldsProps {
  readonly passphrase: string;
  readonly again: string;
  readonly disabled: boolean;
  readonly onPassphrase: (text: string) => void;
  readonly onAgain: (text: string) => void;
}

/** A new passphrase, typed twice, with the warning that nobody can recover it. */
export function PassphraseFields(props: PassphraseFieldsProps) {
  const { passphrase, again, disabled, onPassphrase, onAgain } = props;
  const [shown, setShown] = useState(false);
  const warning = useId();
  const type = shown ? 'text' : 'password';
  return (
    <>
      <label className="backup-field">
        <span>口令</span>
        <input
          type={type}
          value={passphrase}
          onChange={(event) => onPassphrase(event.target.value)}
          disabled={disabled}
          autoComplete="new-password"
          spellCheck={false}
          aria-describedby={warning}
        />
      </label>
      <label className="backup-field">
        <span>再输入一次</span>
        <input
          type={type}
          value={again}
          onChange={(event) => onAgain(event.target.value)}
          disabled={disabled}
          autoComplete="new-password"
          spellCheck={false}
        />
      </label>
      <label className="backup-check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        显示口令
      </label>
      <p className="backup-warning" id={warning}>
        口令不会保存在任何地方。忘记口令，这份备份就再也打不开，谁也找不回来；请另行记好。
        {`至少 ${shortestPassphrase} 个字，中文也可以。`}
      </p>
    </>
  );
}
