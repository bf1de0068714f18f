import type { DocumentTable } from '../model/plan';
import type { PlanRow, PlanView } from '../model/plan-view';
import { figureCell } from './figure-cell';
import {
  completeRows,
  describingCell,
  describingColumns,
  figureAt,
  figureColumn,
  rowIndent,
  type DescribingColumn,
  type FigureColumn,
} from './plan-columns';
import type { TableColumn, TableModel } from './table-model';

type DocumentColumn =
  | { readonly kind: 'describing'; readonly name: DescribingColumn; readonly column: TableColumn }
  | ({ readonly kind: 'figure' } & FigureColumn);

/** What the heads of plan documents mean, blanks inside them left out. */
const heads: Readonly<Record<string, DescribingColumn>> = {
  类别: 'category',
  序号: 'number',
  指标: 'name',
  指标名称: 'name',
  单位: 'unit',
  属性: 'attribute',
};

function documentColumn(title: string, { measure, period, version }: DocumentTable): DocumentColumn {
  const head = title.replaceAll(/\s/g, '');
  const name = heads[head];
  if (name !== undefined) return { kind: 'describing', name, column: { ...describingColumns[name], title } };
  if (head === `${period}年`)
    return { kind: 'figure', ...figureColumn({ measure, period, version }, title, 14) };
  throw new RangeError(`规划文本的表里有一列“${title}”，不知道它指什么，这张表没有生成。`);
}

function cellOf(row: PlanRow, column: DocumentColumn) {
  return column.kind === 'describing'
    ? describingCell(row, column.name)
    : figureCell(figureAt(row, column.address));
}

/**
 * A table of the plan document with the title, the heads and the figures that the document prints, of its own version, and
 * nothing else: no notes, no years that came later. Throws RangeError for a head whose meaning is not known,
 * and where an indicator belongs to no row.
 */
export function documentTable(view: PlanView, table: DocumentTable): TableModel {
  const columns = table.columns.map((title) => documentColumn(title, table));
  const [name = table.title] = table.title.split(/\s/);
  return {
    name,
    title: table.title,
    subtitle: null,
    caption: null,
    header: columns.map(({ column }) => ({ column })),
    rows: completeRows(view).map((row) => ({
      kind: row.kind,
      indent: rowIndent(row),
      cells: columns.map((column) => cellOf(row, column)),
    })),
    notes: [],
    source: view.plan.versions.find(({ number }) => number === table.version)?.title ?? null,
  };
}
