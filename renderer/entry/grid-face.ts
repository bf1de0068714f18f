import type { Column, GridApi, IRowNode } from 'ag-grid-community';
import type { Position } from '../../shared/sheet/ranges';
import { gridGeometry, type GridGeometry } from './grid-geometry';
import type { SheetModel } from './sheet-model';
import { isOpenColumn } from './sheet-columns';
import type { SheetRow } from './sheet-rows';

/** The class names of AG Grid that this program relies on; they changed with major versions before. */
const gridClasses = {
  cell: '.ag-cell[col-id]',
  headerCell: '.ag-header-cell[col-id]',
  headerGroup: '.ag-header-group-cell[col-id]',
  resizeHandle: '.ag-header-cell-resize',
  row: '[row-index]',
  viewport: '.ag-grid-viewport',
  header: '.ag-header',
  scrollbar: '.ag-body-vertical-scroll',
  /** Holds the rows and moves with them. */
  rows: '.ag-grid-scrolling-container',
  at: (row: number, columnId: string) => `[row-index="${row}"] .ag-cell[col-id="${columnId}"]`,
} as const;

/** The column of row numbers by which whole rows are selected; it is no column of the model. */
export const rowHeaderId = 'row-header';
export const actualsGroupId = 'actuals';

/** What stands under the mouse. Columns are given as the first and the last of those that a head stands over. */
export type GridPlace =
  | { readonly kind: 'cell'; readonly position: Position }
  | { readonly kind: 'rowHead'; readonly row: number }
  | { readonly kind: 'columnHead'; readonly first: number; readonly last: number }
  | { readonly kind: 'corner' };

/** What the sheet needs of the grid that draws it. */
export interface GridFace extends GridGeometry {
  /** Draws the given cells anew. */
  refresh(cells: readonly Position[]): void;
  /** Draws every figure on the screen anew. */
  refreshAll(): void;
  reveal(position: Position): void;
  /** Where a cell is on the screen; null when it is not drawn. */
  boxOf(position: Position): DOMRect | null;
  /** What is under an event; null where there is nothing of the sheet's own. */
  placeAt(event: Event): GridPlace | null;
  /** The head at whose right edge an event is, by which its column is made wider; null elsewhere. */
  edgeAt(event: Event): { readonly column: number; readonly element: Element } | null;
  /** The element in which the rows lie; what is put into it scrolls with them. */
  rowsElement(): HTMLElement | null;
  /** Marks the heads of columns as selected. */
  markHeads(isSelected: (column: number) => boolean): void;
}

interface GridColumns {
  /** Those of the sheet that these are. */
  readonly of: SheetModel['columns'];
  readonly grid: readonly (Column | null)[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export function gridFace(api: GridApi<SheetRow>, host: HTMLElement, model: () => SheetModel): GridFace {
  let known: GridColumns | null = null;
  /** The columns that are shown now. */
  const shown = (): GridColumns => {
    const { columns } = model();
    if (known?.of !== columns)
      known = {
        of: columns,
        grid: columns.map(({ id }) => api.getColumn(id)),
        indexOf: new Map(columns.map(({ id }, index) => [id, index])),
      };
    return known;
  };
  const find = (selector: string) => host.querySelector<HTMLElement>(selector);
  const indexOf = (element: Element): number | undefined =>
    shown().indexOf.get(element.getAttribute('col-id') ?? '');
  const geometry = gridGeometry(api, () => shown().grid, {
    viewport: () => find(gridClasses.viewport),
    scrollbar: () => find(gridClasses.scrollbar),
    header: () => find(gridClasses.header),
    rows: () => find(gridClasses.rows),
  });
  /** Of a merged cell the row under the mouse: its first may be far off the screen. */
  const rowUnder = (event: Event, position: Position): number =>
    event instanceof MouseEvent && model().layout.mergedAt(position)
      ? geometry.nearestCell(event.clientX, event.clientY).row
      : position.row;
  return {
    ...geometry,
    refresh(cells) {
      if (api.isDestroyed()) return;
      const rowNodes = new Set<IRowNode<SheetRow>>();
      const columns = new Set<Column>();
      for (const { row, column } of cells) {
        const node = api.getDisplayedRowAtIndex(row);
        const gridColumn = shown().grid[column];
        if (node && gridColumn) {
          rowNodes.add(node);
          columns.add(gridColumn);
        }
      }
      if (rowNodes.size > 0) api.refreshCells({ rowNodes: [...rowNodes], columns: [...columns] });
    },
    refreshAll() {
      if (!api.isDestroyed()) api.refreshCells();
    },
    reveal({ row, column }) {
      if (api.isDestroyed()) return;
      const gridColumn = shown().grid[column];
      api.ensureIndexVisible(row);
      if (gridColumn) api.ensureColumnVisible(gridColumn);
    },
    boxOf({ row, column }) {
      const cell = host.querySelector(gridClasses.at(row, model().columns[column]?.id ?? ''));
      return cell?.getBoundingClientRect() ?? null;
    },
    placeAt(event) {
      const target = event.target instanceof Element ? event.target : null;
      if (!target || target.closest(gridClasses.resizeHandle)) return null;
      const group = target.closest(gridClasses.headerGroup);
      if (group?.getAttribute('col-id')?.startsWith(actualsGroupId)) {
        const { columns } = model();
        return {
          kind: 'columnHead',
          first: columns.findIndex(isOpenColumn),
          last: columns.findLastIndex(isOpenColumn),
        };
      }
      const head = target.closest(gridClasses.headerCell);
      if (head) {
        const column = indexOf(head);
        if (column !== undefined) return { kind: 'columnHead', first: column, last: column };
        return head.getAttribute('col-id') === rowHeaderId ? { kind: 'corner' } : null;
      }
      const cell = target.closest(gridClasses.cell);
      const row = Number(cell?.closest(gridClasses.row)?.getAttribute('row-index') ?? Number.NaN);
      if (!cell || !Number.isInteger(row)) return null;
      const column = indexOf(cell);
      if (column !== undefined)
        return { kind: 'cell', position: { row: rowUnder(event, { row, column }), column } };
      return cell.getAttribute('col-id') === rowHeaderId ? { kind: 'rowHead', row } : null;
    },
    edgeAt({ target }) {
      const edge = target instanceof Element ? target.closest(gridClasses.resizeHandle) : null;
      const element = edge?.closest(gridClasses.headerCell);
      const column = element ? indexOf(element) : undefined;
      return element && column !== undefined ? { column, element } : null;
    },
    rowsElement: () => find(gridClasses.rows),
    markHeads(isSelected) {
      for (const head of host.querySelectorAll(gridClasses.headerCell)) {
        const column = indexOf(head);
        head.classList.toggle('sheet-head-selected', column !== undefined && isSelected(column));
      }
    },
  };
}
