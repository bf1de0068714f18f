import { figureSlot, type FigureAddress, type FigureSlot, type Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import { planRows, type PlanRow, type PlanView } from '../../shared/model/plan-view';
import type { Position, Range } from '../../shared/sheet/ranges';
import type { Layout } from '../../shared/sheet/selection';

export interface SheetRow {
  readonly id: Id;
  readonly index: number;
  readonly content: PlanRow;
}

interface ColumnBase {
  readonly id: string;
  readonly title: string;
  /** Pixels at 100 %. */
  readonly width: number;
}

export interface DescriptionColumn extends ColumnBase {
  readonly kind: 'category' | 'number' | 'name' | 'unit' | 'attribute';
  readonly frozen: boolean;
}

export interface FigureColumn extends ColumnBase {
  readonly kind: 'figure';
  readonly address: FigureAddress;
  readonly slot: FigureSlot;
  /** What the column holds, for messages: "2018 年实际值". */
  readonly meaning: string;
}

export type SheetColumn = DescriptionColumn | FigureColumn;

/** A cell by its row and column, wherever they are shown. */
export interface CellId {
  readonly rowId: Id;
  readonly columnId: string;
}

export interface SheetModel {
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly layout: Layout;
  /** Where a figure stands; null where the sheet does not show it. */
  readonly placeOf: (figure: FigurePlace) => Position | null;
}

/** A figure by its series and address. */
export interface FigurePlace {
  readonly seriesId: Id;
  readonly measure: Measure;
  readonly period: string;
}

const descriptions: readonly DescriptionColumn[] = [
  { id: 'category', kind: 'category', title: '类别', width: 122, frozen: true },
  { id: 'number', kind: 'number', title: '序号', width: 48, frozen: true },
  { id: 'name', kind: 'name', title: '指标名称', width: 232, frozen: true },
  { id: 'unit', kind: 'unit', title: '单位', width: 78, frozen: true },
  { id: 'attribute', kind: 'attribute', title: '属性', width: 68, frozen: true },
];

const figureWidth = 96;

function figureColumn(column: Omit<FigureColumn, 'kind' | 'slot'>): FigureColumn {
  return { ...column, kind: 'figure', slot: figureSlot(column.address) };
}

function figureColumns({ plan, version }: PlanView): readonly FigureColumn[] {
  const baseline = figureColumn({
    id: 'baseline',
    title: `${plan.baseYear}年基期值`,
    meaning: `${plan.baseYear} 年基期值`,
    width: 104,
    address: { measure: 'baseline', period: `${plan.baseYear}`, version },
  });
  const years = Array.from(
    { length: plan.targetYear - plan.baseYear },
    (_, index) => plan.baseYear + 1 + index,
  );
  const actuals = years.map((year) =>
    figureColumn({
      id: `actual-${year}`,
      title: `${year}年`,
      meaning: `${year} 年实际值`,
      width: figureWidth,
      address: { measure: 'actual', period: `${year}` },
    }),
  );
  const target = figureColumn({
    id: 'target',
    title: `${plan.targetYear}年目标值`,
    meaning: `${plan.targetYear} 年目标值`,
    width: 104,
    address: { measure: 'target', period: `${plan.targetYear}`, version },
  });
  return [baseline, ...actuals, target];
}

export function sheetModel(view: PlanView): SheetModel {
  const rows = planRows(view).map((content, index) => ({ id: content.indicator.id, index, content }));
  const columns = [...descriptions, ...figureColumns(view)];
  return { rows, columns, layout: layoutOf(rows, columns), placeOf: placesOf(rows, columns) };
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
  return rows.flatMap(({ content, index }) => {
    if (!content.categoryStart) return [];
    const bottom = index + content.categorySpan - 1;
    const block = { top: index, bottom, left: column, right: column };
    return Array.from({ length: content.categorySpan }, () => block);
  });
}

/** The places are found out when the first one is asked for. */
function placesOf(rows: readonly SheetRow[], columns: readonly SheetColumn[]): SheetModel['placeOf'] {
  let rowOf: ReadonlyMap<Id, number> | null = null;
  const columnOf = new Map<string, number>();
  for (const [index, column] of columns.entries())
    if (column.kind === 'figure') columnOf.set(`${column.address.measure}:${column.address.period}`, index);
  return ({ seriesId, measure, period }) => {
    const row = (rowOf ??= rowsOfSeries(rows)).get(seriesId);
    const column = columnOf.get(`${measure}:${period}`);
    return row === undefined || column === undefined ? null : { row, column };
  };
}

function rowsOfSeries(rows: readonly SheetRow[]): ReadonlyMap<Id, number> {
  const rowOf = new Map<Id, number>();
  for (const { content, index } of rows) if (content.series) rowOf.set(content.series.id, index);
  return rowOf;
}

/** Where a cell is shown; null where it is not. */
export function placeOfCell({ rows, columns }: SheetModel, cell: CellId): Position | null {
  const row = rows.findIndex(({ id }) => id === cell.rowId);
  const column = columns.findIndex(({ id }) => id === cell.columnId);
  return row < 0 || column < 0 ? null : { row, column };
}

/** Whether a cell can be typed into. */
export function isOpen({ rows, columns }: SheetModel, position: Position): boolean {
  const column = columns[position.column];
  return rows[position.row]?.content.series != null && isOpenColumn(column);
}

/** The actual values are what is entered here; everything else is the plan's. */
export function isOpenColumn(column: SheetColumn | undefined): boolean {
  return column?.kind === 'figure' && column.address.measure === 'actual';
}

/** Why a cell cannot be typed into; null where it can. */
export function lockReason({ content }: SheetRow, column: SheetColumn): string | null {
  if (column.kind !== 'figure') return '类别、名称、单位和属性来自规划文本，不在这里修改。';
  if (content.kind === 'parent')
    return `“${content.indicator.name}”是分组标题，没有自己的数据，请填写它下面的分指标。`;
  if (!content.series) return `“${content.indicator.name}”没有数据行。`;
  if (!isOpenColumn(column)) return `${column.meaning}来自规划文本，不在这里修改。`;
  return null;
}

/** Where a cell is, for people: "互联网省际出口带宽 2018 年实际值". */
export function cellTitle({ content }: SheetRow, column: SheetColumn): string {
  return `${content.indicator.name} ${column.kind === 'figure' ? column.meaning : column.title}`;
}
