import { useDialog } from '../ui/use-dialog';
import type { WorkStage } from './sheet-task';

interface ProgressDialogProps {
  /** What is done: "粘贴". */
  readonly word: string;
  readonly stage: WorkStage;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

interface StageWords {
  readonly what: (word: string) => string;
  /** What is counted. */
  readonly unit: string;
  readonly note: string;
}

const wordsOf: Readonly<Record<WorkStage, StageWords>> = {
  reading: {
    what: () => '正在读取剪贴板',
    unit: '个字符',
    note: '读完之前不会改动任何数据。',
  },
  checking: {
    what: (word) => `正在核对${word}的内容`,
    unit: '格',
    note: '核对完之前不会改动任何数据。',
  },
  writing: {
    what: (word) => `正在${word}`,
    unit: '个数据',
    note: '全部算好之后才一次写入；现在取消，所有数据保持原样。',
  },
};

const grouped = (count: number): string => `${count}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Shows how far long work is, and stops it: as long as it goes on nothing has changed. */
export function ProgressDialog({ word, stage, done, total, cancel }: ProgressDialogProps) {
  const dialog = useDialog(cancel);
  const { what: whatOf, unit, note } = wordsOf[stage];
  const what = whatOf(word);
  return (
    <dialog ref={dialog} className="sheet-dialog sheet-progress" aria-label={what}>
      <p>
        {what}：{grouped(Math.min(done, total))} / {grouped(total)} {unit}
      </p>
      <progress max={total} value={Math.min(done, total)} />
      <p className="sheet-dialog-note">{note}</p>
      <div className="sheet-dialog-buttons">
        <button type="button" className="button" data-safe onClick={cancel}>
          取消
        </button>
      </div>
    </dialog>
  );
}
