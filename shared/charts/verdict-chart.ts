import type { PlanView } from '../model/plan-view';
import { verdictNames, verdicts, verdictSymbols, type Verdict } from '../progress/verdict';
import { emptyCell, textCell, type TableCell } from '../tables/table-model';
import { sourceOf, subjectOf, subtitleOf } from './chart-frame';
import type { ChartModel, VerdictRow } from './chart-model';
import { chartColumn, chartTable } from './chart-table';
import { chosenRows } from './choice';
import type { ChartChoice } from '../model/chart-book';
import type { ReviewedPlan } from './review';

function rowText({ name, counts, total }: VerdictRow): string {
  const parts = counts.map(({ verdict, count }) => `${verdictNames[verdict]} ${count} 项`);
  return `${name}共 ${total} 项：${parts.join('，')}。`;
}

function countsOf(found: readonly Verdict[]): VerdictRow['counts'] {
  return verdicts
    .map((verdict) => ({ verdict, count: found.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
}

function countCell(count: number): TableCell {
  const value = `${count}`;
  return {
    content: { kind: 'number', value, decimals: 0, text: value, cumulative: false },
    rowSpan: 1,
    columnSpan: 1,
  };
}

/** How many leaf indicators of each chosen category have which verdict. */
export function verdictChart(view: PlanView, choice: ChartChoice, review: ReviewedPlan): ChartModel {
  const chosen = chosenRows(view, choice.scope);
  const found = new Map<string, { readonly name: string; readonly verdicts: Verdict[] }>();
  for (const { category, indicator } of chosen) {
    const result = review.rows.get(indicator.id);
    if (!result) continue;
    const own = found.get(category.id) ?? { name: category.name, verdicts: [] };
    own.verdicts.push(result.verdict);
    found.set(category.id, own);
  }
  const rows = [...found.values()].map((own): VerdictRow => ({
    name: own.name,
    counts: countsOf(own.verdicts),
    total: own.verdicts.length,
  }));
  const subject = subjectOf(chosen, view, choice);
  const title = `${subject}${review.year}年评价分布`;
  const subtitle = subtitleOf(title, `${review.year}年`, view);
  const notes = ['按分指标计数，一级指标标题不计。', ...review.notes];
  const source = sourceOf(view, true);
  const used = verdicts.filter((verdict) =>
    rows.some(({ counts }) => counts.some((count) => count.verdict === verdict)),
  );
  const columns = [
    { ...chartColumn('类别', 'left', 24), frozen: true },
    ...used.map((verdict) =>
      chartColumn(`${verdictSymbols[verdict]} ${verdictNames[verdict]}`, 'right', 11, verdict),
    ),
    chartColumn('合计', 'right', 7),
  ];
  const cells = rows.map(({ name, counts, total }) => [
    textCell(name),
    ...used.map((verdict) => {
      const count = counts.find((each) => each.verdict === verdict)?.count;
      return count === undefined ? emptyCell : countCell(count);
    }),
    countCell(total),
  ]);
  return {
    title,
    subtitle,
    body: { kind: 'verdicts', rows },
    notes,
    source,
    description: rows.map(rowText).join(''),
    table: chartTable({ title, caption: subtitle, notes, source }, columns, cells),
  };
}
