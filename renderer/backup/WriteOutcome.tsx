import '../ui/outcome.css';
import { useState } from 'react';
import { doubtTexts } from '../ui/doubt-texts';
import { ReplaceQuestion } from '../ui/ReplaceQuestion';
import { brokenText, notWrittenText, sizeText } from './backup-texts';
import type { BackupOrder, WriteState } from './use-write-backup';

interface WriteOutcomeProps {
  readonly state: WriteState;
  readonly onRetry: () => void;
  readonly onOverwrite: (order: BackupOrder) => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

/** What became of a backup that was to be written, and the way on. */
export function WriteOutcome({ state, onRetry, onOverwrite, onReveal }: WriteOutcomeProps) {
  if (state.kind === 'idle' || state.kind === 'running') return null;
  if (state.kind === 'broken') return <Problem text={brokenText(state.error)} onRetry={onRetry} />;
  const { result, order, path, unsaved } = state;
  if (result.state === 'exists')
    return (
      <ReplaceQuestion onReplace={() => onOverwrite(order)}>
        已经有同名文件：{result.path}。要替换它，还是改一个文件名再写出？
      </ReplaceQuestion>
    );
  if (result.state !== 'written') return <Problem text={notWrittenText(result, path)} onRetry={onRetry} />;
  const doubts = doubtTexts(result.doubts);
  return (
    <div className="export-outcome" data-tone={doubts.length > 0 ? 'question' : 'good'} role="status">
      <div className="backup-written">
        <p>
          备份已写到 {result.path}（{sizeText(result.bytes)}），含 {result.position}{' '}
          次录入，写好后已读回核对。
          {order.passphrase === null ? '没有加密。' : '已加密，打开时要输入口令。'}
        </p>
        {unsaved !== null && <p>{unsaved}没有存上的内容不在这份备份里。</p>}
        {doubts.length > 0 && (
          <>
            <p>数据文件夹里有读不出来的部分，备份里也同样：</p>
            <ul>
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <RevealButton onReveal={() => onReveal(result.path)} />
    </div>
  );
}

function Problem({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  return (
    <div className="export-outcome" data-tone="problem" role="alert">
      <p>{text}</p>
      <button type="button" className="button" autoFocus onClick={onRetry}>
        再试一次
      </button>
    </div>
  );
}

function RevealButton({ onReveal }: { readonly onReveal: () => Promise<boolean> }) {
  const [hidden, setHidden] = useState(false);
  const reveal = () =>
    void onReveal().then(
      (shown) => setHidden(!shown),
      () => setHidden(true),
    );
  return (
    <>
      {hidden && <p>这台电脑上无法自动打开文件夹，请按左边的路径查找。</p>}
      <button type="button" className="button" autoFocus onClick={reveal}>
        打开所在文件夹
      </button>
    </>
  );
}
