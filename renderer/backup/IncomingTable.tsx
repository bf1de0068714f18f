import type { Incoming, IncomingSide } from '../../shared/host';
import { timeText } from '../ui/time-text';

interface Row {
  readonly name: string;
  readonly of: (side: IncomingSide) => string;
}

const rows: readonly Row[] = [
  { name: '规划', of: ({ plans }) => (plans.length === 0 ? '没有' : plans.join('、')) },
  { name: '录入次数', of: ({ best }) => `${best.position} 次` },
  { name: '最后一次', of: ({ best }) => (best.headAt === null ? '—' : timeText(best.headAt)) },
  { name: '指标', of: ({ best }) => `${best.records.indicator} 个` },
  { name: '数据行', of: ({ best }) => `${best.records.series} 行` },
  { name: '可查的历史', of: ({ readableBatches }) => `${readableBatches} 次录入` },
];

/** What the copy holds beside what this computer holds. */
export function IncomingTable({ incoming }: { readonly incoming: Incoming }) {
  const { there, here, written, source } = incoming;
  return (
    <table className="backup-sides">
      <thead>
        <tr>
          <td />
          <th scope="col">备份里</th>
          <th scope="col">本机现有</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{of(there)}</td>
            <td>{here === null ? '—' : of(here)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">写出</th>
          <td>
            {written === null
              ? '文件夹里的副本'
              : `${timeText(written.at)}，${written.by === '' ? '没有署名' : written.by}，程序版本 ${written.program}`}
          </td>
          <td>—</td>
        </tr>
        <tr>
          <th scope="row">位置</th>
          <td>{source.path}</td>
          <td>—</td>
        </tr>
      </tbody>
    </table>
  );
}
