import type { Extent, Position, Range } from './ranges';

export interface Direction {
  readonly rows: -1 | 0 | 1;
  readonly columns: -1 | 0 | 1;
}

/**
 * Where Ctrl and an arrow lead, as in a spreadsheet: from inside a run of filled cells to its end, from elsewhere to the
 * next filled cell, and to the edge of the sheet where there is none.
 */
export function edgeOfData(
  from: Position,
  { rows, columns }: Direction,
  extent: Extent,
  isFilled: (position: Position) => boolean,
): Position {
  const next = ({ row, column }: Position): Position | null => {
    const position = { row: row + rows, column: column + columns };
    const inside =
      position.row >= 0 &&
      position.row < extent.rows &&
      position.column >= 0 &&
      position.column < extent.columns;
    return inside ? position : null;
  };
  const first = next(from);
  if (!first) return from;
  let at = first;
  if (isFilled(from) && isFilled(first)) {
    for (let after = next(at); after && isFilled(after); after = next(at)) at = after;
    return at;
  }
  for (let after: Position | null = at; after; after = next(after)) {
    at = after;
    if (isFilled(at)) break;
  }
  return at;
}

/**
 * How far down a double click on the fill handle goes, as in a spreadsheet: to the end of the run of filled cells in the
 * column before the source, else in the one behind it. Rows that take no figures are passed over. Null where neither has a
 * figure beside the row below the source.
 */
export function lastRowBeside(
  { left, right, bottom }: Range,
  { rows, columns }: Extent,
  isFilled: (position: Position) => boolean,
  isPassable: (row: number) => boolean,
): number | null {
  for (const column of [left - 1, right + 1]) {
    if (column < 0 || column >= columns) continue;
    let last: number | null = null;
    for (let row = bottom + 1; row < rows && (isPassable(row) || isFilled({ row, column })); row += 1)
      if (!isPassable(row)) last = row;
    if (last !== null) return last;
  }
  return null;
}
