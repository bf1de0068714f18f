import type { Plan } from '../model/plan';
import type { PlanRow, PlanView } from '../model/plan-view';
import { figureCell } from './figure-cell';
import { figureNotes } from './figure-notes';
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
import type { HeaderNode, TableColumn, TableModel, TableRow } from './table-model';

const described: readonly DescribingColumn[] = ['category', 'number', 'name', 'unit', 'attribute'];

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

function tableRow(row: PlanRow, figures: readonly FigureColumn[]): TableRow {
  const cells = [
    ...described.map((column) => describingCell(row, column)),
    ...figures.map(({ address }) => figureCell(figureAt(row, address))),
  ];
  return { kind: row.kind, indent: rowIndent(row), cells };
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
  const rows = completeRows(view);
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
      ...described.map((column) => leaf(describingColumns[column])),
      leaf(baseline.column),
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
