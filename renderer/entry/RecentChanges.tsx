import { useEffect, useState, useSyncExternalStore } from 'react';
import { originNames } from '../../shared/history/entries';
import type { ChangedPart, FigureCell, FigureChange } from '../../shared/history/figure-changes';
import type { Ledger } from '../ledger/ledger';
import { timeText } from '../ui/time-text';

/** The last changes of a figure, newest first. */
export interface CellChanges {
  readonly changes: readonly FigureChange[];
  /** None is left out. */
  readonly isComplete: boolean;
}

/** Reads the last changes of a figure from the log; throws the signal's reason when aborted. */
export type ReadCellChanges = (cell: FigureCell, signal: AbortSignal) => Promise<CellChanges>;

interface RecentChangesProps extends FigureCell {
  readonly ledger: Ledger;
  readonly read: ReadCellChanges;
  readonly onAll: () => void;
}

/** Passing over a cell reads nothing; resting on it so long does, in milliseconds. */
const rest = 200;

/** Who changed the figure when, from what to what, and why. */
export function RecentChanges({ ledger, seriesId, slot, read, onAll }: RecentChangesProps) {
  const isSaved = useSyncExternalStore(ledger.saver.subscribe, () => ledger.saver.state().kind === 'saved');
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const [found, setFound] = useState<CellChanges | null>(null);
  useEffect(() => {
    if (!isSaved) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      read({ seriesId, slot }, abort.signal)
        .then(setFound)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) throw error;
        });
    }, rest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [isSaved, version, read, seriesId, slot]);
  return (
    <section className="inspector-changes" aria-label="最近的修改">
      <h3>最近的修改</h3>
      {found === null ? (
        <p className="inspector-hint">正在查找…</p>
      ) : (
        <>
          <ol>
            {found.changes.map((change, index) => (
              <Change key={`${change.position}/${index}`} change={change} />
            ))}
          </ol>
          {found.changes.length === 0 && (
            <p className="inspector-hint">
              {found.isComplete ? '还没有修改记录。' : '最近的录入里没有改过这一格。'}
            </p>
          )}
        </>
      )}
      <button type="button" className="button" onClick={onAll}>
        查看全部历史
      </button>
    </section>
  );
}

function Change({ change }: { readonly change: FigureChange }) {
  const { at, by, origin, parts, reason } = change;
  return (
    <li>
      <p className="inspector-hint">
        {timeText(at)} {by} {originNames[origin]}
      </p>
      {parts.map(({ name, before, after }) => (
        <p key={name}>
          {name === '数据' ? '' : `${name}：`}
          {before || nothing(name)} → <b>{after || nothing(name)}</b>
        </p>
      ))}
      <p className="inspector-hint">{reason}</p>
    </li>
  );
}

const nothings: Partial<Record<ChangedPart['name'], string>> = { 数据: '空', 状态: '正常' };
const nothing = (name: ChangedPart['name']): string => nothings[name] ?? '无';
