import { figureSlot, type Figure, type Measure } from '../model/figure';
import type { PlanView } from '../model/plan-view';
import { notesOf, sourceOf, subjectOf, subtitleOf } from './chart-frame';
import type { ChartModel, TrendPanel, TrendPoint } from './chart-model';
import { chartColumn, chartFigureCell, chartTable, namingCells, namingColumns } from './chart-table';
import { actualYears, chosenRows, rowNames, type ChartRow } from './choice';
import type { ChartChoice } from '../model/chart-book';
import { isBound, markOf } from './mark';
import type { ReviewedPlan } from './review';
import { textCell } from '../tables/table-model';

const roleNames = { baseline: '基期值', actual: '实际值', expected: '预计值' } as const;

function figureOf(row: ChartRow, measure: Measure, year: number, version?: number): Figure | undefined {
  const address = { measure, period: `${year}`, ...(version === undefined ? {} : { version }) };
  return row.series.figures[figureSlot(address)];
}

/** Years from the base year on; an expected figure stands only where there is no actual. */
function pointsOf(
  row: ChartRow,
  { plan, version }: PlanView,
  years: readonly number[],
): readonly TrendPoint[] {
  const point = (
    role: TrendPoint['role'],
    year: number,
    figure: Figure | undefined,
  ): readonly TrendPoint[] => {
    const mark = markOf(figure);
    return mark === null ? [] : [{ role, year, mark }];
  };
  return [
    ...point('baseline', plan.baseYear, figureOf(row, 'baseline', plan.baseYear, version)),
    ...years.flatMap((year) => {
      const actual = point('actual', year, figureOf(row, 'actual', year));
      return actual.length > 0 ? actual : point('expected', year, figureOf(row, 'expected', year));
    }),
  ];
}

function shownYears(view: PlanView, { years }: ChartChoice): readonly number[] {
  const all = actualYears(view);
  return typeof years === 'string' ? all : all.filter((year) => years.includes(year));
}

/** The years before the last point for which nothing is known. */
function gapsOf({ points, firstYear }: TrendPanel): readonly number[] {
  const known = new Set(points.map(({ year }) => year));
  const last = points.at(-1)?.year ?? firstYear;
  return Array.from({ length: last - firstYear }, (_, index) => firstYear + index).filter(
    (year) => !known.has(year),
  );
}

function panelText(panel: TrendPanel): string {
  const { name, unit, points, target, lastYear } = panel;
  const parts = points.map(({ role, year, mark }) => `${year}年${roleNames[role]} ${mark.text}`);
  const gaps = gapsOf(panel).map((year) => `${year}年暂无`);
  const goal = target === null ? [] : [`${lastYear}年目标值 ${target.text}`];
  return `${name}（${unit}）：${[...parts, ...gaps, ...goal].join('，')}。`;
}

/** One row an indicator: baseline, actuals, what is expected, target, and the path where there is one. */
function trendTable(
  head: Parameters<typeof chartTable>[0],
  panels: readonly TrendPanel[],
  rows: readonly ChartRow[],
  view: PlanView,
) {
  const { plan, version } = view;
  const { baseYear, targetYear } = plan;
  const known = (measure: 'actual' | 'expected') =>
    actualYears(view).filter((year) => rows.some((row) => figureOf(row, measure, year) !== undefined));
  const actuals = known('actual');
  const expected = known('expected');
  const onPath = panels.some(({ path }) => path.length > 0) ? actualYears(view) : [];
  const column = (year: number, word: string) => chartColumn(`${year}年${word}`, 'right', 13);
  const columns = [
    ...namingColumns,
    column(baseYear, '基期值'),
    ...actuals.map((year) => column(year, '实际值')),
    ...expected.map((year) => column(year, '预计值')),
    column(targetYear, '目标值'),
    ...onPath.map((year) => column(year, '路径')),
  ];
  const cells = panels.flatMap(({ name, unit, path }, index) => {
    const row = rows[index];
    if (!row) return [];
    const pathText = (year: number) => path.find((point) => point.year === year)?.text;
    return [
      [
        ...namingCells(name, unit),
        chartFigureCell(figureOf(row, 'baseline', baseYear, version)),
        ...actuals.map((year) => chartFigureCell(figureOf(row, 'actual', year))),
        ...expected.map((year) => chartFigureCell(figureOf(row, 'expected', year))),
        chartFigureCell(figureOf(row, 'target', targetYear, version)),
        ...onPath.map((year) => textCell(pathText(year) ?? '', { align: 'right' })),
      ],
    ];
  });
  return chartTable(head, columns, cells);
}

/** The years of every chosen indicator as a line, with the path to the target where the review has one. */
export function trendChart(view: PlanView, choice: ChartChoice, review: ReviewedPlan | null): ChartModel {
  const { plan, version } = view;
  const rows = chosenRows(view, choice.scope);
  const names = rowNames(rows, view);
  const years = shownYears(view, choice);
  const panels = rows.map((row): TrendPanel => ({
    group: row.category.name,
    name: names.get(row.indicator.id) ?? row.indicator.name,
    unit: row.indicator.unit ?? '',
    firstYear: plan.baseYear,
    lastYear: plan.targetYear,
    points: pointsOf(row, view, years),
    target: markOf(figureOf(row, 'target', plan.targetYear, version)),
    path: review?.rows.get(row.indicator.id)?.path ?? [],
  }));
  const points = panels.flatMap((panel) => panel.points);
  const figures = rows.flatMap((row) => [
    figureOf(row, 'baseline', plan.baseYear, version),
    ...years.flatMap((year) => [figureOf(row, 'actual', year), figureOf(row, 'expected', year)]),
    figureOf(row, 'target', plan.targetYear, version),
  ]);
  const subject = subjectOf(rows, view, choice);
  const title = subject === plan.title ? `${subject}主要指标历年走势` : `${subject}：历年走势`;
  const subtitle = subtitleOf(title, `${plan.baseYear}—${plan.targetYear}年`, view);
  const notes = notesOf(
    figures.filter((figure) => figure !== undefined),
    [
      panels.length > 1 ? '各指标用自己的单位和坐标轴。' : null,
      points.some(({ mark }) => mark.status === 'B') ? '线上的“//”表示与前期不可比，前后不相连。' : null,
      panels.some((panel) => gapsOf(panel).length > 0) ? '没有数据的年份不连线，不是零。' : null,
      points.some(({ mark }) => isBound(mark)) ? '只知道界限的年份不连线。' : null,
      points.some(({ role }) => role === 'expected') ? '虚线为预计值，不计入实际值。' : null,
      ...(panels.some(({ path }) => path.length > 0) ? (review?.notes ?? []) : []),
    ],
  );
  const source = sourceOf(
    view,
    points.some(({ role }) => role === 'actual'),
  );
  return {
    title,
    subtitle,
    body: { kind: 'trend', panels },
    notes,
    source,
    description: panels.map(panelText).join(''),
    table: trendTable({ title, caption: subtitle, notes, source }, panels, rows, view),
  };
}
