import { approximateExact, type Exact } from '../progress/exact';
import type { Extent } from '../progress/extent';
import type { Measured } from '../progress/measures';
import { verdicts } from '../progress/verdict';
import type { ReviewedRow } from './review';

/** By which column the rows of 主要指标完成情况表 stand, and which way; null is the order of the plan. */
export interface ReviewOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** A place to sort by: first by kind (% before 百分点), then by number. Null stands last either way. */
type SortKey = readonly [number, number] | null;

const middle = (value: Exact): number => approximateExact(value);

function extentKey(extent: Extent | null, kind = 0): SortKey {
  if (extent === null) return null;
  if (extent.kind === 'point') return [kind, middle(extent.value)];
  const end = extent.low ?? extent.high;
  return end === null ? null : [kind, middle(end.value)];
}

const measuredKey = (measured: Measured | null): SortKey =>
  measured === null ? null : extentKey(measured.extent, measured.in === 'percent' ? 0 : 1);

const keys: Readonly<Record<string, (row: ReviewedRow) => SortKey>> = {
  change: ({ result }) => measuredKey(result.review?.change ?? null),
  average: ({ result }) => measuredKey(result.review?.average ?? null),
  progress: ({ result }) => extentKey(result.review?.progress ?? null),
  required: ({ result }) => extentKey(result.review?.required ?? null),
  shareOfTarget: ({ result }) => extentKey(result.review?.shareOfTarget ?? null),
  gap: ({ result }) => extentKey(result.review?.gap ?? null),
  needed: ({ result }) => measuredKey(result.review?.needed ?? null),
  verdict: ({ result }) => [0, verdicts.indexOf(result.finding.verdict)],
};

/** Whether rows can be ordered by a column; figures of different units cannot. */
export const isSortable = (column: string): boolean => Object.hasOwn(keys, column);

function compareKeys(a: SortKey, b: SortKey, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a[0] - b[0] || sign * (a[1] - b[1]);
}

/**
 * The rows in another order, each with its category written out. A heading stands where the first of its sub-indicators
 * does, with them below it.
 */
export function orderedRows(rows: readonly ReviewedRow[], order: ReviewOrder | null): readonly ReviewedRow[] {
  const keyOf = order === null ? undefined : keys[order.column];
  if (order === null || keyOf === undefined) return rows;
  const sign = order.direction === 'ascending' ? 1 : -1;
  const groups: ReviewedRow[][] = [];
  for (const row of rows) {
    if (row.kind === 'sub') groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  const sorted = groups.map(([head, ...children]) => {
    const own = children.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b), sign));
    const first = head?.result.review === null ? own[0] : head;
    return {
      key: first === undefined ? null : keyOf(first),
      rows: head === undefined ? own : [head, ...own],
    };
  });
  return sorted
    .toSorted((a, b) => compareKeys(a.key, b.key, sign))
    .flatMap((group) => group.rows)
    .map((row) => ({ ...row, categoryStart: true, categorySpan: 1 }));
}
