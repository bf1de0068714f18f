import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
import type { Attribute } from '../model/plan';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';
import { emptyCell, textCell, type TableCell, type TableColumn } from './table-model';

/** A column that says what a row is about. */
export type DescribingColumn = 'category' | 'number' | 'name' | 'unit' | 'attribute';

/** A column of figures, and where they stand in a series. */
export interface FigureColumn {
  readonly column: TableColumn;
  readonly address: FigureAddress;
}

export const attributeNames: Readonly<Record<Attribute, string>> = { expected: '预期性', binding: '约束性' };

const describing = { align: 'center', frozen: false, indented: false } as const;

/** The describing columns as the tables of this program head them. */
export const describingColumns: Readonly<Record<DescribingColumn, TableColumn>> = {
  category: { ...describing, id: 'category', title: '类别', width: 16, frozen: true },
  number: { ...describing, id: 'number', title: '序号', width: 5, frozen: true },
  name: {
    id: 'name',
    title: '指标名称',
    align: 'left',
    width: 32,
    frozen: true,
    indented: true,
  },
  unit: { ...describing, id: 'unit', title: '单位', width: 9 },
  attribute: { ...describing, id: 'attribute', title: '属性', width: 8 },
};

function numberCell({ indicator }: PlanRow): TableCell {
  if (indicator.number === null) return emptyCell;
  const value = `${indicator.number}`;
  return {
    content: { kind: 'number', value, decimals: 0, text: value, cumulative: false },
    rowSpan: 1,
    columnSpan: 1,
  };
}

const textOrEmpty = (text: string | null): TableCell => (text === null ? emptyCell : textCell(text));

/** What a row says in a describing column; null under a category cell that reaches down to it. */
export function describingCell(row: PlanRow, column: DescribingColumn): TableCell | null {
  const { indicator } = row;
  switch (column) {
    case 'category':
      return row.categoryStart ? textCell(row.category.name, { rowSpan: row.categorySpan }) : null;
    case 'number':
      return numberCell(row);
    case 'name':
      return textCell(indicator.name);
    case 'unit':
      return textOrEmpty(indicator.unit);
    case 'attribute':
      return textOrEmpty(indicator.attribute && attributeNames[indicator.attribute]);
  }
}

/** A column of figures; its width is in half-width characters. */
export function figureColumn(address: FigureAddress, title: string, width: number): FigureColumn {
  const id = `${address.measure}:${address.period}`;
  return { column: { id, title, align: 'right', width, frozen: false, indented: false }, address };
}

/** The figure of a row at an address; null where there is none. */
export function figureAt(row: PlanRow, address: FigureAddress): Figure | null {
  return row.series?.figures[figureSlot(address)] ?? null;
}

/** The rows as far as sub-indicators are moved in. */
export const rowIndent = ({ kind }: PlanRow): number => (kind === 'sub' ? 1 : 0);

/** Every row of a plan. Throws RangeError where an indicator belongs to no row: a table must not lose one silently. */
export function completeRows(view: PlanView): readonly PlanRow[] {
  const rows = planRows(view);
  const lost = view.indicators.length - rows.length;
  if (lost === 0) return rows;
  throw new RangeError(`${lost} 项指标没有归入类别，表格会缺行，没有生成。`);
}
