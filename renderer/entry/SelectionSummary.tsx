import type { Range } from '../../shared/sheet/ranges';
import type { Summary } from '../../shared/sheet/summary';
import type { Ledger } from '../ledger/ledger';
import { useSelectionSummary } from './selection-summary';
import type { SheetModel } from './sheet-model';

interface SelectionSummaryProps {
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly ranges: readonly Range[];
  /** Of the ledger. */
  readonly version: number;
}

/** What the selected figures come to; nothing before it is known. */
export function SelectionSummary({ model, ledger, ranges, version }: SelectionSummaryProps) {
  const summary = useSelectionSummary(model, ledger, ranges, version);
  return summary && <SummaryLine summary={summary} />;
}

/** Bounds, ranges and symbols count as figures, and are left out of the sums. */
function SummaryLine({ summary }: { readonly summary: Summary }) {
  const { count, numbers, sum, average, minimum, maximum, units } = summary;
  return (
    <span className="sheet-summary" role="status" aria-label="选区统计">
      <span>
        计数 <b>{count}</b>
      </span>
      {count > numbers && <span>其中 {count - numbers} 个不是确数，不参加计算</span>}
      {sum !== null && (
        <span>
          求和 <b>{sum}</b>
        </span>
      )}
      {average && (
        <span>
          平均{average.exact ? '' : '约'} <b>{average.text}</b>
        </span>
      )}
      {units === 'several' && <span>单位不同，不求和</span>}
      {minimum !== null && (
        <span className="sheet-limit">
          最小 <b>{minimum}</b>
        </span>
      )}
      {maximum !== null && (
        <span className="sheet-limit">
          最大 <b>{maximum}</b>
        </span>
      )}
    </span>
  );
}
