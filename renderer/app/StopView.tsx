import type { StartState } from './start-up';

interface StopViewProps {
  readonly start: Exclude<StartState, { state: 'opening' | 'open' | 'stopped' }>;
}

interface Explanation {
  readonly title: string;
  readonly happened: string;
  readonly advice: string;
}

function explain(start: StopViewProps['start']): Explanation {
  switch (start.state) {
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
        happened: '启动在中途停下了。',
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
      {start.state === 'failed' && <p className="stop-detail">技术信息：{start.detail}</p>}
      <button type="button" className="button primary" autoFocus onClick={() => location.reload()}>
        重新载入
      </button>
    </main>
  );
}
