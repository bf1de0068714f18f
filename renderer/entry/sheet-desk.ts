import type { Position } from '../../shared/sheet/ranges';
import type { Ledger } from '../ledger/ledger';
import type { EntrySession } from './entry-session';
import type { GridFace } from './grid-face';
import type { SheetFrame } from './sheet-frame';
import type { SheetColumn } from './sheet-columns';
import type { SheetModel } from './sheet-model';
import type { SheetRow } from './sheet-rows';
import type { SheetStateStore } from './sheet-state';
import type { SheetView } from './sheet-view';

/** What the parts of the sheet work on together. */
export interface SheetDesk {
  /** The sheet as it is shown now. Work that goes on for a while takes a desk of its own, as it is when the work begins. */
  readonly model: SheetModel;
  readonly view: SheetView;
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

/**
 * Why nothing can be changed now, and what became of the text: left where it was (`untaken`), or in the open editor. Either
 * earlier figures are not saved, or nothing can be saved at all, because the host is away or its data is being exchanged.
 */
export function waitingText({ ledger }: Pick<SheetDesk, 'ledger'>, left: 'untaken' | 'inEditor'): string {
  const { kind } = ledger.saver.state();
  const isBehind = kind !== 'saved' && kind !== 'saving';
  if (left === 'inEditor')
    return isBehind
      ? '前面的录入还没有存上，这一项先留在编辑框里。请先在上方重试保存。'
      : '现在还不能保存，这一项先留在编辑框里。请先看上方的提示。';
  return isBehind
    ? '前面的录入还没有存上，这里没有改动。请先在上方重试保存，再做一次。'
    : '现在还不能保存，这里没有改动。请先看上方的提示，再做一次。';
}
