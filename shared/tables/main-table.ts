import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
import type { Attribute, Plan } from '../model/plan';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';
import { figureCell } from './figure-cell';
import { figureNotes } from './figure-notes';
import {
  emptyCell,
  textCell,
  type HeaderNode,
  type TableCell,
  type TableColumn,
  type TableModel,
  type TableRow,
} from './table-model';

const attributeNames: Readonly<Record<Attribute, string>> = { expected: '预期性', binding: '约束性' };

interface FigureColumn {
  readonly column: TableColumn;
  readonly address: FigureAddress;
}

const describing = { align: 'center', frozen: false, indented: false } as const;

const category: TableColumn = { ...describing, id: 'category', title: '类别', width: 16, frozen: true };
const number: TableColumn = { ...describing, id: 'number', title: '序号', width: 5, frozen: true };
const name: TableColumn = {
  id: 'name',
  title: '指标名称',
  align: 'left',
  width: 32,
  frozen: true,
  indented: true,
};
const unit: TableColumn = { ...describing, id: 'unit', title: '单位', width: 9 };
const attribute: TableColumn = { ...describing, id: 'attribute', title: '属性', width: 8 };

function figureColumn(address: FigureAddress, title: string, width: number): FigureColumn {
  const id = `${address.measure}:${address.period}`;
  return { column: { id, title, align: 'right', width, frozen: false, indented: false }, address };
}

function figureColumns({ plan, version }: PlanView) {
  const { baseYear, targetYear } = plan;
  const years = Array.from({ length: targetYear - baseYear }, (_, index) => baseYear + 1 + index);
  return {
    baseline: figureColumn(
      { measure: 'baseline', period: `${baseYear}`, version },
      `${baseYear}年基期值`,
      14,
    ),
    actuals: years.map((year) => figureColumn({ measure: 'actual', period: `${year}` }, `${year}年`, 10)),
    target: figureColumn(
      { measure: 'target', period: `${targetYear}`, version },
      `${targetYear}年目标值`,
      14,
    ),
  };
}

function figureAt(row: PlanRow, address: FigureAddress): Figure | null {
  return row.series?.figures[figureSlot(address)] ?? null;
}

function numberCell({ indicator }: PlanRow): TableCell {
  if (indicator.number === null) return emptyCell;
  const value = `${indicator.number}`;
  return {
    content: { kind: 'number', value, decimals: 0, text: value, cumulative: false },
    rowSpan: 1,
    columnSpan: 1,
  };
}

function tableRow(row: PlanRow, figures: readonly FigureColumn[]): TableRow {
  const { indicator } = row;
  const cells = [
    row.categoryStart ? textCell(row.category.name, { rowSpan: row.categorySpan }) : null,
    numberCell(row),
    textCell(indicator.name),
    indicator.unit === null ? emptyCell : textCell(indicator.unit),
    indicator.attribute === null ? emptyCell : textCell(attributeNames[indicator.attribute]),
    ...figures.map(({ address }) => figureCell(figureAt(row, address))),
  ];
  return { kind: row.kind, indent: row.kind === 'sub' ? 1 : 0, cells };
}

function versionNote(plan: Plan, version: number): string | null {
  const document = plan.versions.find((candidate) => candidate.number === version);
  if (plan.versions.length < 2 || document === undefined) return null;
  const date = document.date === null ? '' : `（${document.date}）`;
  return `基期值和目标值取自第${version}版：${document.title}${date}。`;
}

/**
 * 主要指标表: one row an indicator, its baseline and target of one document version and the actuals of every year
 * between. Throws RangeError for a view in which an indicator belongs to no row: a table must not lose one silently.
 */
export function mainTable(view: PlanView): TableModel {
  const { plan } = view;
  const rows = planRows(view);
  if (rows.length !== view.indicators.length)
    throw new RangeError(
      `${view.indicators.length - rows.length} 项指标没有归入类别，表格会缺行，没有生成。`,
    );
  const { baseline, actuals, target } = figureColumns(view);
  const columns = [baseline, ...actuals, target];
  const addressed = rows.flatMap((row) => columns.map(({ address }) => figureAt(row, address)));
  const figures = addressed.filter((figure) => figure !== null);
  const hasGaps = rows.some(
    (row) => row.kind !== 'parent' && columns.some(({ address }) => figureAt(row, address) === null),
  );
  const leaf = (column: TableColumn): HeaderNode => ({ column });
  const place = view.areas.find(({ id }) => id === plan.areaId)?.name;
  const notes = [
    versionNote(plan, view.version),
    ...figureNotes(figures),
    hasGaps ? '空格表示尚无数据，不是零。' : null,
  ];
  return {
    name: '主要指标表',
    title: `${plan.title}主要指标表`,
    subtitle: null,
    caption: [place, `${plan.baseYear}—${plan.targetYear}年`].filter(Boolean).join('　'),
    header: [
      ...[category, number, name, unit, attribute, baseline.column].map(leaf),
      ...(actuals.length === 0
        ? []
        : [{ title: '实际值', children: actuals.map(({ column }) => leaf(column)) }]),
      leaf(target.column),
    ],
    rows: rows.map((row) => tableRow(row, columns)),
    notes: notes.filter((note) => note !== null),
    source: plan.source === '' ? null : plan.source,
  };
}
