import { FileOutcome, RetryButton } from '../ui/FileOutcome';
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
      return (
        <FileOutcome
          result={state.result}
          remarks={state.remarks}
          onRetry={() => onRetry(state.order)}
          onOverwrite={() => onOverwrite(state.order)}
          onReveal={onReveal}
        />
      );
  }
}
