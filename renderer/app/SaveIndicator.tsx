import { useSyncExternalStore } from 'react';
import type { Saver, SaveState } from '../ledger/saver';
import { clockText } from '../ui/time-text';

function textOf(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return state.at === null ? '已保存' : `已保存 ${clockText(state.at)}`;
    case 'saving':
      return '保存中…';
    case 'unsaved':
    case 'forked':
      return state.waiting === 0 ? '已停止录入' : `未保存 ${state.waiting} 项`;
    case 'unknown':
      return '结果待定';
  }
}

/** The save state in words, always in the same place. */
export function SaveIndicator({ saver }: { readonly saver: Saver }) {
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  return (
    <span className="save-state" data-kind={state.kind} role="status">
      {textOf(state)}
    </span>
  );
}
