import { useEffect, useRef, useState } from 'react';
import type { LedgerRepository } from '../storage/ledger-repository';
import { verifyChain, type ChainReport } from './verify-chain';

type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly checked: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: ChainReport };

function reportText(report: ChainReport): string {
  if (report.state === 'broken')
    return `第 ${report.position} 次录入处前后不相接：记录有损坏或被局部改动过。`;
  const checked = `核对了 ${report.batches} 次录入，前后相接，没有发现意外损坏或局部改动。`;
  if (report.missing === 0) return checked;
  return `${checked}另有 ${report.missing} 次录入的经过在重建数据库时已经读不出来，无从核对。`;
}

/** Checks the chain of the log; the text claims no more than the check can show. */
export function ChainCheck({ repository }: { readonly repository: LedgerRepository }) {
  const [state, setState] = useState<CheckState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = () => {
    const abort = new AbortController();
    running.current = abort;
    setState({ kind: 'running', checked: 0, total: 0 });
    const onProgress = (checked: number, total: number) => setState({ kind: 'running', checked, total });
    verifyChain(repository, onProgress, abort.signal)
      .then((report) => setState({ kind: 'done', report }))
      .catch(() => setState({ kind: 'idle' }));
  };
  return (
    <div className="history-check">
      {state.kind === 'running' ? (
        <button type="button" className="button" onClick={() => running.current?.abort()}>
          取消核对
        </button>
      ) : (
        <button type="button" className="button" onClick={start}>
          核对记录
        </button>
      )}
      <span role="status">
        {state.kind === 'running' && `已核对 ${state.checked} 次，共 ${state.total} 次。`}
        {state.kind === 'done' && reportText(state.report)}
        {state.kind === 'idle' && '核对能发现意外损坏和局部改动；不能证明数据本身真实。'}
      </span>
    </div>
  );
}
