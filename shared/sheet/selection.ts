import {
  contains,
  heightOf,
  rangeBetween,
  sizeOf,
  without,
  type Extent,
  type Position,
  type Range,
} from './ranges';

/** What the selection needs to know of the sheet. */
export interface Layout {
  readonly extent: Extent;
  /** The merged cell that a cell belongs to; null for an ordinary cell. */
  readonly mergedAt: (position: Position) => Range | null;
}

/** One or more ranges, of which the last can be extended. */
export interface Selection {
  readonly ranges: readonly Range[];
  /** The cell that is typed into; the fixed corner when the last range is extended. */
  readonly active: Position;
  /** The moving corner. */
  readonly head: Position;
  /** Whole rows and columns stay whole when they are extended, and pay no heed to merged cells. */
  readonly kind: 'cells' | 'rows' | 'columns';
}

/** A range made large enough that no merged cell is in it in part. */
function grown(range: Range, { mergedAt }: Layout): Range {
  let { top, bottom } = range;
  for (let before = -1; before !== bottom - top;) {
    before = bottom - top;
    for (let column = range.left; column <= range.right; column += 1) {
      top = Math.min(top, mergedAt({ row: top, column })?.top ?? top);
      bottom = Math.max(bottom, mergedAt({ row: bottom, column })?.bottom ?? bottom);
    }
  }
  return { ...range, top, bottom };
}

/** The cell a position stands for: inside the sheet, and the first of a merged cell. */
export function settled({ extent, mergedAt }: Layout, { row, column }: Position): Position {
  const inside = {
    row: Math.max(0, Math.min(extent.rows - 1, row)),
    column: Math.max(0, Math.min(extent.columns - 1, column)),
  };
  const merged = mergedAt(inside);
  return merged ? { row: merged.top, column: merged.left } : inside;
}

function rangeOf(kind: Selection['kind'], active: Position, head: Position, layout: Layout): Range {
  const range = rangeBetween(active, head);
  const { rows, columns } = layout.extent;
  switch (kind) {
    case 'cells':
      return grown(range, layout);
    case 'rows':
      return { ...range, left: 0, right: columns - 1 };
    case 'columns':
      return { ...range, top: 0, bottom: rows - 1 };
  }
}

export function selectCell(layout: Layout, position: Position): Selection {
  const active = settled(layout, position);
  return { ranges: [rangeOf('cells', active, active, layout)], active, head: active, kind: 'cells' };
}

/** Whole rows or columns from one to another; work goes on in `active`, which must lie in the first of them. */
export function selectLines(
  layout: Layout,
  kind: 'rows' | 'columns',
  active: Position,
  to: number,
): Selection {
  const head = kind === 'rows' ? { ...active, row: to } : { ...active, column: to };
  return { ranges: [rangeOf(kind, active, head, layout)], active, head, kind };
}

/** Moves the free corner of the last range. */
export function extendTo(layout: Layout, selection: Selection, position: Position): Selection {
  const { ranges, active, kind } = selection;
  const { rows, columns } = layout.extent;
  const head = {
    row: Math.max(0, Math.min(rows - 1, position.row)),
    column: Math.max(0, Math.min(columns - 1, position.column)),
  };
  // After Enter or Tab inside a selection the active cell may be in an earlier range: that one goes on.
  const own = ranges.findLastIndex((range) => contains(range, active));
  const others = ranges.filter((_, index) => index !== own);
  return { ...selection, ranges: [...others, rangeOf(kind, active, head, layout)], head };
}

/** Adds what another selection holds; that one goes on from here. */
export function addSelection(selection: Selection, added: Selection): Selection {
  return { ...added, ranges: [...selection.ranges, ...added.ranges] };
}

/**
 * A selection without the cells between two of them; merged cells go as a whole. Work goes on where it was, or in the first
 * cell of what is left. Null where nothing would be left.
 */
export function removeCells(
  layout: Layout,
  { ranges, active }: Selection,
  from: Position,
  to: Position,
): Selection | null {
  const removed = rangeOf('cells', from, to, layout);
  const left = ranges.flatMap((range) => without(range, removed));
  const [last] = left.slice(-1);
  if (!last) return null;
  const stays = left.some((range) => contains(range, active));
  const start = stays ? active : { row: last.top, column: last.left };
  return { ranges: left, active: start, head: start, kind: 'cells' };
}

export function selectAll({ extent }: Layout, active: Position): Selection {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  return { ranges: [rangeBetween({ row: 0, column: 0 }, last)], active, head: last, kind: 'cells' };
}

/** True where the selection is one cell, merged or not. */
export function isOneCell({ ranges, active }: Selection, { mergedAt }: Layout): boolean {
  const [range] = ranges;
  if (!range || ranges.length > 1) return false;
  if (sizeOf(range) === 1) return true;
  const merged = mergedAt(active);
  return merged !== null && range.left === range.right && heightOf(merged) === heightOf(range);
}

/**
 * The next cell for Enter (down the columns) or Tab (along the rows) inside a selection of several cells, going round at
 * its end. Cells that do not qualify are passed over; the active cell stays where none does.
 */
export function nextInside(
  { ranges, active }: Selection,
  along: 'rows' | 'columns',
  direction: 1 | -1,
  qualifies: (position: Position) => boolean,
): Position {
  const sizes = ranges.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const start = ranges.findLastIndex((range) => contains(range, active));
  const first = ranges[start];
  if (!first) return active;
  let index = sizes.slice(0, start).reduce((sum, size) => sum + size, 0) + indexIn(first, active, along);
  for (let step = 0; step < total; step += 1) {
    index = (index + direction + total) % total;
    const position = positionAt(ranges, sizes, index, along);
    if (position && qualifies(position)) return position;
  }
  return active;
}

function indexIn({ top, left, bottom, right }: Range, at: Position, along: 'rows' | 'columns'): number {
  return along === 'rows'
    ? (at.row - top) * (right - left + 1) + (at.column - left)
    : (at.column - left) * (bottom - top + 1) + (at.row - top);
}

function positionAt(
  ranges: readonly Range[],
  sizes: readonly number[],
  index: number,
  along: 'rows' | 'columns',
): Position | null {
  let rest = index;
  for (const [number, range] of ranges.entries()) {
    const size = sizes[number] ?? 0;
    if (rest >= size) {
      rest -= size;
      continue;
    }
    const { top, left, bottom, right } = range;
    const line = along === 'rows' ? right - left + 1 : bottom - top + 1;
    const [across, within] = [Math.floor(rest / line), rest % line];
    return along === 'rows'
      ? { row: top + across, column: left + within }
      : { row: top + within, column: left + across };
  }
  return null;
}
