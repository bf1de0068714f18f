import { figureSlot } from '../model/figure';
import type { PlanView } from '../model/plan-view';
import { notesOf, sourceOf, subjectOf, subtitleOf } from './chart-frame';
import type { ChartModel, SlopeLine, SlopePanel } from './chart-model';
import { chartColumn, chartFigureCell, chartTable, namingCells, namingColumns } from './chart-table';
import { chosenRows, rowNames, type ChartRow } from './choice';
import type { ChartChoice } from '../model/chart-book';
import { markOf } from './mark';

function panelText({ unit, lines }: SlopePanel): string {
  const parts = lines.map(
    ({ name, from, to }) => `${name}从 ${from?.text ?? '暂无'} 到 ${to?.text ?? '暂无'}`,
  );
  return `${unit === '' ? '无单位' : unit}：${parts.join('，')}。`;
}

/** From baseline to target: the indicators of one unit stand on one axis. */
export function slopeChart(view: PlanView, choice: ChartChoice): ChartModel {
  const { plan, version } = view;
  const rows = chosenRows(view, choice.scope);
  const names = rowNames(rows, view);
  const baseline = ({ series }: ChartRow) =>
    series.figures[figureSlot({ measure: 'baseline', period: `${plan.baseYear}`, version })];
  const target = ({ series }: ChartRow) =>
    series.figures[figureSlot({ measure: 'target', period: `${plan.targetYear}`, version })];
  const nameOf = (row: ChartRow) => names.get(row.indicator.id) ?? row.indicator.name;
  const units = new Map<string, SlopeLine[]>();
  for (const row of rows) {
    const unit = row.indicator.unit ?? '';
    const line = { name: nameOf(row), from: markOf(baseline(row)), to: markOf(target(row)) };
    units.set(unit, [...(units.get(unit) ?? []), line]);
  }
  const panels = [...units].map(([unit, lines]): SlopePanel => ({ unit, lines }));
  const subject = subjectOf(rows, view, choice);
  const title = subject === plan.title ? `${subject}主要指标：从基期到目标` : `${subject}：从基期到目标`;
  const subtitle = subtitleOf(title, `${plan.baseYear}—${plan.targetYear}年`, view);
  const figures = rows
    .flatMap((row) => [baseline(row), target(row)])
    .filter((figure) => figure !== undefined);
  const lines = panels.flatMap((panel) => panel.lines);
  const notes = notesOf(figures, [
    panels.length > 1 ? '单位相同的指标画在同一坐标轴上。' : null,
    lines.some(({ from, to }) => from === null || to === null) ? '“暂无”表示尚无数据，不是零。' : null,
  ]);
  const source = sourceOf(view, false);
  const columns = [
    ...namingColumns,
    chartColumn(`${plan.baseYear}年基期值`, 'right', 13),
    chartColumn(`${plan.targetYear}年目标值`, 'right', 13),
  ];
  const cells = rows.map((row) => [
    ...namingCells(nameOf(row), row.indicator.unit),
    chartFigureCell(baseline(row)),
    chartFigureCell(target(row)),
  ]);
  return {
    title,
    subtitle,
    body: { kind: 'slope', fromYear: `${plan.baseYear}`, toYear: `${plan.targetYear}`, panels },
    notes,
    source,
    description: panels.map(panelText).join(''),
    table: chartTable({ title, caption: subtitle, notes, source }, columns, cells),
  };
}
