import type { GridApi, IRowNode } from 'ag-grid-community';
import type { Position } from './position';
import type { SheetModel, SheetRow } from './sheet-model';

/** The class names of AG Grid that this program relies on; they changed with major versions before. */
const gridClasses = {
  cell: '.ag-cell[col-id]',
  row: '[row-index]',
  viewport: '.ag-body-viewport, .ag-grid-viewport',
  at: (row: number, columnId: string) => `[row-index="${row}"] .ag-cell[col-id="${columnId}"]`,
} as const;

/** What the sheet needs of the grid that draws it. */
export interface GridFace {
  /** Draws the given cells anew. */
  refresh(cells: readonly Position[]): void;
  reveal(position: Position): void;
  /** Where a cell is on the screen; null when it is not drawn. */
  boxOf(position: Position): DOMRect | null;
  /** The cell under an event; null where there is none. */
  cellAt(event: Event): Position | null;
  /** Rows that fit on the screen. */
  visibleRows(): number;
}

export function gridFace(api: GridApi<SheetRow>, host: HTMLElement, model: SheetModel): GridFace {
  const columnIndex = new Map(model.columns.map((column, index) => [column.id, index]));
  return {
    refresh(cells) {
      if (api.isDestroyed()) return;
      const rowNodes = new Set<IRowNode<SheetRow>>();
      const columns = new Set<string>();
      for (const { row, column } of cells) {
        const node = api.getDisplayedRowAtIndex(row);
        const id = model.columns[column]?.id;
        if (node && id !== undefined) {
          rowNodes.add(node);
          columns.add(id);
        }
      }
      if (rowNodes.size > 0) api.refreshCells({ rowNodes: [...rowNodes], columns: [...columns] });
    },
    reveal({ row, column }) {
      if (api.isDestroyed()) return;
      const id = model.columns[column]?.id;
      api.ensureIndexVisible(row);
      if (id !== undefined) api.ensureColumnVisible(id);
    },
    boxOf({ row, column }) {
      const id = model.columns[column]?.id;
      const cell = host.querySelector(gridClasses.at(row, id ?? ''));
      return cell?.getBoundingClientRect() ?? null;
    },
    cellAt(event) {
      const target = event.target instanceof Element ? event.target : null;
      const cell = target?.closest(gridClasses.cell);
      const row = Number(cell?.closest(gridClasses.row)?.getAttribute('row-index') ?? Number.NaN);
      const column = columnIndex.get(cell?.getAttribute('col-id') ?? '');
      return Number.isInteger(row) && column !== undefined ? { row, column } : null;
    },
    visibleRows() {
      const height = host.querySelector(gridClasses.viewport)?.clientHeight ?? 0;
      return Math.max(1, Math.floor(height / rowHeight) - 1);
    },
  };
}

/** Height of a row with a name of one line, in pixels at 100 %. */
export const rowHeight = 26;
export const twoLineRowHeight = 42;
