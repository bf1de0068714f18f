import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellSpanModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  type CellClassParams,
  type ColDef,
  type ColGroupDef,
  type GridOptions,
  type RowClassParams,
} from 'ag-grid-community';
import { narrowest } from '../../shared/sheet/column-layout';
import type { Position } from '../../shared/sheet/ranges';
import { isWider } from '../ui/text-width';
import { classesOfMarked, textOfMarked } from './cell-marks';
import { shownText, type ShownWith } from './cell-text';
import { actualsGroupId, rowHeaderId } from './grid-face';
import { scaled, type GridScale } from './grid-scale';
import type { Rejections } from './rejections';
import { isOpenColumn, type SheetColumn } from './sheet-columns';
import { lockReason } from './sheet-model';
import type { SheetRow } from './sheet-rows';

ModuleRegistry.registerModules([
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CellSpanModule,
  CellStyleModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/** What the grid looks up while it draws. */
export interface GridSource extends ShownWith {
  readonly rejections: Rejections;
  readonly active: () => Position;
  readonly isFound: (position: Position) => boolean;
}

type Params = CellClassParams<SheetRow>;

function cellClassRules(source: GridSource, column: SheetColumn, index: number) {
  const row = ({ data }: Params): SheetRow | null => data ?? null;
  return {
    'sheet-active': ({ data }: Params) => {
      const active = source.active();
      return data?.index === active.row && active.column === index;
    },
    'sheet-found': ({ data }: Params) =>
      data !== undefined && source.isFound({ row: data.index, column: index }),
    'sheet-locked': (params: Params) => {
      const data = row(params);
      return data !== null && column.kind === 'figure' && lockReason(data, column) !== null;
    },
    'sheet-rejected': (params: Params) => {
      const data = row(params);
      return data !== null && source.rejections.get(data.id, column.id) !== undefined;
    },
    // A tall category is named at its top, where its rows begin, not in a middle that may be far off the screen.
    'sheet-category-tall': (params: Params) =>
      column.kind === 'category' && (row(params)?.categorySpan ?? 0) > 10,
  };
}

function columnDefinition(
  source: GridSource,
  column: SheetColumn,
  index: number,
  scale: GridScale,
): ColDef<SheetRow> {
  const width = scaled(column.width, scale);
  const definition: ColDef<SheetRow> = {
    colId: column.id,
    headerName: column.title,
    width,
    minWidth: scaled(narrowest, scale),
    pinned: index < scale.frozen ? 'left' : null,
    flex: null,
    cellClass: `sheet-${column.kind}`,
    headerClass: `sheet-head-${column.kind}${column.isAfterHidden ? ' sheet-head-after-hidden' : ''}`,
    cellDataType: false,
    cellClassRules: cellClassRules(source, column, index),
    valueGetter: ({ data }) => (data ? shownText(source, data, column) : ''),
    // On a wide screen the figures share what is left, up to a width at which they still read as one row.
    ...(column.kind === 'figure' ? figureFace : {}),
    ...(column.kind === 'figure' && !column.isSized
      ? { flex: 1, minWidth: width, maxWidth: scaled(160, scale) }
      : {}),
  };
  if (column.kind === 'category')
    return {
      ...definition,
      cellRenderer: ({ data, value }: { readonly data?: SheetRow; readonly value: unknown }) =>
        categoryElement(data, String(value)),
      spanRows: ({ nodeA, nodeB }) =>
        nodeA?.data?.content.category?.id === nodeB?.data?.content.category?.id && nodeA !== null,
    };
  if (column.kind === 'name')
    return { ...definition, tooltipValueGetter: ({ value }) => longName(value, scale) };
  return definition;
}

/** A category with the small triangle that puts its rows away, or shows them again. */
function categoryElement(row: SheetRow | undefined, name: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'sheet-category-name';
  if (row?.content.category) {
    const isCollapsed = row.content.kind === 'collapsed';
    const twisty = document.createElement('span');
    twisty.className = 'sheet-twisty';
    twisty.dataset['shows'] = isCollapsed ? 'nothing' : 'rows';
    twisty.title = isCollapsed ? '展开（Alt+Shift+→）' : '收起（Alt+Shift+←）';
    element.append(twisty);
  }
  element.append(name);
  return element;
}

/** A figure is shown with its marks; the grid's value holds both. */
const figureFace: ColDef<SheetRow> = {
  valueFormatter: ({ value }) => textOfMarked(value),
  cellClass: ({ value }) => ['sheet-figure', ...classesOfMarked(value)],
};

/** Only a name that does not fit into two lines needs a tooltip. */
function longName(value: unknown, { nameEms }: GridScale): string | null {
  return typeof value === 'string' && isWider(value, nameEms * 2) ? value : null;
}

/**
 * The columns that are shown with their two-level header: the actuals of all years stand under one heading. `rowCount` is
 * the number of rows, shown or not.
 */
export function columnDefinitions(
  source: GridSource,
  columns: readonly SheetColumn[],
  rowCount: number,
  scale: GridScale,
): (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] {
  const definitions = columns.map((column, index) => ({
    column,
    definition: columnDefinition(source, column, index, scale),
  }));
  const actuals = definitions
    .filter(({ column }) => isOpenColumn(column))
    .map(({ definition }) => definition);
  if (actuals.length === 0)
    return [rowHeader(rowCount, scale), ...definitions.map(({ definition }) => definition)];
  const first = columns.findIndex(isOpenColumn);
  const before = definitions.slice(0, first).map(({ definition }) => definition);
  const after = definitions.slice(first + actuals.length).map(({ definition }) => definition);
  const group: ColGroupDef<SheetRow> = {
    groupId: actualsGroupId,
    headerName: '实际值',
    headerClass: 'sheet-head-group',
    marryChildren: true,
    children: actuals,
  };
  return [rowHeader(rowCount, scale), ...before, group, ...after];
}

/** Row numbers, by which whole rows are selected, as in a spreadsheet; the corner above them selects everything. */
function rowHeader(rowCount: number, scale: GridScale): ColDef<SheetRow> {
  return {
    colId: rowHeaderId,
    headerName: '',
    headerTooltip: '全选',
    width: scaled(14 + 8 * Math.max(2, `${rowCount}`.length), scale),
    pinned: 'left',
    resizable: false,
    cellDataType: false,
    cellClass: 'sheet-row-head',
    headerClass: 'sheet-head-corner',
    valueGetter: ({ data }) => (data?.content.indicator ? data.number : ''),
  };
}

/**
 * Everything about the grid that never changes while it lives. Rows have no ids in the grid: it would compare the old rows
 * with the new ones by them whenever others are shown, which takes twice as long as taking the new ones, and longer to
 * show the first. A row is asked for by where it stands.
 */
export const gridOptions: GridOptions<SheetRow> = {
  theme: 'legacy',
  getRowClass: ({ data }: RowClassParams<SheetRow>) => data && `sheet-row-${data.content.kind}`,
  rowClassRules: {
    'sheet-category-start': ({ data }: RowClassParams<SheetRow>) =>
      data?.categoryStart === true && data.index > 0,
  },
  defaultColDef: { sortable: false, suppressMovable: true, resizable: true, suppressHeaderMenuButton: true },
  enableCellSpan: true,
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressClickEdit: true,
  animateRows: false,
  // What lies over the cells is laid where they are at once.
  suppressColumnMoveAnimation: true,
  rowBuffer: 12,
  suppressScrollOnNewData: true,
  tooltipShowDelay: 400,
  localeText: AG_GRID_LOCALE_CN,
};
