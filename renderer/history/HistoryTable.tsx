import { Fragment, useState } from 'react';
import { originNames, type HistoryEntry } from '../../shared/history/entries';
import { timeText } from '../ui/time-text';

interface HistoryTableProps {
  readonly entries: readonly HistoryEntry[];
  readonly actions: HistoryActions;
}

/** What can be done from an entry. */
export interface HistoryActions {
  readonly jump: (entry: HistoryEntry) => void;
  readonly onlyCell: (entry: HistoryEntry) => void;
  readonly onlyBatch: (entry: HistoryEntry) => void;
  readonly restore: (entry: HistoryEntry, side: 'before' | 'after') => void;
}

/** The entries, newest first; the lines of one batch follow one another. */
export function HistoryTable({ entries, actions }: HistoryTableProps) {
  const [opened, setOpened] = useState<HistoryEntry | null>(null);
  return (
    <div className="history-table">
      <table>
        <thead>
          <tr>
            <th scope="col">次序</th>
            <th scope="col">时间</th>
            <th scope="col">录入人</th>
            <th scope="col">方式</th>
            <th scope="col">指标或内容</th>
            <th scope="col">位置</th>
            <th scope="col">原值</th>
            <th scope="col">新值</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <Fragment key={`${entry.position}/${index}`}>
              <EntryRow
                entry={entry}
                open={opened === entry}
                onOpen={() => setOpened(opened === entry ? null : entry)}
                onJump={actions.jump}
              />
              {opened === entry && <ActionRow entry={entry} actions={actions} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      {entries.length === 0 && <p className="history-empty">没有符合条件的记录。</p>}
    </div>
  );
}

interface EntryRowProps {
  readonly entry: HistoryEntry;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onJump: (entry: HistoryEntry) => void;
}

function EntryRow({ entry, open, onOpen, onJump }: EntryRowProps) {
  const valueClass = entry.seriesId === null ? 'history-text' : 'history-figure';
  return (
    <tr>
      <td>
        <button
          type="button"
          className="history-jump"
          aria-expanded={open}
          title={`第 ${entry.position} 次录入：只看它，或恢复到它之前、之后`}
          onClick={onOpen}
        >
          {entry.position} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        </button>
      </td>
      <td>{timeText(entry.at)}</td>
      <td>{entry.by}</td>
      <td>{originNames[entry.origin]}</td>
      <td>
        {entry.seriesId === null ? (
          entry.subject
        ) : (
          <button type="button" className="history-jump" onClick={() => onJump(entry)}>
            {entry.subject}
          </button>
        )}
      </td>
      <td>{entry.place}</td>
      <td className={valueClass}>{entry.before || '空'}</td>
      <td className={valueClass}>{entry.after || '空'}</td>
      <td className="history-reason">{entry.reason}</td>
    </tr>
  );
}

function ActionRow({ entry, actions }: { readonly entry: HistoryEntry; readonly actions: HistoryActions }) {
  return (
    <tr className="history-actions">
      <td colSpan={9}>
        第 {entry.position} 次录入：
        <button type="button" className="button" autoFocus onClick={() => actions.onlyBatch(entry)}>
          只看这次录入
        </button>
        {entry.slot !== null && (
          <button type="button" className="button" onClick={() => actions.onlyCell(entry)}>
            只看这一格
          </button>
        )}
        <button type="button" className="button" onClick={() => actions.restore(entry, 'before')}>
          恢复到这次之前…
        </button>
        <button type="button" className="button" onClick={() => actions.restore(entry, 'after')}>
          恢复到这次之后…
        </button>
      </td>
    </tr>
  );
}
