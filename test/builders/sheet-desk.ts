import { EntrySession } from '../../renderer/entry/entry-session';
import type { GridFace } from '../../renderer/entry/grid-face';
import type { SheetDesk } from '../../renderer/entry/sheet-desk';
import { wholeSheet } from '../../renderer/entry/sheet-model';
import { readSheetChoice, type ChosenSheet } from '../../renderer/entry/sheet-choices';
import { SheetStateStore } from '../../renderer/entry/sheet-state';
import { SheetView } from '../../renderer/entry/sheet-view';
import type { Figure } from '../../shared/model/figure';
import { selectCell } from '../../shared/sheet/selection';
import { memoryLedger } from './memory-ledger';
import type { PlanBuilder } from './plan';

/** A choice that nobody remembers. */
function memoryChoice(): ChosenSheet {
  let choice = readSheetChoice(null);
  const listeners = new Set<() => void>();
  return {
    get: () => choice,
    change: (change) => {
      choice = { ...choice, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the parts of the sheet work on, without a page: nothing is drawn, and `told` holds what was said. */
export function sheetDesk(plan: PlanBuilder) {
  const ledger = memoryLedger(plan.document());
  const whole = wholeSheet(plan.view());
  const session = new EntrySession();
  const view = new SheetView({
    whole,
    choice: memoryChoice(),
    records: ledger.records,
    unfinishedRows: () => session.unfinishedRows(),
  });
  const model = view.get();
  const told: string[] = [];
  const desk: SheetDesk = {
    model,
    view,
    ledger,
    grid: {
      refresh: () => undefined,
      reveal: () => undefined,
      markHeads: () => undefined,
      boxOf: () => null,
    } as unknown as GridFace,
    textarea: { value: '', style: {}, focus: () => undefined } as unknown as HTMLTextAreaElement,
    session,
    state: new SheetStateStore(selectCell(model.layout, { row: 0, column: 0 })),
    frame: {
      inspect: () => undefined,
      isInspecting: () => false,
      openHistory: () => undefined,
      print: () => undefined,
    },
    tell: (text) => told.push(text),
  };
  const columnOf = (id: string): number => model.columns.findIndex((column) => column.id === id);
  const cell = (row: number, id: string) => {
    const sheetRow = model.rows[row];
    const column = model.columns[columnOf(id)];
    if (!sheetRow || column?.kind !== 'figure') throw new RangeError(`no figure at ${row}/${id}`);
    return { row: sheetRow, column };
  };
  const figureAt = (row: number, id: string): Figure | null => {
    const { row: sheetRow, column } = cell(row, id);
    return ledger.figure(sheetRow.content.series?.id ?? '', column.address);
  };
  return { desk, told, cell, figureAt, at: (row: number, id: string) => ({ row, column: columnOf(id) }) };
}
