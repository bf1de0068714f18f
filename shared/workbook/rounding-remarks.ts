import { roundExact } from '../progress/exact';
import { pointExtent, type Extent } from '../progress/extent';
import type { SeriesReview } from '../progress/series-review';
import { textCell, type TableColumn, type TableModel } from '../tables/table-model';
import type { LiveRow } from './live-row';

/** Computed columns by their id. */
const quantities: Readonly<Record<string, (review: SeriesReview) => Extent | null>> = {
  change: ({ change }) => change?.extent ?? null,
  average: ({ average }) => average?.extent ?? null,
  progress: ({ progress }) => progress,
  elapsed: ({ elapsedShare }) => pointExtent(elapsedShare),
  required: ({ required }) => required,
  shareOfTarget: ({ shareOfTarget }) => shareOfTarget,
  gap: ({ gap }) => gap,
  gapInUnit: ({ gapInUnit }) => gapInUnit?.extent ?? null,
  needed: ({ needed }) => needed?.extent ?? null,
};

/**
 * What must be said of a row whose formulas give exact values: spreadsheets show 65.625 as 65.63 where GB/T 8170 makes it
 * 65.62. Empty where every column shows what the program does.
 */
export function roundingRemarks(
  review: SeriesReview,
  live: LiveRow,
  columns: readonly TableColumn[],
): readonly string[] {
  const { decimals, rounding } = review.style;
  if (rounding === 'halfUp') return [];
  return columns.flatMap(({ id, title }) => {
    const extent = live[id] === undefined ? null : (quantities[id]?.(review) ?? null);
    if (extent?.kind !== 'point') return [];
    const text = roundExact(extent.value, decimals, rounding);
    if (text === roundExact(extent.value, decimals, 'halfUp')) return [];
    return [`${title.replace(/（[%百分点]+）$/, '')}修约为${text}`];
  });
}

/** The table with something added to the remarks of its rows; `said` are remarks by the place of their row. */
export function withRemarks(
  model: TableModel,
  column: number,
  said: ReadonlyMap<number, readonly string[]>,
): TableModel {
  if (said.size === 0) return model;
  const rows = model.rows.map((row, index) => {
    const added = said.get(index);
    if (added === undefined) return row;
    const cells = row.cells.map((cell, place) => {
      if (place !== column || cell === null) return cell;
      const before = cell.content.kind === 'text' ? [cell.content.text] : [];
      return textCell([...before, ...added].join('；'));
    });
    return { ...row, cells };
  });
  return { ...model, rows };
}
