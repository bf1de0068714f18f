import type { ReactNode } from 'react';
import type { PdfResult } from '../../shared/host';
import { FileOutcome, RetryButton } from './FileOutcome';

interface PdfOutcomeProps {
  readonly result: PdfResult;
  readonly onRetry: () => void;
  readonly onOverwrite: () => void;
  readonly onReveal: (path: string) => Promise<boolean>;
  /** The other way where no PDF file can be made here: a sentence, and what it offers. */
  readonly otherwise: { readonly sentence: string; readonly offer: ReactNode };
}

/** What became of a PDF file, and the way on. */
export function PdfOutcome({ result, onRetry, onOverwrite, onReveal, otherwise }: PdfOutcomeProps) {
  switch (result.state) {
    case 'cancelled':
      return (
        <div className="export-outcome" role="status">
          已取消，没有写出文件。
        </div>
      );
    case 'noBrowser':
      return (
        <Problem
          sentence={`没有写出文件：这台电脑上没有找到能直接生成 PDF 的浏览器（Chrome、Edge 或 Chromium）。${otherwise.sentence}`}
        >
          {otherwise.offer}
        </Problem>
      );
    case 'notMade':
      return (
        <Problem
          sentence={`没有写出文件：PDF 没有生成（${result.detail.replace(/。$/, '')}）。可以再试一次。${otherwise.sentence}`}
        >
          <RetryButton onRetry={onRetry} />
        </Problem>
      );
    default:
      return (
        <FileOutcome
          result={result}
          remarks={[]}
          onRetry={onRetry}
          onOverwrite={onOverwrite}
          onReveal={onReveal}
        />
      );
  }
}

function Problem({ sentence, children }: { readonly sentence: string; readonly children: ReactNode }) {
  return (
    <div className="export-outcome" data-tone="problem" role="alert">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
