import type { Stopped } from '../ledger/open-ledger';
import type { Comparison } from './compare-sides';
import { momentText } from './recovery-texts';

interface SidesTableProps {
  readonly stopped: Stopped;
  readonly comparison: Comparison;
}

function databaseText(database: Comparison['database']): string {
  if (!database) return '空';
  return `${database.head.position} 次${database.complete ? '' : '（缺少一部分）'}`;
}

/** What the database holds and what the files hold, side by side. */
export function SidesTable({ stopped, comparison }: SidesTableProps) {
  const { database, survey, common } = comparison;
  const { folder, info } = stopped;
  const { best } = survey;
  return (
    <table className="restore-sides">
      <thead>
        <tr>
          <td />
          <th scope="col">数据库</th>
          <th scope="col">数据文件夹</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">录入次数</th>
          <td>{databaseText(database)}</td>
          <td>{best ? `${best.position} 次` : '没有可以恢复的'}</td>
        </tr>
        <tr>
          <th scope="row">最后一次</th>
          <td>{momentText(database?.lastAt ?? null)}</td>
          <td>{momentText(best?.headAt ?? null)}</td>
        </tr>
        <tr>
          <th scope="row">两边相同</th>
          <td colSpan={2}>{common ? `前 ${common.position} 次录入` : '没有相同的部分'}</td>
        </tr>
        <tr>
          <th scope="row">快照</th>
          <td>—</td>
          <td>{folder.snapshots === 0 ? '没有' : `${folder.snapshots} 份`}</td>
        </tr>
        <tr>
          <th scope="row">位置</th>
          <td>{info.kind === 'electron' ? '本程序内' : '本浏览器内'}</td>
          <td>{info.dataFolder}</td>
        </tr>
      </tbody>
    </table>
  );
}
