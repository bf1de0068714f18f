import type { PlanView } from '../model/plan-view';
import { emptyCell, textCell } from '../tables/table-model';
import { verdictSymbols } from '../progress/verdict';
import { sourceOf, subjectOf, subtitleOf } from './chart-frame';
import type { ChartModel, ProgressRow, ShareMark } from './chart-model';
import { chartColumn, chartTable, namingColumns } from './chart-table';
import { chosenRows, rowNames } from './choice';
import type { ChartChoice } from '../model/chart-book';
import type { ReviewedPlan } from './review';

function rowText({ name, progress, required, verdictText }: ProgressRow): string {
  const share = progress === null ? '没有完成进度' : `完成进度 ${progress.text}`;
  return `${name}：${share}${required === null ? '' : `，路径要求 ${required.text}`}，${verdictText}。`;
}

const shareCell = (share: ShareMark | null) =>
  share === null ? emptyCell : textCell(share.text, { align: 'right' });

/** Progress of every chosen indicator against the share that its path asks for; null without a review. */
export function progressChart(view: PlanView, choice: ChartChoice, review: ReviewedPlan): ChartModel {
  const chosen = chosenRows(view, choice.scope);
  const names = rowNames(chosen, view);
  const rows = chosen.flatMap(({ category, indicator }): ProgressRow[] => {
    const result = review.rows.get(indicator.id);
    if (!result) return [];
    const { progress, required, verdict, verdictText } = result;
    const name = names.get(indicator.id) ?? indicator.name;
    return [{ group: category.name, name, progress, required, verdict, verdictText }];
  });
  const subject = subjectOf(chosen, view, choice);
  const title = `${subject}${review.year}年完成进度`;
  const subtitle = subtitleOf(title, `${review.year}年（时序进度 ${review.elapsed.text}）`, view);
  const notes = [
    rows.some(({ progress }) => progress === null)
      ? '没有横条的指标不计算完成进度，或者缺少计算所需的数据。'
      : null,
    ...review.notes,
  ].filter((note) => note !== null);
  const source = sourceOf(view, true);
  const columns = [
    ...namingColumns.slice(0, 1),
    chartColumn('完成进度', 'right', 11),
    chartColumn('路径要求', 'right', 11),
    chartColumn('评价', 'center', 14),
  ];
  const cells = rows.map(({ name, progress, required, verdict, verdictText }) => [
    textCell(name),
    shareCell(progress),
    shareCell(required),
    textCell(`${verdictSymbols[verdict]} ${verdictText}`),
  ]);
  return {
    title,
    subtitle,
    body: { kind: 'progress', rows },
    notes,
    source,
    description: `时序进度 ${review.elapsed.text}。${rows.map(rowText).join('')}`,
    table: chartTable({ title, caption: subtitle, notes, source }, columns, cells),
  };
}
