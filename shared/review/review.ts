import type { Id } from '../model/plan';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';
import type { ReviewContext } from '../progress/review-context';
import type { PlanReview, ReviewRow } from '../progress/review-plan';
import type { SeriesReview } from '../progress/series-review';
import type { RevisedActual } from './revised-actuals';
import type { TwoCounts } from '../progress/counts';
import type { Verdict } from '../progress/verdict';

/** A row of the plan with what the review says of it. */
export interface ReviewedRow extends PlanRow {
  readonly result: ReviewRow;
}

/** A row with figures of its own. */
export interface ReviewedLeaf extends ReviewedRow {
  readonly result: ReviewRow & { readonly review: SeriesReview };
}

/** The counts of one category, in the order of the plan. */
export interface CategoryCounts extends TwoCounts {
  readonly name: string;
}

/**
 * Everything that the pages of a yearly review say, from one source: lists are the rows that the counts count, and the
 * summary is written from both.
 */
export interface ReviewResult {
  readonly view: PlanView;
  readonly context: ReviewContext;
  readonly rows: readonly ReviewedRow[];
  readonly leaves: readonly ReviewedLeaf[];
  /** The names of the rows that have sub-indicators. */
  readonly headings: ReadonlyMap<Id, string>;
  readonly counts: TwoCounts;
  readonly categories: readonly CategoryCounts[];
  /** 滞后, 未完成 and 倒退, by leaf. */
  readonly lagging: readonly ReviewedLeaf[];
  /** 缺数, by leaf. */
  readonly missing: readonly ReviewedLeaf[];
  /** 无法评价, by leaf. */
  readonly unassessable: readonly ReviewedLeaf[];
  /** Actuals that were changed after they had been recorded; null as long as the history has not been read. */
  readonly revised: readonly RevisedActual[] | null;
}

/** Verdicts that make an indicator one of those that lag behind. */
export const laggingVerdicts: readonly Verdict[] = ['behind', 'unmet', 'regressed'];
/** Verdicts of indicators that meet what the path asks for. */
export const metVerdicts: readonly Verdict[] = ['achieved', 'ahead', 'onTrack'];

/** The name of a leaf as it stands in a list without its heading. */
export function leafName(
  { indicator: { parentId, name } }: ReviewedLeaf,
  { headings }: ReviewResult,
): string {
  const heading = parentId === null ? undefined : headings.get(parentId);
  return heading === undefined ? name : `${heading}：${name}`;
}

const isLeaf = (row: ReviewedRow): row is ReviewedLeaf => row.result.review !== null;

/** Puts a review and the plan that it is of together. Throws RangeError where the two do not have the same rows. */
export function reviewResult(view: PlanView, { context, rows: reviewed, counts }: PlanReview): ReviewResult {
  const rows = planRows(view).map((row, index): ReviewedRow => {
    const result = reviewed[index];
    if (result?.indicatorId !== row.indicator.id)
      throw new RangeError('评估结果与规划的指标对不上，请重新打开评估。');
    return { ...row, result };
  });
  const leaves = rows.filter(isLeaf);
  const leavesWith = (wanted: readonly Verdict[]) =>
    leaves.filter(({ result }) => wanted.includes(result.finding.verdict));
  return {
    view,
    context,
    rows,
    leaves,
    headings: new Map(
      rows.flatMap(({ kind, indicator: { id, name } }) => (kind === 'parent' ? [[id, name] as const] : [])),
    ),
    counts,
    categories: rows.flatMap(({ category, categoryStart }) => {
      const own = categoryStart ? counts.categories.get(category.id) : undefined;
      return own === undefined ? [] : [{ ...own, name: category.name }];
    }),
    lagging: leavesWith(laggingVerdicts),
    missing: leavesWith(['missing']),
    unassessable: leavesWith(['notAssessable']),
    revised: null,
  };
}
