import { FileOutcome, RetryButton } from '../ui/FileOutcome';
import type { WorkbookProgress } from './export-file';
import type { ExportOrder, ExportState } from './use-export';

interface ExportOutcomeProps {
  readonly state: ExportState;
  /** Asks again for what was asked for, or for what the form says now. */
  readonly onRetry: (order: ExportOrder | null) => void;
  readonly onOverwrite: (order: ExportOrder) => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

/** Rows come last: before them the plan is handed over and the sheets are laid out, after them charts are drawn. */
function buildingText({ done, total }: WorkbookProgress): string {
  if (total === 0) return '正在整理数据…';
  if (done === total) return `${total} 行都已写好，正在打包…`;
  return `正在生成工作簿：已写 ${done} 行，共 ${total} 行，还剩 ${total - done} 行。`;
}

/** What became of an export, and the way on. */
export function ExportOutcome({ state, onRetry, onOverwrite, onReveal }: ExportOutcomeProps) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'building':
      return (
        <div className="export-outcome" role="status">
          {buildingText(state.progress)}
          {state.progress.total === 0 ? (
            <progress />
          ) : (
            <progress max={state.progress.total} value={state.progress.done} />
          )}
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
