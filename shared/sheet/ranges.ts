import { completed } from '../completed';

/** A cell by its row and column index in the sheet as it is shown. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; all four edges belong to it. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** How many rows and columns a sheet has. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

export function rangeBetween(a: Position, b: Position): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

export const heightOf = ({ top, bottom }: Range): number => bottom - top + 1;
export const breadthOf = ({ left, right }: Range): number => right - left + 1;
export const sizeOf = (range: Range): number => heightOf(range) * breadthOf(range);

export function contains({ top, left, bottom, right }: Range, { row, column }: Position): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function sameRange(a: Range, b: Range): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** What is left of a range without another: at most four ranges that do not overlap. */
export function without(range: Range, other: Range): readonly Range[] {
  const top = Math.max(range.top, other.top);
  const bottom = Math.min(range.bottom, other.bottom);
  const left = Math.max(range.left, other.left);
  const right = Math.min(range.right, other.right);
  if (top > bottom || left > right) return [range];
  const parts = [
    { ...range, bottom: top - 1 },
    { ...range, top: bottom + 1 },
    { top, bottom, left: range.left, right: left - 1 },
    { top, bottom, left: right + 1, right: range.right },
  ];
  return parts.filter((part) => part.top <= part.bottom && part.left <= part.right);
}

/** The same cells in ranges that do not overlap, so that each is counted and written once. */
export function disjoint(ranges: readonly Range[]): readonly Range[] {
  return ranges.reduce<readonly Range[]>(
    (kept, range) => [
      ...kept,
      ...kept.reduce<readonly Range[]>(
        (parts, other) => parts.flatMap((part) => without(part, other)),
        [range],
      ),
    ],
    [],
  );
}

/** Every cell of ranges that do not overlap, row by row. */
export function* cellsOf(ranges: readonly Range[]): Generator<Position> {
  for (const { top, left, bottom, right } of ranges)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) yield { row, column };
}

/** The smallest range that holds all of these cells; null for none. */
export function coveringRange(cells: Iterable<Position>): Range | null {
  return completed(covering(cells));
}

/** Cells looked at between two looks at the clock. */
const pace = 1_000;

/** Like coveringRange; gives the number of cells looked at from time to time. */
export function* covering(cells: Iterable<Position>): Generator<number, Range | null> {
  let [top, left, bottom, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  let looked = 0;
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
    looked += 1;
    if (looked % pace === 0) yield looked;
  }
  return looked === 0 ? null : { top, left, bottom, right };
}
