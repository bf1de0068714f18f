import { useState, useSyncExternalStore } from 'react';
import type { Connection, ConnectionState } from '../ledger/connection';
import type { Ledger } from '../ledger/ledger';
import type { SaveState } from '../ledger/saver';
import { saveFaultText } from '../ui/fault-text';
import { focusMain } from '../ui/focus-main';
import { unsavedText } from './unsaved-text';

interface UnsavedBannerProps {
  readonly ledger: Ledger;
  readonly connection: Connection;
}

const comesBack =
  '请确认启动程序的窗口仍在运行；如果它已经关闭，请重新启动程序。恢复以后本页会自动接上并保存，不必重新载入。';
const otherHost =
  '本页连到的不是原来那份数据的后台服务，已停止录入。请用原来的数据文件夹重新启动程序，或打开启动程序给出的新地址。';

function connectionText(connection: ConnectionState, waiting: number): string {
  const lost = connection === 'away' ? `与后台服务的连接断了，已停止录入。${comesBack}` : otherHost;
  if (waiting === 0) return `${lost}已显示“已保存”的数据都在。`;
  return `有 ${waiting} 项录入结果待定：${lost}这些录入都留在本页；重试不会重复记录。`;
}

function explanation(state: SaveState): string | null {
  switch (state.kind) {
    case 'saved':
    case 'saving':
      return null;
    case 'unsaved':
      return `有 ${state.waiting} 项录入没有存上：${saveFaultText(state.fault)}`;
    case 'unknown':
      return `有 ${state.waiting} 项录入结果待定：后台服务没有回应，不确定是否已写入。正在等它回应；重试不会重复记录。`;
    case 'forked':
      return state.waiting === 0
        ? '这份数据已在别处变过（被另一个窗口或程序改过，或数据库被清空），本页不能再录入。已保存的数据都在，请重新载入本页。'
        : `有 ${state.waiting} 项录入不能保存：这份数据已在别处变过（被另一个窗口或程序改过，或数据库被清空）。请先导出未保存的内容，再重新载入本页。`;
  }
}

/** Says what could not be saved and offers the ways on; nothing further can be entered until it is settled. */
export function UnsavedBanner({ ledger, connection }: UnsavedBannerProps) {
  const { saver } = ledger;
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  const connected = useSyncExternalStore(connection.subscribe, connection.state);
  const [taken, setTaken] = useState<{ readonly ids: string; readonly note: string } | null>(null);
  const waiting = saver.unsaved();
  const isLost = connected !== 'here' && state.kind !== 'forked';
  const text = isLost ? connectionText(connected, waiting.length) : explanation(state);
  if (text === null) return null;
  const ids = waiting.map(({ id }) => id).join();
  const noteTaken = (note: string) => setTaken({ ids, note });
  const save = () => {
    downloadText('未保存的录入.csv', unsavedText(waiting, ledger.records));
    noteTaken('这些录入已经导出到下载文件夹。');
  };
  const copy = () => {
    navigator.clipboard.writeText(unsavedText(waiting, ledger.records)).then(
      () => noteTaken('这些录入已经复制。'),
      () => noteTaken('没有复制成，请改用导出。'),
    );
  };
  const retry = () => {
    if (isLost) connection.check();
    else void saver.retry();
    focusMain();
  };
  return (
    <div className="banner" role="alert" data-region>
      <p>
        {text}
        {taken?.ids === ids && ` ${taken.note}`}
      </p>
      {state.kind === 'forked' && waiting.length === 0 ? (
        <button type="button" className="button primary" onClick={() => location.reload()}>
          重新载入
        </button>
      ) : (
        state.kind !== 'forked' && (
          <button type="button" className="button primary" onClick={retry}>
            {waiting.length === 0 ? '现在就试' : '重试保存'}
          </button>
        )
      )}
      {waiting.length > 0 && (
        <>
          <button type="button" className="button" onClick={save}>
            导出未保存的内容
          </button>
          <button type="button" className="button" onClick={copy}>
            复制
          </button>
        </>
      )}
    </div>
  );
}

/** Saves a text through the browser itself, because the host may be what is gone. */
function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
