import { useState } from 'react';
import { faultText } from '../ui/fault-text';
import type { ExportOrder, ExportState } from './use-export';

interface ExportOutcomeProps {
  readonly state: ExportState;
  /** Asks again for what was asked for, or for what the form says now. */
  readonly onRetry: (order: ExportOrder | null) => void;
  readonly onOverwrite: (order: ExportOrder) => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

/** What became of an export, and the way on. */
export function ExportOutcome({ state, onRetry, onOverwrite, onReveal }: ExportOutcomeProps) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'building':
      return (
        <div className="export-outcome" role="status">
          正在生成工作簿：已写 {state.progress.done} 行，共 {state.progress.total} 行。
          <progress max={Math.max(1, state.progress.total)} value={state.progress.done} />
        </div>
      );
    case 'writing':
      return (
        <div className="export-outcome" role="status">
          正在写入文件…
        </div>
      );
    case 'cancelled':
      return (
        <div className="export-outcome" role="status">
          已取消，没有写出文件。
        </div>
      );
    case 'broken':
      return (
        <div className="export-outcome" data-tone="problem" role="alert">
          <p>{state.sentence}</p>
          <RetryButton onRetry={() => onRetry(null)} />
        </div>
      );
    case 'done':
      return <DoneOutcome state={state} {...{ onRetry, onOverwrite, onReveal }} />;
  }
}

function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <button type="button" className="button" autoFocus onClick={onRetry}>
      再试一次
    </button>
  );
}

interface DoneOutcomeProps extends Omit<ExportOutcomeProps, 'state'> {
  readonly state: Extract<ExportState, { kind: 'done' }>;
}

function DoneOutcome({ state, onRetry, onOverwrite, onReveal }: DoneOutcomeProps) {
  const { result, remarks, order } = state;
  const [hidden, setHidden] = useState(false);
  if (result.state === 'exists')
    return (
      <div className="export-outcome" data-tone="question" role="alert">
        <p>已经有同名文件：{result.path}。要替换它，还是改一个文件名再导出？</p>
        <button type="button" className="button" autoFocus onClick={() => onOverwrite(order)}>
          替换
        </button>
      </div>
    );
  if (result.state === 'failed')
    return (
      <div className="export-outcome" data-tone="problem" role="alert">
        <p>没有写出文件：{faultText(result.fault, `“${result.path}”`)}原来的文件（如果有）没有改动。</p>
        <RetryButton onRetry={() => onRetry(order)} />
      </div>
    );
  const reveal = () =>
    void onReveal(result.path).then(
      (shown) => setHidden(!shown),
      () => setHidden(true),
    );
  return (
    <div className="export-outcome" data-tone="good" role="status">
      <p>
        已导出到 {result.path}（{Math.ceil(result.bytes / 1024)} KB）。
        {remarks.map((remark) => (
          <span key={remark}>{remark}</span>
        ))}
        {hidden && '这台电脑上无法自动打开文件夹，请按上面的路径查找。'}
      </p>
      <button type="button" className="button" autoFocus onClick={reveal}>
        打开所在文件夹
      </button>
    </div>
  );
}
