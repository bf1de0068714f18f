import type { Range } from '../../shared/sheet/ranges';
import { isOneCell, type Selection } from '../../shared/sheet/selection';
import type { FigureCell } from '../../shared/history/figure-changes';
import type { Figure } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import { figureIn } from './cell-text';
import { cellRange } from './selection-overlay';
import type { FigureColumn } from './sheet-columns';
import { lockReason, type SheetModel } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** The active cell, and the cells that share what is said of it. */
export interface InspectedCell {
  /** Tells one cell, or one selection of several, from another. */
  readonly key: string;
  readonly row: SheetRow;
  /** Null where the active cell is no figure's. */
  readonly column: FigureColumn | null;
  readonly figure: Figure | null;
  readonly place: FigureCell | null;
  /** What a change goes to. */
  readonly ranges: readonly Range[];
  readonly isSingle: boolean;
  /** Why nothing can be said of the figure here, as a sentence; null where it can. */
  readonly closedBecause: string | null;
}

/** Null only for a sheet without rows. */
export function inspectedCell(
  model: SheetModel,
  records: RecordTable,
  selection: Selection,
): InspectedCell | null {
  const { active, ranges } = selection;
  const row = model.rows[active.row];
  const column = model.columns[active.column];
  if (!row || !column) return null;
  const isSingle = isOneCell(selection, model.layout);
  const figureColumn = column.kind === 'figure' ? column : null;
  const figure = figureColumn ? figureIn(records, row, figureColumn) : null;
  const { series } = row.content;
  const touched = isSingle ? [cellRange(active)] : ranges;
  return {
    key: isSingle ? `${row.id}/${column.id}` : JSON.stringify(ranges),
    row,
    column: figureColumn,
    figure,
    place: series && figureColumn ? { seriesId: series.id, slot: figureColumn.slot } : null,
    ranges: touched,
    isSingle,
    closedBecause: isSingle ? closedReason(row, figureColumn, figure) : null,
  };
}

function closedReason(row: SheetRow, column: FigureColumn | null, figure: Figure | null): string | null {
  if (!column) return '这一格不是数据。选中数据格，可以看它的状态、注、来源和最近的修改。';
  const lock = lockReason(row, column);
  if (lock !== null) return lock;
  return figure === null
    ? '这一格还没有数据，不能单独加状态、注或来源。没有数时，可以先录入符号“…”或“—”，再加注说明。'
    : null;
}
