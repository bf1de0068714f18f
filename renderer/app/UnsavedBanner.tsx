import { useState, useSyncExternalStore } from 'react';
import type { Ledger } from '../ledger/ledger';
import type { SaveState } from '../ledger/saver';
import { saveFaultText } from '../ui/fault-text';
import { focusMain } from '../ui/focus-main';
import { unsavedText } from './unsaved-text';

interface UnsavedBannerProps {
  readonly ledger: Ledger;
}

function explanation(state: SaveState): string | null {
  switch (state.kind) {
    case 'saved':
    case 'saving':
      return null;
    case 'unsaved':
      return `有 ${state.waiting} 项录入没有存上：${saveFaultText(state.fault)}`;
    case 'unknown':
      return `有 ${state.waiting} 项录入结果待定：后台服务没有回应，不确定是否已写入。请确认启动程序的窗口仍在运行，再重试；重试不会重复记录。`;
    case 'forked':
      return `有 ${state.waiting} 项录入不能保存：这份数据已被另一个窗口或程序改过。请先导出未保存的内容，再重新载入本页。`;
  }
}

/** Says what could not be saved and offers the ways on; nothing further can be entered until it is settled. */
export function UnsavedBanner({ ledger }: UnsavedBannerProps) {
  const state = useSyncExternalStore(ledger.saver.subscribe, ledger.saver.state);
  const [exportedIds, setExportedIds] = useState('');
  const text = explanation(state);
  if (text === null) return null;
  const save = () => {
    downloadText('未保存的录入.csv', unsavedText(ledger.saver.unsaved(), ledger.records));
    setExportedIds(idsOf(ledger));
  };
  return (
    <div className="banner" role="alert">
      <p>
        {text}
        {exportedIds === idsOf(ledger) && ' 这些录入已经导出到下载文件夹。'}
      </p>
      {state.kind !== 'forked' && (
        <button
          type="button"
          className="button primary"
          onClick={() => {
            void ledger.saver.retry();
            focusMain();
          }}
        >
          重试保存
        </button>
      )}
      <button type="button" className="button" onClick={save}>
        导出未保存的内容
      </button>
    </div>
  );
}

const idsOf = ({ saver }: Ledger): string =>
  saver
    .unsaved()
    .map(({ id }) => id)
    .join();

/** Saves a text through the browser itself, because the host may be what is gone. */
function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
