/**
 * The sheet's peer: the same columns, merged categories and figures in a bare AG Grid, and nothing else. Its rows have ids,
 * by which the transaction finds those that change; the sheet's rows need none.
 */
import 'ag-grid-community/styles/ag-grid.css';
import 'ag-grid-community/styles/ag-theme-balham.css';
import '../sheet/page.css';
import {
  CellSpanModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  type ColDef,
  type ColGroupDef,
  type GridApi,
} from 'ag-grid-community';
import type { SheetColumn } from '../../../../renderer/entry/sheet-columns';
import { sheetModel } from '../../../../renderer/entry/sheet-model';
import type { Series } from '../../../../shared/model/plan';
import { figureAt, largeView } from '../sheet/data';
import { untilShown } from '../sheet/sheet-page';

ModuleRegistry.registerModules([ClientSideRowModelModule, ClientSideRowModelApiModule, CellSpanModule]);

type Row = Record<string, string>;

let rows: Row[] = [];
let grid: GridApi<Row> | null = null;
const { columns } = sheetModel({ ...largeView(), categories: [], indicators: [], series: [] });

function definitionOf(column: SheetColumn): ColDef<Row> {
  const isFigure = column.kind === 'figure';
  return {
    field: column.id,
    headerName: column.title,
    width: column.width,
    cellDataType: false,
    ...(isFigure ? { flex: 1, minWidth: column.width, maxWidth: 160 } : {}),
    ...(!isFigure && column.frozen ? { pinned: 'left' as const } : {}),
    ...(column.kind === 'category' ? { spanRows: true } : {}),
  };
}

const isActual = ({ id }: SheetColumn): boolean => id.startsWith('actual-');

function definitionsOf(): (ColDef<Row> | ColGroupDef<Row>)[] {
  const actuals = columns.filter(isActual).map(definitionOf);
  const others = columns.filter((column) => !isActual(column)).map(definitionOf);
  return [...others.slice(0, -1), { headerName: '实际值', children: actuals }, ...others.slice(-1)];
}

/** The texts that the sheet shows, one object a row, as a grid is given them. */
function rowsOf(): Row[] {
  const { categories, indicators, series } = largeView();
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const bySeries = new Map(series.map((each): [string, Series] => [each.indicatorId, each]));
  return indicators.map(({ id, categoryId, number, name, unit }) => {
    const row: Row = {
      id,
      category: names.get(categoryId) ?? '',
      number: `${number ?? ''}`,
      name,
      unit: unit ?? '',
      attribute: '预期性',
    };
    const figures = Object.values(bySeries.get(id)?.figures ?? {});
    columns
      .filter(({ kind }) => kind === 'figure')
      .forEach((column, index) => {
        const figure = figures[index];
        row[column.id] = typeof figure === 'string' ? figure : '';
      });
    return row;
  });
}

function mount(): void {
  const host = document.getElementById('sheet');
  if (!host) throw new Error('no place for the grid');
  grid = createGrid<Row>(host, {
    theme: 'legacy',
    rowHeight: 26,
    headerHeight: 28,
    groupHeaderHeight: 26,
    defaultColDef: { sortable: false, suppressMovable: true, suppressHeaderMenuButton: true },
    enableCellSpan: true,
    animateRows: false,
    rowBuffer: 12,
    getRowId: ({ data }) => data['id'] ?? '',
    columnDefs: definitionsOf(),
    rowData: rows,
  });
}

window.sheetPage = {
  prepare() {
    rows = rowsOf();
  },
  show: () => untilShown(mount, 0, figureAt(0, 1)),
  paste(count, width, round) {
    const actuals = columns.filter(isActual).slice(0, width);
    const update = rows.slice(0, count).map((row, index) => {
      const changed = actuals.map(({ id }, column) => [id, figureAt(index, column + 1, round)] as const);
      return { ...row, ...Object.fromEntries(changed) };
    });
    return untilShown(() => grid?.applyTransaction({ update }), 0, figureAt(0, 1, round));
  },
};
