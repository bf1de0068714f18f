import type { ReactNode } from 'react';
import { RetryButton } from '../ui/FileOutcome';
import { PdfOutcome } from '../ui/PdfOutcome';
import type { OutputState, PdfOrder } from './use-output';

interface OutputOutcomeProps {
  readonly state: OutputState;
  readonly onRetry: (order: PdfOrder) => void;
  readonly onCancel: () => void;
  /** Prints the job with this index. */
  readonly onPrint: (job: number) => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

interface AskedLineProps {
  readonly asked: 'print' | 'pdf';
  readonly onCancel: () => void;
}

/** What will be done as soon as the pages are there. */
export function AskedLine({ asked, onCancel }: AskedLineProps) {
  return (
    <Line>
      页面排好以后就{asked === 'print' ? '打印' : '存为 PDF'}。
      <button type="button" className="button" onClick={onCancel}>
        取消
      </button>
    </Line>
  );
}

/** What became of a print or a PDF file, and the way on. */
export function OutputOutcome({ state, onRetry, onCancel, onPrint, onReveal }: OutputOutcomeProps) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'writing':
      return (
        <Line>
          正在生成 PDF…
          <progress />
          <button type="button" className="button" onClick={onCancel}>
            取消
          </button>
        </Line>
      );
    case 'printing':
      return <Line>已交给打印对话框，请在那里选打印机。</Line>;
    case 'broken':
      return <Problem sentence={state.sentence} />;
    case 'paper':
      return <PaperOutcome {...state} onPrint={onPrint} />;
    case 'pdf':
      return (
        <PdfOutcome
          result={state.result}
          onRetry={() => onRetry(state.order)}
          onOverwrite={() => onRetry({ ...state.order, overwrite: true })}
          onReveal={onReveal}
          otherwise={{
            sentence: '可以改用“打印”，在打印对话框里选“另存为 PDF”。',
            offer: (
              <button type="button" className="button" autoFocus onClick={() => onPrint(0)}>
                打印
              </button>
            ),
          }}
        />
      );
  }
}

function PaperOutcome({
  result,
  done,
  jobs,
  onPrint,
}: Extract<OutputState, { kind: 'paper' }> & Pick<OutputOutcomeProps, 'onPrint'>) {
  if (result.state === 'failed')
    return (
      <Problem sentence={`没有打印出来：${result.detail}。请检查打印机，再试一次。`}>
        <RetryButton onRetry={() => onPrint(done - 1)} />
      </Problem>
    );
  if (done >= jobs)
    return <Line>{result.state === 'cancelled' ? '已取消，没有打印。' : '已交给系统打印。'}</Line>;
  return (
    <Line>
      第 {done} 份{result.state === 'cancelled' ? '已取消' : '已交给系统打印'}，共 {jobs} 份。
      <button type="button" className="button" autoFocus onClick={() => onPrint(done)}>
        打印第 {done + 1} 份
      </button>
    </Line>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <div className="export-outcome" role="status">
      {children}
    </div>
  );
}

function Problem({ sentence, children }: { readonly sentence: string; readonly children?: ReactNode }) {
  return (
    <div className="export-outcome" data-tone="problem" role="alert">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
