import { useEffect } from 'react';
import type { Host } from '../../shared/host';
import { stopExplanations } from '../recovery/stop-explanations';
import { saveFaultText } from '../ui/fault-text';
import type { StartState } from './start-up';

type Stop = Exclude<StartState, { state: 'opening' | 'open' | 'stopped' }>;

interface Explanation {
  readonly title: string;
  readonly happened: string;
  readonly advice: string;
}

function explain(start: Stop): Explanation {
  switch (start.state) {
    case 'elsewhere':
      return {
        title: '指标工作台已在另一个窗口打开',
        happened: '同一份数据同时只能在一个窗口里录入，以免两边各写各的。没有写入或改动任何数据。',
        advice: '请回到已经打开的窗口；如果它已经关闭，请重新载入本页。',
      };
    case 'noHost':
      return {
        title: '请用启动时给出的完整地址打开',
        happened: '本页地址里没有这份数据的口令，无法读写数据文件夹。没有写入或改动任何数据。',
        advice: '请回到启动程序的窗口，打开它最后给出的完整地址。',
      };
    case 'away':
      return {
        title: '后台服务没有回应',
        happened: '读写数据文件夹的后台服务没有回应，可能是启动程序的窗口已经关闭。已保存的数据都在。',
        advice: '请重新启动程序，本页会自动接着打开。',
      };
    case 'newer':
      return {
        ...stopExplanations.newerSchema,
        advice: '没有写入或改动任何数据。请使用新版本的指标工作台打开。',
      };
    case 'refused':
      return {
        title: '数据文件夹现在不能写入',
        happened: `打开之前要先写好数据文件夹，没有写成：${saveFaultText(start.fault)}`,
        advice: '已保存的数据都在，没有改动。处理好以后请重新载入本页。',
      };
    case 'unreadable':
      return {
        title: '读不了数据文件夹',
        happened:
          '启动时要先比对数据库和数据文件夹，数据文件夹里有文件没有读成。可能是没有读取的权限、磁盘损坏，或文件被别的程序换掉、占用。没有写入或改动任何数据。',
        advice:
          '请检查数据文件夹所在的磁盘和权限，再重新载入；仍然不行时，请先把整个数据文件夹复制一份保存好，再请技术人员按下面的信息查找。',
      };
    case 'failed':
      return {
        title: '没有能够打开数据',
        happened: '启动在中途停下了，多半是数据库里有读不出来的部分。数据文件夹里的日志和快照不受影响。',
        advice:
          '请重新载入本页：程序会重新比对数据库和数据文件夹，需要时让您选择怎样恢复；仍然不行时，请重新启动程序。',
      };
  }
}

/** Milliseconds between two tries to reach a host that is away. */
const tryAgain = 1500;

/** Loads the page again once the host answers. */
function useReturn(host: Host | null): void {
  useEffect(() => {
    if (!host) return;
    const timer = setInterval(() => {
      host['host.pulse']().then(
        () => location.reload(),
        () => undefined,
      );
    }, tryAgain);
    return () => clearInterval(timer);
  }, [host]);
}

/** Stops and explains: nothing is written before the user knows. */
export function StopView({ start }: { readonly start: Stop }) {
  const { title, happened, advice } = explain(start);
  useReturn(start.state === 'away' ? start.host : null);
  const detail = 'detail' in start ? start.detail : '';
  return (
    <main className="stop" aria-labelledby="stop-title">
      <h1 id="stop-title">{title}</h1>
      <p>{happened}</p>
      <p>{advice}</p>
      {detail !== '' && <p className="stop-detail">技术信息：{detail}</p>}
      <button type="button" className="button primary" autoFocus onClick={() => location.reload()}>
        重新载入
      </button>
    </main>
  );
}
