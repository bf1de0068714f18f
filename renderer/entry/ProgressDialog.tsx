import { useDialog } from './use-dialog';
import type { WriteWord } from './sheet-task';

interface ProgressDialogProps {
  readonly word: WriteWord;
  readonly done: number;
  readonly total: number;
  readonly cancel: (() => void) | null;
}

const grouped = (count: number): string => `${count}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Shows how far long work is, and stops it as long as nothing has changed. */
export function ProgressDialog({ word, done, total, cancel }: ProgressDialogProps) {
  const dialog = useDialog(() => cancel?.());
  if (!cancel)
    return (
      <dialog ref={dialog} className="sheet-dialog sheet-progress" aria-label={`正在${word}`}>
        <p>
          正在{word} {grouped(total)} 个数据，请稍候。
        </p>
        <progress />
      </dialog>
    );
  return (
    <dialog ref={dialog} className="sheet-dialog sheet-progress" aria-label={`正在核对${word}的内容`}>
      <p>
        正在核对{word}的内容：{grouped(Math.min(done, total))} / {grouped(total)} 格
      </p>
      <progress max={total} value={Math.min(done, total)} />
      <p className="sheet-dialog-note">核对完之前不会改动任何数据。</p>
      <div className="sheet-dialog-buttons">
        <button type="button" className="button" onClick={cancel}>
          取消
        </button>
      </div>
    </dialog>
  );
}
