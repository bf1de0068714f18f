import { originNames, type HistoryEntry } from '../../shared/history/entries';

interface HistoryTableProps {
  readonly entries: readonly HistoryEntry[];
  readonly onJump: (entry: HistoryEntry) => void;
}

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' });

/** The entries, newest first; the lines of one batch follow one another. */
export function HistoryTable({ entries, onJump }: HistoryTableProps) {
  return (
    <div className="history-table">
      <table>
        <thead>
          <tr>
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
            <tr key={`${entry.position}/${index}`}>
              <td>{clock.format(new Date(entry.at))}</td>
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
              <td className="history-figure">{entry.before || '空'}</td>
              <td className="history-figure">{entry.after || '空'}</td>
              <td className="history-reason">{entry.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === 0 && <p className="history-empty">没有符合条件的记录。</p>}
    </div>
  );
}
