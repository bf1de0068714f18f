import { lockReason, type SheetModel } from './sheet-model';

/** A cell by its row and column index in the sheet model. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/** The cell a position stands for: inside the sheet, and at the first row of a merged category. */
export function settle({ rows, columns }: SheetModel, position: Position): Position {
  const row = clamp(position.row, rows.length - 1);
  const column = clamp(position.column, columns.length - 1);
  if (columns[column]?.kind !== 'category') return { row, column };
  let first = row;
  while (first > 0 && rows[first]?.content.categoryStart === false) first -= 1;
  return { row: first, column };
}

/** One step by an arrow key; down from a merged category leads past it. */
export function step(model: SheetModel, from: Position, rows: number, columns: number): Position {
  const span = model.columns[from.column]?.kind === 'category' ? spanAt(model, from.row) : 1;
  const distance = rows > 0 ? rows + span - 1 : rows;
  return settle(model, { row: from.row + distance, column: from.column + columns });
}

function spanAt({ rows }: SheetModel, row: number): number {
  return rows[row]?.content.categorySpan ?? 1;
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

function isOpen({ rows, columns }: SheetModel, row: number, column: number): boolean {
  const sheetRow = rows[row];
  const sheetColumn = columns[column];
  return sheetRow !== undefined && sheetColumn !== undefined && lockReason(sheetRow, sheetColumn) === null;
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
    if (isOpen(model, row, column)) return { row, column };
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
    if (isOpen(model, position.row, position.column)) return position;
  }
  return from;
}

/** The first cell that can be typed into; where work begins. */
export function firstOpen(model: SheetModel): Position {
  return nextOpen(model, { row: 0, column: -1 }, 1);
}
