import type { SheetCell, SheetPlan } from '../../shared/tables/sheet-plan';
import { giveBodyRow } from '../../shared/workbook/long-sheet';

/** Every cell that a sheet will have, those of its body included. */
export function plannedCells({ cells, body, rowHeights }: SheetPlan): readonly SheetCell[] {
  if (body === undefined) return cells;
  const planned: SheetCell[] = [...cells];
  for (let index = 0; index < body.rowCount; index += 1) {
    let column = 0;
    giveBodyRow(body, index, (value, look) => {
      const looks = body.looks[look];
      if (looks === undefined) throw new RangeError(`no look ${look}`);
      column += 1;
      planned.push({ ...looks, value, row: rowHeights.length + 1 + index, column });
    });
  }
  return planned;
}
