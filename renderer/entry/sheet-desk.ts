import type { Position } from '../../shared/sheet/ranges';
import type { Ledger } from '../ledger/ledger';
import type { EntrySession } from './entry-session';
import type { GridFace } from './grid-face';
import type { SheetFrame } from './sheet-frame';
import type { SheetColumn, SheetModel, SheetRow } from './sheet-model';
import type { SheetStateStore } from './sheet-state';

/** What the parts of the sheet work on together. */
export interface SheetDesk {
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly grid: GridFace;
  readonly textarea: HTMLTextAreaElement;
  readonly session: EntrySession;
  readonly state: SheetStateStore;
  readonly frame: SheetFrame;
  /** Says in the line above what was done. */
  readonly tell: (text: string) => void;
}

/** Row and column of a cell of the sheet. */
export function cellAt(
  { model: { rows, columns } }: Pick<SheetDesk, 'model'>,
  position: Position,
): { readonly row: SheetRow; readonly column: SheetColumn } {
  const row = rows[position.row];
  const column = columns[position.column];
  if (!row || !column) throw new RangeError('position outside the sheet');
  return { row, column };
}

export function activeCell(desk: SheetDesk): { readonly row: SheetRow; readonly column: SheetColumn } {
  return cellAt(desk, desk.state.get().selection.active);
}

/** Earlier figures are not saved, so nothing can be changed now. */
export const waitingUntaken = '前面的录入还没有存上，这里没有改动。请先在上方重试保存，再做一次。';
