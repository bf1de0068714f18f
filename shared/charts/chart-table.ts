import type { Figure } from '../model/figure';
import { figureCell } from '../tables/figure-cell';
import {
  textCell,
  type Alignment,
  type TableCell,
  type TableColumn,
  type TableModel,
} from '../tables/table-model';

/** A column of the table beside a chart; its width is in half-width characters. */
export function chartColumn(title: string, align: Alignment, width: number, id = title): TableColumn {
  return { id, title, align, width, frozen: false, indented: false };
}

/** The cell of a figure that a chart shows; empty where there is none. */
export function chartFigureCell(figure: Figure | undefined): TableCell {
  return figureCell(figure ?? null);
}

export function chartTable(
  head: Pick<TableModel, 'title' | 'caption' | 'notes' | 'source'>,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
): TableModel {
  return {
    ...head,
    name: '图表数据',
    subtitle: null,
    header: columns.map((column) => ({ column })),
    rows: rows.map((cells) => ({ kind: 'indicator', indent: 0, cells })),
  };
}

/** Name and unit of a row. */
export function namingCells(name: string, unit: string | null): readonly TableCell[] {
  return [textCell(name), textCell(unit ?? '')];
}

export const namingColumns: readonly TableColumn[] = [
  { ...chartColumn('指标名称', 'left', 30), frozen: true },
  chartColumn('单位', 'center', 9),
];
