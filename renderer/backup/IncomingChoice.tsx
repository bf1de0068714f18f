import type { Incoming } from '../../shared/host';
import { doubtTexts } from '../ui/doubt-texts';
import { takeText } from './backup-texts';
import { IncomingTable } from './IncomingTable';

interface IncomingChoiceProps {
  readonly incoming: Incoming;
  readonly problem: string | null;
  readonly onTake: () => void;
  readonly onDrop: () => void;
  /** Takes only some plans out of it; null where no ledger is open. */
  readonly onRestorePart: (() => void) | null;
}

/** What an opened copy holds, what taking it over would replace, and the choice. */
export function IncomingChoice({ incoming, problem, onTake, onDrop, onRestorePart }: IncomingChoiceProps) {
  const { needed, harmless, text } = takeText(incoming);
  const doubts = doubtTexts(incoming.doubts);
  return (
    <div className="backup-incoming">
      <p role="status">备份已打开并核对，还没有改动本机的数据。</p>
      <IncomingTable incoming={incoming} />
      {doubts.length > 0 && (
        <div className="backup-doubts">
          <p>备份里需要留意的：</p>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </div>
      )}
      <p>{text}</p>
      {problem !== null && (
        <p className="backup-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="backup-actions">
        {needed && (
          <button type="button" className="button primary" autoFocus={harmless} onClick={onTake}>
            用备份接替本机的数据
          </button>
        )}
        {onRestorePart !== null && (
          <button type="button" className="button" onClick={onRestorePart}>
            只取其中的规划或数据…
          </button>
        )}
        <button type="button" className="button" autoFocus={!needed || !harmless} onClick={onDrop}>
          取消
        </button>
      </div>
    </div>
  );
}
