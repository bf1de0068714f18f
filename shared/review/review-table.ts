import { completeRows, rowIndent } from '../tables/plan-columns';
import type { HeaderNode, TableModel, TableRow } from '../tables/table-model';
import type { ReviewedRow, ReviewResult } from './review';
import { reviewColumns, type ReviewColumn } from './review-columns';
import { reviewNotes } from './review-notes';
import { orderedRows } from './review-order';
import { plainChoice, type ReviewTableChoice } from './review-table-choice';
import { reviewTableHead } from './table-head';

/** The columns that are shown, in their order. */
function chosenColumns(result: ReviewResult, { shown }: ReviewTableChoice): readonly ReviewColumn[] {
  return reviewColumns(result).filter(
    ({ column, always, atFirst }) => always || (shown[column.id] ?? atFirst),
  );
}

/** Neighbours of one group stand under its title. */
function headerOf(columns: readonly ReviewColumn[]): readonly HeaderNode[] {
  const nodes: HeaderNode[] = [];
  columns.forEach(({ column, group }, index) => {
    if (group === null) nodes.push({ column });
    else if (columns[index - 1]?.group !== group) {
      const end = columns.findIndex((other, place) => place > index && other.group !== group);
      const children = columns.slice(index, end < 0 ? undefined : end);
      nodes.push({ title: group, children: children.map((each) => ({ column: each.column })) });
    }
  });
  return nodes;
}

/** A table with the rows of the review that its rows are made of, in the same order. */
export interface ReviewedTable {
  readonly model: TableModel;
  readonly rows: readonly ReviewedRow[];
}

/**
 * 主要指标完成情况表, in steps; every step says how many rows there are. Throws RangeError for a view in which an indicator
 * belongs to no row: a table must not lose one silently.
 */
export function* reviewTableSteps(
  result: ReviewResult,
  choice: ReviewTableChoice,
): Generator<number, ReviewedTable> {
  completeRows(result.view);
  const columns = chosenColumns(result, choice);
  yield 0;
  const notes = reviewNotes(result);
  yield 0;
  const shown = orderedRows(result.rows, choice.order);
  const rows: TableRow[] = [];
  for (const row of shown) {
    rows.push({ kind: row.kind, indent: rowIndent(row), cells: columns.map(({ cell }) => cell(row)) });
    yield rows.length;
  }
  const model: TableModel = {
    ...reviewTableHead(result, '主要指标完成情况表'),
    header: headerOf(columns),
    rows,
    notes: [...notes, ...columns.flatMap(({ note }) => note ?? [])],
  };
  return { model, rows: shown };
}

/** 主要指标完成情况表. Throws RangeError as `reviewTableSteps` does. */
export function reviewTable(result: ReviewResult, choice: ReviewTableChoice = plainChoice): TableModel {
  const work = reviewTableSteps(result, choice);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value.model;
  }
}
