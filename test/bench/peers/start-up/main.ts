/** Start-up's peer: the seed plan in a bare AG Grid, its own text editor, nothing else. */
import 'ag-grid-community/styles/ag-grid.css';
import 'ag-grid-community/styles/ag-theme-balham.css';
import './page.css';
import {
  CellSpanModule,
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  TextEditorModule,
  type ColDef,
  type ColGroupDef,
} from 'ag-grid-community';
import type { SheetColumn } from '../../../../renderer/entry/sheet-columns';
import { wholeSheet } from '../../../../renderer/entry/sheet-model';
import type { IndicatorRow } from '../../../../renderer/entry/sheet-rows';
import planAddress from '../../../../seeds/jilin-informatization-13fyp/plan.json?url';
import { figureSlot } from '../../../../shared/model/figure';
import type { PlanDocument } from '../../../../shared/model/plan';
import { printFigure } from '../../../../shared/notation/print';

ModuleRegistry.registerModules([ClientSideRowModelModule, CellSpanModule, TextEditorModule]);

type Row = Record<string, string>;

function textOf({ content }: IndicatorRow, column: SheetColumn): string {
  const { category, indicator, series } = content;
  switch (column.kind) {
    case 'category':
      return category.name;
    case 'number':
      return `${indicator.number ?? ''}`;
    case 'name':
      return indicator.name;
    case 'unit':
      return indicator.unit ?? '';
    case 'attribute':
      return indicator.attribute === null ? '' : '预期性';
    case 'figure': {
      const figure = series?.figures[figureSlot(column.address)];
      return figure === undefined ? '' : printFigure(figure);
    }
  }
}

function definitionOf(column: SheetColumn): ColDef<Row> {
  const isFigure = column.kind === 'figure';
  return {
    field: column.id,
    headerName: column.title,
    width: column.width,
    cellDataType: false,
    ...(isFigure ? { flex: 1, minWidth: column.width, maxWidth: 160, editable: true } : {}),
    ...(!isFigure && column.frozen ? { pinned: 'left' as const } : {}),
    ...(column.kind === 'category' ? { spanRows: true } : {}),
  };
}

const isActual = ({ id }: SheetColumn): boolean => id.startsWith('actual-');

function definitionsOf(columns: readonly SheetColumn[]): (ColDef<Row> | ColGroupDef<Row>)[] {
  const actuals = columns.filter(isActual).map(definitionOf);
  const others = columns.filter((column) => !isActual(column)).map(definitionOf);
  return [...others.slice(0, -1), { headerName: '实际值', children: actuals }, ...others.slice(-1)];
}

const host = document.getElementById('grid');
const document_ = (await (await fetch(planAddress)).json()) as PlanDocument;
const { rows, columns } = wholeSheet({ ...document_, version: 1 });
if (host)
  createGrid<Row>(host, {
    theme: 'legacy',
    rowHeight: 26,
    headerHeight: 28,
    groupHeaderHeight: 26,
    defaultColDef: { sortable: false, suppressMovable: true, suppressHeaderMenuButton: true },
    enableCellSpan: true,
    animateRows: false,
    rowBuffer: 12,
    columnDefs: definitionsOf(columns),
    rowData: rows.map((row) => Object.fromEntries(columns.map((column) => [column.id, textOf(row, column)]))),
    onFirstDataRendered: ({ api }) => api.setFocusedCell(0, 'actual-2016'),
  });
