import { figureSlot, type FigureAddress, type FigureSlot } from '../../shared/model/figure';
import type { PlanView } from '../../shared/model/plan-view';
import type { LaidColumn } from '../../shared/sheet/column-layout';

interface ColumnBase extends LaidColumn {
  readonly title: string;
}

export interface DescriptionColumn extends ColumnBase {
  readonly kind: 'category' | 'number' | 'name' | 'unit' | 'attribute';
}

export interface FigureColumn extends ColumnBase {
  readonly kind: 'figure';
  readonly address: FigureAddress;
  readonly slot: FigureSlot;
  /** What the column holds, for messages: "2018 年实际值". */
  readonly meaning: string;
}

export type SheetColumn = DescriptionColumn | FigureColumn;

/** How a column is laid out before anything is chosen. */
const asItComes = { isSized: false, isAfterHidden: false } as const;

const descriptions: readonly Omit<DescriptionColumn, 'frozen' | keyof typeof asItComes>[] = [
  { id: 'category', kind: 'category', title: '类别', width: 122 },
  { id: 'number', kind: 'number', title: '序号', width: 48 },
  { id: 'name', kind: 'name', title: '指标名称', width: 232 },
  { id: 'unit', kind: 'unit', title: '单位', width: 78 },
  { id: 'attribute', kind: 'attribute', title: '属性', width: 68 },
];

/** With these, a sheet of five years and hundreds of rows fits a window of 1366 pixels. */
const figureWidth = 92;

function figureColumn(
  column: Omit<FigureColumn, 'kind' | 'slot' | 'frozen' | keyof typeof asItComes>,
): FigureColumn {
  return { ...column, ...asItComes, kind: 'figure', frozen: false, slot: figureSlot(column.address) };
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

/** Every column that a sheet of a plan has. */
export function sheetColumns(view: PlanView): readonly SheetColumn[] {
  return [
    ...descriptions.map((column) => ({ ...column, frozen: true, ...asItComes })),
    ...figureColumns(view),
  ];
}

/** The column of a figure; undefined where there is none. */
export function figureColumnOf(
  columns: readonly SheetColumn[],
  { measure, period }: Pick<FigureAddress, 'measure' | 'period'>,
): FigureColumn | undefined {
  return columns.find(
    (column): column is FigureColumn =>
      column.kind === 'figure' && column.address.measure === measure && column.address.period === period,
  );
}

/** The actual values are what is entered here; everything else is the plan's. */
export function isOpenColumn(column: SheetColumn | undefined): boolean {
  return column?.kind === 'figure' && column.address.measure === 'actual';
}

export function openColumns(columns: readonly SheetColumn[]): readonly FigureColumn[] {
  return columns.filter((column): column is FigureColumn => isOpenColumn(column));
}
