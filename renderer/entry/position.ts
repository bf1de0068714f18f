import type { Position } from '../../shared/sheet/ranges';
import { settled } from '../../shared/sheet/selection';
import type { SheetColumn } from './sheet-columns';
import { isOpen, type SheetModel } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** One step by an arrow key; from a merged category it leads past it. */
export function step({ layout }: SheetModel, from: Position, rows: number, columns: number): Position {
  const merged = layout.mergedAt(from);
  const past = merged && rows > 0 ? merged.bottom - from.row : 0;
  return settled(layout, { row: from.row + rows + past, column: from.column + columns });
}

export type JumpTarget = 'rowStart' | 'rowEnd' | 'start' | 'end';

/** Where Home and End lead, alone and with Ctrl. */
export function jump({ rows, columns }: SheetModel, { row }: Position, to: JumpTarget): Position {
  const last = columns.length - 1;
  switch (to) {
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: last };
    case 'start':
      return { row: 0, column: 0 };
    case 'end':
      return { row: rows.length - 1, column: last };
  }
}

/**
 * The next cell for Enter (direction 1) or Shift+Enter (-1) in a column: headings of groups are passed over. Stays where
 * it is at the end of the sheet.
 */
export function nextInColumn(model: SheetModel, from: Position, direction: 1 | -1): Position {
  const column = from.column;
  const start = model.columns[column];
  if (start?.kind !== 'figure' || start.address.measure !== 'actual') return step(model, from, direction, 0);
  for (let row = from.row + direction; row >= 0 && row < model.rows.length; row += direction)
    if (isOpen(model, { row, column })) return { row, column };
  return from;
}

/** The next cell that can be typed into for Tab (1) or Shift+Tab (-1), going on in the next or previous row. */
export function nextOpen(model: SheetModel, from: Position, direction: 1 | -1): Position {
  const width = model.columns.length;
  const last = model.rows.length * width - 1;
  for (
    let index = from.row * width + from.column + direction;
    index >= 0 && index <= last;
    index += direction
  ) {
    const position = { row: Math.floor(index / width), column: index % width };
    if (isOpen(model, position)) return position;
  }
  return from;
}

/** Where a cell is shown, or else the one that stands for it: its category, what comes before it, or what comes after. */
export function placeNear(model: SheetModel, row: SheetRow, column: SheetColumn): Position {
  return { row: rowNear(model, row), column: columnNear(model, column) };
}

function rowNear({ rows }: SheetModel, { id, number }: SheetRow): number {
  const same = rows.findIndex((row) => row.id === id);
  if (same >= 0) return same;
  return Math.max(
    0,
    rows.findLastIndex((row) => row.number <= number),
  );
}

function columnNear({ columns, whole }: SheetModel, { id }: SheetColumn): number {
  const same = columns.findIndex((column) => column.id === id);
  if (same >= 0) return same;
  const from = whole.columns.findIndex((column) => column.id === id);
  const next = whole.columns.slice(from).find((column) => columns.some((shown) => shown.id === column.id));
  return next ? columns.findIndex((shown) => shown.id === next.id) : columns.length - 1;
}

/** The first cell that can be typed into; where work begins. */
export function firstOpen(model: SheetModel): Position {
  return nextOpen(model, { row: 0, column: -1 }, 1);
}
