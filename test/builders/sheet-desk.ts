import { EntrySession } from '../../renderer/entry/entry-session';
import type { GridFace } from '../../renderer/entry/grid-face';
import type { SheetDesk } from '../../renderer/entry/sheet-desk';
import { sheetModel } from '../../renderer/entry/sheet-model';
import { SheetStateStore } from '../../renderer/entry/sheet-state';
import type { Figure } from '../../shared/model/figure';
import { selectCell } from '../../shared/sheet/selection';
import { memoryLedger } from './memory-ledger';
import type { PlanBuilder } from './plan';

/** What the parts of the sheet work on, without a page: nothing is drawn, and `told` holds what was said. */
export function sheetDesk(plan: PlanBuilder) {
  const ledger = memoryLedger(plan.document());
  const model = sheetModel(plan.view());
  const told: string[] = [];
  const desk: SheetDesk = {
    model,
    ledger,
    grid: {} as GridFace,
    textarea: { value: '', focus: () => undefined } as unknown as HTMLTextAreaElement,
    session: new EntrySession(),
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
