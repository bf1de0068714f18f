import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Ledger } from '../ledger/ledger';
import { FilledCount } from './filled-count';
import type { WholeSheet } from './sheet-model';

interface FilledCountLineProps {
  readonly whole: WholeSheet;
  readonly ledger: Ledger;
}

/** How many of the cells that take actuals are filled in; nothing while that is being counted. */
export function FilledCountLine({ whole, ledger }: FilledCountLineProps) {
  const count = useMemo(() => new FilledCount(whole, ledger), [whole, ledger]);
  useEffect(() => count.start(), [count]);
  const cells = useSyncExternalStore(count.subscribe, count.get);
  return (
    <span className="sheet-filled">
      {cells === null ? '' : `实际值已填 ${cells.filled} / ${cells.open} 格`}
    </span>
  );
}
