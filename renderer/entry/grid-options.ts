import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellSpanModule,
  CellStyleModule,
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
import type { Position } from '../../shared/sheet/ranges';
import { textWidth } from '../ui/text-width';
import { classesOfMarked, textOfMarked } from './cell-marks';
import { shownText, type ShownWith } from './cell-text';
import { actualsGroupId, rowHeaderId } from './grid-face';
import { rowHeight, twoLineRowHeight } from './grid-geometry';
import type { Rejections } from './rejections';
import { lockReason, type SheetColumn, type SheetModel, type SheetRow } from './sheet-model';

ModuleRegistry.registerModules([
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
  readonly model: SheetModel;
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
      column.kind === 'category' && (row(params)?.content.categorySpan ?? 0) > 10,
  };
}

function columnDefinition(source: GridSource, column: SheetColumn, index: number): ColDef<SheetRow> {
  const frozen = column.kind !== 'figure' && column.frozen;
  const definition: ColDef<SheetRow> = {
    colId: column.id,
    headerName: column.title,
    width: column.width,
    cellClass: `sheet-${column.kind}`,
    headerClass: `sheet-head-${column.kind}`,
    cellDataType: false,
    cellClassRules: cellClassRules(source, column, index),
    valueGetter: ({ data }) => (data ? shownText(source, data, column) : ''),
    ...(frozen ? { pinned: 'left' as const } : {}),
    // On a wide screen the figures share what is left, up to a width at which they still read as one row.
    ...(column.kind === 'figure' ? { ...figureFace, flex: 1, minWidth: column.width, maxWidth: 160 } : {}),
  };
  if (column.kind === 'category')
    return {
      ...definition,
      spanRows: ({ nodeA, nodeB }) =>
        nodeA?.data?.content.category.id === nodeB?.data?.content.category.id && nodeA !== null,
    };
  if (column.kind === 'name') return { ...definition, tooltipValueGetter: ({ value }) => longName(value) };
  return definition;
}

/** A figure is shown with its marks; the grid's value holds both. */
const figureFace: ColDef<SheetRow> = {
  valueFormatter: ({ value }) => textOfMarked(value),
  cellClass: ({ value }) => ['sheet-figure', ...classesOfMarked(value)],
};

const nameColumnEms = 15.5;

/** Only a name that does not fit into two lines needs a tooltip. */
function longName(value: unknown): string | null {
  return typeof value === 'string' && textWidth(value) > nameColumnEms * 2 ? value : null;
}

/** The columns with their two-level header: the actuals of all years stand under one heading. */
export function columnDefinitions(source: GridSource): (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] {
  const definitions = source.model.columns.map((column, index) => ({
    column,
    definition: columnDefinition(source, column, index),
  }));
  const isActual = (column: SheetColumn) => column.kind === 'figure' && column.address.measure === 'actual';
  const first = definitions.findIndex(({ column }) => isActual(column));
  const actuals = definitions.filter(({ column }) => isActual(column)).map(({ definition }) => definition);
  const before = definitions.slice(0, first).map(({ definition }) => definition);
  const after = definitions.slice(first + actuals.length).map(({ definition }) => definition);
  const group: ColGroupDef<SheetRow> = {
    groupId: actualsGroupId,
    headerName: '实际值',
    headerClass: 'sheet-head-group',
    marryChildren: true,
    children: actuals,
  };
  return [rowHeader(source.model), ...before, group, ...after];
}

/** Row numbers, by which whole rows are selected, as in a spreadsheet; the corner above them selects everything. */
function rowHeader({ rows }: SheetModel): ColDef<SheetRow> {
  return {
    colId: rowHeaderId,
    headerName: '',
    headerTooltip: '全选',
    width: 14 + 8 * Math.max(2, `${rows.length}`.length),
    pinned: 'left',
    resizable: false,
    cellDataType: false,
    cellClass: 'sheet-row-head',
    headerClass: 'sheet-head-corner',
    valueGetter: ({ data }) => (data ? data.index + 1 : ''),
  };
}

function heightOf({ content }: SheetRow): number {
  const indent = content.kind === 'sub' ? 1.5 : 0;
  return textWidth(content.indicator.name) + indent > nameColumnEms ? twoLineRowHeight : rowHeight;
}

/** The heights of the rows. The grid asks for each of them only where they are not all the same. */
export function heightOptions({ rows }: SheetModel): Pick<GridOptions<SheetRow>, 'getRowHeight'> {
  const areAllLow = rows.every((row) => heightOf(row) === rowHeight);
  return areAllLow ? {} : { getRowHeight: ({ data }) => (data ? heightOf(data) : rowHeight) };
}

/** Everything about the grid that never changes while it lives. */
export const gridOptions: GridOptions<SheetRow> = {
  theme: 'legacy',
  rowHeight,
  headerHeight: 28,
  groupHeaderHeight: 26,
  getRowId: ({ data }) => data.id,
  getRowClass: ({ data }: RowClassParams<SheetRow>) => {
    if (!data) return undefined;
    const { kind, categoryStart } = data.content;
    return [`sheet-row-${kind}`, ...(categoryStart && data.index > 0 ? ['sheet-category-start'] : [])];
  },
  defaultColDef: { sortable: false, suppressMovable: true, resizable: true, suppressHeaderMenuButton: true },
  enableCellSpan: true,
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressClickEdit: true,
  animateRows: false,
  rowBuffer: 12,
  tooltipShowDelay: 400,
  localeText: AG_GRID_LOCALE_CN,
};
