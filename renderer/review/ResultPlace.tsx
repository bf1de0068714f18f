import { useCallback, useMemo, useState } from 'react';
import type { Id } from '../../shared/model/plan';
import type { ReviewResult } from '../../shared/review/review';
import { isSortable, type ReviewOrder } from '../../shared/review/review-order';
import { reviewTableSteps } from '../../shared/review/review-table';
import { summaryText } from '../../shared/review/summary';
import type { TableSort } from '../ui/table/table-sort';
import { TableView } from '../ui/table/TableView';
import { Calculating } from './Calculating';
import { Explanation } from './Explanation';
import { useReviewChoice, useReviewChoices } from './review-choices';
import { useInSlices } from './use-in-slices';
import { VerdictMark } from './VerdictMark';

interface ResultPlaceProps {
  readonly result: ReviewResult;
  readonly planId: Id;
}

/** 主要指标完成情况表 under its summary; a verdict tells why. */
export function ResultPlace({ result, planId }: ResultPlaceProps) {
  const choice = useReviewChoice(planId);
  const { change } = useReviewChoices();
  const [explained, setExplained] = useState<Id | null>(null);
  const { shown, order } = choice;
  const table = useInSlices(
    useCallback(() => reviewTableSteps(result, { shown, order }), [result, shown, order]),
  );
  const summary = useMemo(() => summaryText(result), [result]);
  if (table.value === null) return <Calculating />;
  const { model, rows } = table.value;
  const sort: TableSort = {
    column: order?.column ?? null,
    direction: order?.direction ?? 'ascending',
    sortable: isSortable,
    toggle: (column) => change(planId, { order: nextOrder(order, column) }),
  };
  return (
    <>
      {!table.isCurrent && <Calculating />}
      <p className="review-summary">{summary}</p>
      <Explanation
        result={result}
        row={rows.find(({ indicator }) => indicator.id === explained)}
        onClose={() => setExplained(null)}
      />
      <div
        className="review-table"
        aria-busy={!table.isCurrent}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setExplained(null);
        }}
      >
        <TableView
          model={model}
          sort={sort}
          notesFolded
          cellFace={(cell, column, index) => {
            const row = rows[index];
            if (column !== 'verdict' || cell.content.kind === 'empty' || !row) return null;
            const { id } = row.indicator;
            return (
              <VerdictMark
                finding={row.result.finding}
                why={row.result.why}
                isExplained={explained === id}
                onExplain={() => setExplained(explained === id ? null : id)}
              />
            );
          }}
        />
      </div>
    </>
  );
}

/** Highest first, then lowest first, then the order of the plan again. */
function nextOrder(order: ReviewOrder | null, column: string): ReviewOrder | null {
  if (order?.column !== column) return { column, direction: 'descending' };
  return order.direction === 'descending' ? { column, direction: 'ascending' } : null;
}
