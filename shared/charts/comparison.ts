import { figureSlot, type Figure } from '../model/figure';
import type { PlanView } from '../model/plan-view';
import { notesOf, sourceOf, subjectOf, subtitleOf } from './chart-frame';
import type { ChartModel, ComparisonBar, ComparisonPanel } from './chart-model';
import { chartColumn, chartFigureCell, chartTable, namingCells, namingColumns } from './chart-table';
import { actualYears, chosenRows, rowNames, type ChartRow } from './choice';
import type { ChartChoice, ChartYears } from '../model/chart-book';
import { drawnNumbers, markOf } from './mark';

const roleNames = { baseline: '基期值', actual: '实际值', target: '目标值' } as const;

/** "2018年实际值". */
export function barName({ role, year }: Pick<ComparisonBar, 'role' | 'year'>): string {
  return year === '' ? roleNames[role] : `${year}年${roleNames[role]}`;
}

const actualOf = ({ series }: ChartRow, year: number): Figure | undefined =>
  series.figures[figureSlot({ measure: 'actual', period: `${year}` })];

/** The years of one row that have a bar. */
function shownYears(row: ChartRow, years: readonly number[], choice: ChartYears): readonly number[] {
  if (choice === 'given') return years.filter((year) => actualOf(row, year) !== undefined);
  if (choice !== 'latest') return years.filter((year) => choice.includes(year));
  return years.filter((year) => drawnNumbers(markOf(actualOf(row, year))).length > 0).slice(-1);
}

function ends({ series }: ChartRow, { plan, version }: PlanView) {
  const { baseYear, targetYear } = plan;
  return {
    baseline: series.figures[figureSlot({ measure: 'baseline', period: `${baseYear}`, version })],
    target: series.figures[figureSlot({ measure: 'target', period: `${targetYear}`, version })],
  };
}

function barsOf(row: ChartRow, view: PlanView, choice: ChartYears): readonly ComparisonBar[] {
  const { baseYear, targetYear } = view.plan;
  const { baseline, target } = ends(row, view);
  const years = shownYears(row, actualYears(view), choice);
  const actuals = years.map((year): ComparisonBar => ({
    role: 'actual',
    year: `${year}`,
    mark: markOf(actualOf(row, year)),
  }));
  const none: ComparisonBar = { role: 'actual', year: '', mark: null };
  return [
    { role: 'baseline', year: `${baseYear}`, mark: markOf(baseline) },
    ...(actuals.length > 0 ? actuals : [none]),
    { role: 'target', year: `${targetYear}`, mark: markOf(target) },
  ];
}

function panelText({ name, unit, bars }: ComparisonPanel): string {
  const parts = bars.map((bar) => `${barName(bar)}${bar.mark === null ? '暂无' : ` ${bar.mark.text}`}`);
  return `${name}（${unit}）：${parts.join('，')}。`;
}

function comparisonTable(
  head: Parameters<typeof chartTable>[0],
  rows: readonly ChartRow[],
  names: ReadonlyMap<string, string>,
  view: PlanView,
) {
  const { baseYear, targetYear } = view.plan;
  const years = actualYears(view).filter((year) => rows.some((row) => actualOf(row, year) !== undefined));
  const columns = [
    ...namingColumns,
    chartColumn(`${baseYear}年基期值`, 'right', 13),
    ...years.map((year) => chartColumn(`${year}年实际值`, 'right', 13)),
    chartColumn(`${targetYear}年目标值`, 'right', 13),
  ];
  const cells = rows.map((row) => {
    const { baseline, target } = ends(row, view);
    return [
      ...namingCells(names.get(row.indicator.id) ?? row.indicator.name, row.indicator.unit),
      chartFigureCell(baseline),
      ...years.map((year) => chartFigureCell(actualOf(row, year))),
      chartFigureCell(target),
    ];
  });
  return chartTable(head, columns, cells);
}

function titleOf(choice: ChartChoice, rows: readonly ChartRow[], view: PlanView): string {
  const subject = subjectOf(rows, view, choice);
  return subject === view.plan.title
    ? `${subject}主要指标基期、实际与目标对比`
    : `${subject}：基期、实际与目标对比`;
}

/** Baseline, actuals and target of every chosen indicator, each in its own unit on its own axis. */
export function comparisonChart(view: PlanView, choice: ChartChoice): ChartModel {
  const rows = chosenRows(view, choice.scope);
  const names = rowNames(rows, view);
  const panels = rows.map((row): ComparisonPanel => ({
    group: row.category.name,
    name: names.get(row.indicator.id) ?? row.indicator.name,
    unit: row.indicator.unit ?? '',
    bars: barsOf(row, view, choice.years),
  }));
  const bars = panels.flatMap((panel) => panel.bars);
  const figures = rows.flatMap((row) => {
    const { baseline, target } = ends(row, view);
    const years = shownYears(row, actualYears(view), choice.years);
    return [baseline, ...years.map((year) => actualOf(row, year)), target].filter(
      (figure) => figure !== undefined,
    );
  });
  const title = titleOf(choice, rows, view);
  const subtitle = subtitleOf(title, `${view.plan.baseYear}—${view.plan.targetYear}年`, view);
  const notes = notesOf(figures, [
    panels.length > 1 ? '各指标用自己的单位和坐标轴，坐标轴都从零开始。' : null,
    choice.years === 'latest' ? '实际值取最近一个有数据的年份。' : null,
    bars.some(({ mark }) => mark === null) ? '“暂无”表示尚无数据，不是零。' : null,
  ]);
  const source = sourceOf(
    view,
    bars.some(({ role, mark }) => role === 'actual' && mark !== null),
  );
  return {
    title,
    subtitle,
    body: { kind: 'comparison', panels },
    notes,
    source,
    description: panels.map(panelText).join(''),
    table: comparisonTable({ title, caption: subtitle, notes, source }, rows, names, view),
  };
}
