import './outcome.css';
import { useState } from 'react';
import type { SaveResult } from '../../shared/host';
import { faultText } from './fault-text';
import { ReplaceQuestion } from './ReplaceQuestion';

interface FileOutcomeProps {
  readonly result: SaveResult;
  /** Sentences on what the file holds. */
  readonly remarks: readonly string[];
  readonly onRetry: () => void;
  readonly onOverwrite: () => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

/** More of them would push the way on out of view. */
const mostRemarks = 12;

/** What became of a file that was to be written, and the way on. */
export function FileOutcome({ result, remarks, onRetry, onOverwrite, onReveal }: FileOutcomeProps) {
  const [hidden, setHidden] = useState(false);
  if (result.state === 'exists')
    return (
      <ReplaceQuestion onReplace={onOverwrite}>
        已经有同名文件：{result.path}。要替换它，还是改一个文件名再导出？
      </ReplaceQuestion>
    );
  if (result.state === 'failed')
    return (
      <div className="export-outcome" data-tone="problem" role="alert">
        <p>没有写出文件：{faultText(result.fault, `“${result.path}”`)}原来的文件（如果有）没有改动。</p>
        <RetryButton onRetry={onRetry} />
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
        已导出到 {result.path}（{Math.ceil(result.bytes / 1024)}&nbsp;KB）。
        {remarks.slice(0, mostRemarks).map((remark, index) => (
          // Remarks never change their order.
          <span key={index}>{remark}</span>
        ))}
        {remarks.length > mostRemarks && (
          <span>{`这样的说明共 ${remarks.length} 条，以上是前 ${mostRemarks} 条。`}</span>
        )}
        {hidden && '这台电脑上无法自动打开文件夹，请按上面的路径查找。'}
      </p>
      <button type="button" className="button" autoFocus onClick={reveal}>
        打开所在文件夹
      </button>
    </div>
  );
}

export function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <button type="button" className="button" autoFocus onClick={onRetry}>
      再试一次
    </button>
  );
}
