import { useDialog } from '../ui/use-dialog';

interface ProgressDialogProps {
  /** What is done: "粘贴". */
  readonly word: string;
  /** checking: it is looked at; writing: the figures are being written, which still have not changed for anybody. */
  readonly stage: 'checking' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

const grouped = (count: number): string => `${count}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Shows how far long work is, and stops it: as long as it goes on nothing has changed. */
export function ProgressDialog({ word, stage, done, total, cancel }: ProgressDialogProps) {
  const dialog = useDialog(cancel);
  const what = stage === 'checking' ? `正在核对${word}的内容` : `正在${word}`;
  const unit = stage === 'checking' ? '格' : '个数据';
  return (
    <dialog ref={dialog} className="sheet-dialog sheet-progress" aria-label={what}>
      <p>
        {what}：{grouped(Math.min(done, total))} / {grouped(total)} {unit}
      </p>
      <progress max={total} value={Math.min(done, total)} />
      <p className="sheet-dialog-note">
        {stage === 'checking'
          ? '核对完之前不会改动任何数据。'
          : '全部算好之后才一次写入；现在取消，所有数据保持原样。'}
      </p>
      <div className="sheet-dialog-buttons">
        <button type="button" className="button" data-safe onClick={cancel}>
          取消
        </button>
      </div>
    </dialog>
  );
}
