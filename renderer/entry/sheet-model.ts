import type { FigureAddress } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import { planRows, type PlanRow, type PlanView } from '../../shared/model/plan-view';

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
  /** What the column holds, for messages: "2018 年实际值". */
  readonly meaning: string;
}

export type SheetColumn = DescriptionColumn | FigureColumn;

export interface SheetModel {
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
}

const descriptions: readonly DescriptionColumn[] = [
  { id: 'category', kind: 'category', title: '类别', width: 122, frozen: true },
  { id: 'number', kind: 'number', title: '序号', width: 48, frozen: true },
  { id: 'name', kind: 'name', title: '指标名称', width: 232, frozen: true },
  { id: 'unit', kind: 'unit', title: '单位', width: 78, frozen: true },
  { id: 'attribute', kind: 'attribute', title: '属性', width: 68, frozen: true },
];

const figureWidth = 96;

function figureColumns({ plan, version }: PlanView): readonly FigureColumn[] {
  const baseline: FigureColumn = {
    id: 'baseline',
    kind: 'figure',
    title: `${plan.baseYear}年基期值`,
    meaning: `${plan.baseYear} 年基期值`,
    width: 104,
    address: { measure: 'baseline', period: `${plan.baseYear}`, version },
  };
  const years = Array.from(
    { length: plan.targetYear - plan.baseYear },
    (_, index) => plan.baseYear + 1 + index,
  );
  const actuals = years.map((year): FigureColumn => ({
    id: `actual-${year}`,
    kind: 'figure',
    title: `${year}年`,
    meaning: `${year} 年实际值`,
    width: figureWidth,
    address: { measure: 'actual', period: `${year}` },
  }));
  const target: FigureColumn = {
    id: 'target',
    kind: 'figure',
    title: `${plan.targetYear}年目标值`,
    meaning: `${plan.targetYear} 年目标值`,
    width: 104,
    address: { measure: 'target', period: `${plan.targetYear}`, version },
  };
  return [baseline, ...actuals, target];
}

export function sheetModel(view: PlanView): SheetModel {
  const rows = planRows(view).map((content, index) => ({ id: content.indicator.id, index, content }));
  return { rows, columns: [...descriptions, ...figureColumns(view)] };
}

/** Why a cell cannot be typed into; null where it can. */
export function lockReason({ content }: SheetRow, column: SheetColumn): string | null {
  if (column.kind !== 'figure') return '类别、名称、单位和属性来自规划文本，不在这里修改。';
  if (content.kind === 'parent')
    return `“${content.indicator.name}”是分组标题，没有自己的数据，请填写它下面的分指标。`;
  if (!content.series) return `“${content.indicator.name}”没有数据行。`;
  if (column.address.measure !== 'actual') return `${column.meaning}来自规划文本，不在这里修改。`;
  return null;
}

/** Where a cell is, for people: "互联网省际出口带宽 2018 年实际值". */
export function cellTitle({ content }: SheetRow, column: SheetColumn): string {
  return `${content.indicator.name} ${column.kind === 'figure' ? column.meaning : column.title}`;
}
