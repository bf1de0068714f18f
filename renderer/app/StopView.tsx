import type { StopReason } from '../../shared/saving/reconcile';
import type { StartState } from './start-up';

interface StopViewProps {
  readonly start: Exclude<StartState, { state: 'opening' | 'open' }>;
}

interface Explanation {
  readonly title: string;
  readonly happened: string;
  readonly advice: string;
}

const stopped: Readonly<Record<StopReason, Explanation>> = {
  databaseEmpty: {
    title: '数据库是空的，而数据文件夹里有数据',
    happened:
      '这个窗口的数据库里没有任何内容，但数据文件夹里记录着以前录入的数据。可能是数据库损坏后被系统清空，也可能是换了浏览器、换了打开方式。',
    advice:
      '请先换回原来的打开方式（原来的浏览器，或桌面程序）再试。如果一直用的就是这个窗口，请不要移动或删除数据文件夹，数据就在里面。',
  },
  folderEmpty: {
    title: '数据文件夹是空的，而数据库里有数据',
    happened:
      '数据库里有以前录入的数据，但数据文件夹里没有对应的记录。可能是文件夹被移走、删除，或者这次指定了另一个文件夹。',
    advice: '请把原来的数据文件夹放回原处，或用原来的文件夹重新启动。',
  },
  markerMissing: {
    title: '数据文件夹里缺少标记文件',
    happened: '日志还在，但说明它属于谁的标记文件（marker.json）不见了。',
    advice: '请从备份里把标记文件放回数据文件夹，再重新打开。',
  },
  markerDamaged: {
    title: '数据文件夹的标记文件损坏',
    happened: '标记文件（marker.json）读不出来，无法确认这个文件夹与数据库是否属于同一份数据。',
    advice: '请从备份里恢复标记文件，再重新打开。日志和数据库都没有改动。',
  },
  journalMissing: {
    title: '数据文件夹里缺少日志',
    happened: '标记文件还在，但记录每一次录入的日志不见了。',
    advice: '请把数据文件夹里的 journal 子文件夹放回原处，再重新打开。',
  },
  journalDamaged: {
    title: '日志中间有损坏的记录',
    happened: '日志里有读不出来的记录，而它后面还有完好的记录，继续写入会让损坏的部分更难恢复。',
    advice: '请先把整个数据文件夹复制一份保存好。',
  },
  otherWorkspace: {
    title: '数据库与数据文件夹不是同一份数据',
    happened: '这个窗口的数据库属于另一个数据文件夹。',
    advice: '请用原来的数据文件夹重新启动，或换回原来使用这个文件夹的打开方式。',
  },
  forked: {
    title: '数据库与日志各有一段不同的记录',
    happened: '两边从同一处开始，后来却各自写了不同的内容，无法自动判断以哪一边为准。',
    advice: '请先把整个数据文件夹复制一份保存好。',
  },
  newerSchema: {
    title: '数据是由更新版本的程序写的',
    happened: '这个版本的程序不认识新的格式，为免损坏没有打开。',
    advice: '请使用新版本的指标工作台打开。',
  },
};

function explain(start: StopViewProps['start']): Explanation {
  switch (start.state) {
    case 'stopped':
      return stopped[start.reason];
    case 'elsewhere':
      return {
        title: '指标工作台已在另一个窗口打开',
        happened: '同一份数据同时只能在一个窗口里录入，以免两边各写各的。',
        advice: '请回到已经打开的窗口；如果它已经关闭，请重新载入本页。',
      };
    case 'noHost':
      return {
        title: '请用启动时给出的完整地址打开',
        happened: '本页地址里没有这一次启动的口令，无法读写数据文件夹。',
        advice: '请回到启动程序的窗口，打开它最后给出的完整地址。',
      };
    case 'failed':
      return {
        title: '没有能够打开数据',
        happened: `启动在中途停下（${start.detail}），已经保存过的数据没有丢失。`,
        advice: '请确认启动程序的窗口仍在运行，然后重新载入本页；仍然不行时，请重新启动程序。',
      };
  }
}

/** Stops and explains: nothing is written before the user knows. */
export function StopView({ start }: StopViewProps) {
  const { title, happened, advice } = explain(start);
  return (
    <main className="stop" aria-labelledby="stop-title">
      <h1 id="stop-title">{title}</h1>
      <p>{happened}</p>
      <p>
        {start.state === 'failed' ? '' : '没有写入或改动任何数据。'}
        {advice}
      </p>
      {start.state === 'stopped' && <Findings start={start} />}
      <button type="button" className="button primary" autoFocus onClick={() => location.reload()}>
        重新载入
      </button>
    </main>
  );
}

function Findings({ start }: { readonly start: Extract<StopViewProps['start'], { state: 'stopped' }> }) {
  const { database, folder, info } = start;
  const { journal, marker, snapshots } = folder;
  return (
    <dl className="stop-findings">
      <dt>数据文件夹</dt>
      <dd>{info.dataFolder}</dd>
      <dt>标记文件</dt>
      <dd>
        {marker.state === 'present'
          ? `有，建立于 ${marker.marker.createdAt.slice(0, 10)}`
          : marker.state === 'damaged'
            ? '读不出来'
            : '没有'}
      </dd>
      <dt>日志</dt>
      <dd>
        {journal.state === 'absent'
          ? '没有'
          : journal.state === 'damaged'
            ? `损坏，仍可读出 ${journal.readableBatches} 次录入`
            : `完好，记有 ${journal.head.count} 次录入`}
      </dd>
      <dt>快照</dt>
      <dd>{snapshots === 0 ? '没有' : `${snapshots} 份`}</dd>
      <dt>数据库</dt>
      <dd>{database.state === 'empty' ? '空' : `记有 ${database.count} 次录入`}</dd>
    </dl>
  );
}
