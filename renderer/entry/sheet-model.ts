import type { Change } from '../../shared/model/batch';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { Position, Range } from '../../shared/sheet/ranges';
import type { Layout } from '../../shared/sheet/selection';
import { figureColumnOf, isOpenColumn, sheetColumns, type SheetColumn } from './sheet-columns';
import { wholeRows, type IndicatorRow, type SheetRow } from './sheet-rows';

/** A cell by its row and column, wherever they are shown. */
export interface CellId {
  readonly rowId: Id;
  readonly columnId: string;
}

/** Everything that the sheet of a plan has, shown or not. */
export interface WholeSheet {
  readonly rows: readonly IndicatorRow[];
  readonly columns: readonly SheetColumn[];
  readonly rowOfSeries: (seriesId: Id) => IndicatorRow | null;
}

/** The sheet as it is shown: rows and columns that are not shown have no place in it. */
export interface SheetModel {
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly layout: Layout;
  /** Where a figure stands; null where the sheet does not show it. */
  readonly placeOf: (figure: FigurePlace) => Position | null;
  readonly whole: WholeSheet;
}

/** A figure by its series and address. */
export interface FigurePlace {
  readonly seriesId: Id;
  readonly measure: Measure;
  readonly period: string;
}

export function wholeSheet(view: PlanView): WholeSheet {
  const rows = wholeRows(view);
  // Found out when the first one is asked for.
  let rowOf: ReadonlyMap<Id, IndicatorRow> | null = null;
  return {
    rows,
    columns: sheetColumns(view),
    rowOfSeries: (seriesId) => (rowOf ??= rowsBySeries(rows)).get(seriesId) ?? null,
  };
}

function rowsBySeries(rows: readonly IndicatorRow[]): ReadonlyMap<Id, IndicatorRow> {
  const rowOf = new Map<Id, IndicatorRow>();
  for (const row of rows) if (row.content.series) rowOf.set(row.content.series.id, row);
  return rowOf;
}

/** These rows and columns of a sheet, shown. */
export function shownSheet(
  whole: WholeSheet,
  { rows, columns }: Pick<SheetModel, 'rows' | 'columns'>,
): SheetModel {
  return { rows, columns, layout: layoutOf(rows, columns), placeOf: placesOf(whole, rows, columns), whole };
}

/** The sheet of a plan with everything shown. */
export function sheetModel(view: PlanView): SheetModel {
  const whole = wholeSheet(view);
  return shownSheet(whole, whole);
}

/** Categories are merged over their rows. Where is found out when it is first asked for. */
function layoutOf(rows: readonly SheetRow[], columns: readonly SheetColumn[]): Layout {
  const column = columns.findIndex(({ kind }) => kind === 'category');
  let blocks: readonly Range[] | null = null;
  return {
    extent: { rows: rows.length, columns: columns.length },
    mergedAt: (position) =>
      position.column === column ? ((blocks ??= blocksOf(rows, column))[position.row] ?? null) : null,
  };
}

/** For each row the rows of its category, as a range of one column. */
function blocksOf(rows: readonly SheetRow[], column: number): readonly Range[] {
  return rows.flatMap(({ categoryStart, categorySpan, index }) => {
    if (!categoryStart) return [];
    const block = { top: index, bottom: index + categorySpan - 1, left: column, right: column };
    return Array.from({ length: categorySpan }, () => block);
  });
}

/** The places are found out when the first one is asked for. */
function placesOf(
  whole: WholeSheet,
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
): SheetModel['placeOf'] {
  let indexOf: ReadonlyMap<Id, number> | null = null;
  const columnOf = new Map<string, number>();
  for (const [index, column] of columns.entries())
    if (column.kind === 'figure') columnOf.set(`${column.address.measure}:${column.address.period}`, index);
  return ({ seriesId, measure, period }) => {
    const own = whole.rowOfSeries(seriesId);
    const column = columnOf.get(`${measure}:${period}`);
    if (!own || column === undefined) return null;
    if (rows === whole.rows) return { row: own.index, column };
    indexOf ??= new Map(rows.map(({ id, index }) => [id, index]));
    const row = indexOf.get(own.id);
    return row === undefined ? null : { row, column };
  };
}

/** Where a cell is shown; null where it is not. */
export function placeOfCell({ rows, columns }: SheetModel, cell: CellId): Position | null {
  const row = rows.findIndex(({ id }) => id === cell.rowId);
  const column = columns.findIndex(({ id }) => id === cell.columnId);
  return row < 0 || column < 0 ? null : { row, column };
}

/** The cell of a figure, shown or not; null where the sheet has none. */
export function cellOf({ rowOfSeries, columns }: WholeSheet, figure: FigurePlace): CellId | null {
  const row = rowOfSeries(figure.seriesId);
  const column = figureColumnOf(columns, figure);
  return row && column ? { rowId: row.id, columnId: column.id } : null;
}

/** Where changed figures are shown. */
export function* changedCells({ placeOf }: SheetModel, changes: readonly Change[]): Generator<Position> {
  for (const { key } of changes) {
    const place = key.kind === 'figure' ? placeOf(key) : null;
    if (place) yield place;
  }
}

/** Whether two shown sheets have the same cells in the same places. */
export function sameCells(a: SheetModel, b: SheetModel): boolean {
  return a.rows === b.rows && a.columns.map(({ id }) => id).join() === b.columns.map(({ id }) => id).join();
}

/** Whether a cell can be typed into. */
export function isOpen({ rows, columns }: SheetModel, position: Position): boolean {
  const column = columns[position.column];
  return rows[position.row]?.content.series != null && isOpenColumn(column);
}

/** Why a cell cannot be typed into; null where it can. */
export function lockReason({ content }: SheetRow, column: SheetColumn): string | null {
  if (content.kind === 'none') return '没有符合筛选条件的行。可以清除筛选，显示全部行。';
  if (content.kind === 'collapsed')
    return `类别“${content.category.name}”已收起，要录入里面的 ${content.rows.length} 行，请先展开它。`;
  if (column.kind !== 'figure') return '类别、名称、单位和属性来自规划文本，不在这里修改。';
  if (content.kind === 'parent')
    return `“${content.indicator.name}”是分组标题，没有自己的数据，请填写它下面的分指标。`;
  if (!content.series) return `“${content.indicator.name}”没有数据行。`;
  if (!isOpenColumn(column)) return `${column.meaning}来自规划文本，不在这里修改。`;
  return null;
}

/** Where a cell is, for people: "互联网省际出口带宽 2018 年实际值". */
export function cellTitle(row: SheetRow, column: SheetColumn): string {
  return `${rowName(row)} ${column.kind === 'figure' ? column.meaning : column.title}`;
}

/** What a row is called: its indicator, or the category that is collapsed in it. */
export function rowName({ content }: SheetRow): string {
  return (content.indicator ?? content.category)?.name ?? '没有符合筛选条件的行';
}
