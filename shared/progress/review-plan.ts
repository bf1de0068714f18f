import type { Id, Indicator, Series } from '../model/plan';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';
import { reviewContext, type ReviewContext, type ReviewOptions } from './review-context';
import { reviewSeries } from './review-series';
import type { SeriesReview } from './series-review';
import { findingText, worstVerdict, type Verdict, type VerdictFinding } from './verdict';
import { countRows, type PlanCounts } from './counts';

/** One row of a review, in the order of the plan's tables. */
export interface ReviewRow {
  readonly indicatorId: Id;
  readonly categoryId: Id;
  readonly parentId: Id | null;
  readonly kind: PlanRow['kind'];
  readonly name: string;
  /** The row's own review; null for a heading, which has no figures. */
  readonly review: SeriesReview | null;
  /** The row's verdict: its own, that of its worst sub-indicator, or the worse of both. */
  readonly finding: VerdictFinding;
  readonly why: string;
}

/** The review of a plan for one year: rows, and counts taken from these rows. Plain data. */
export interface PlanReview {
  readonly context: ReviewContext;
  readonly rows: readonly ReviewRow[];
  readonly counts: PlanCounts;
}

/** Reviews every row of the plan's own area. Throws RangeError for a year or a setting that cannot be. */
export function reviewPlan(view: PlanView, year: number, options?: ReviewOptions): PlanReview {
  const context = reviewContext(view.plan, view.version, year, options);
  const own = planRows(view).map((row): ReviewRow => ownRow(context, row));
  return completed(context, own);
}

/** An indicator as it is now, with its figures in the reviewed area. */
export interface ChangedSeries {
  readonly indicator: Indicator;
  readonly series: Series | null;
}

/**
 * The review after some indicators or figures changed: only these are reviewed again, then the headings above them. For a
 * change of the plan, its categories, or the rows there are, review the plan.
 */
export function reviewAgain(before: PlanReview, changed: readonly ChangedSeries[]): PlanReview {
  const byIndicator = new Map(changed.map((one) => [one.indicator.id, one]));
  const rows = before.rows.map((row): ReviewRow => {
    const change = byIndicator.get(row.indicatorId);
    if (change === undefined) return row;
    const { indicator, series } = change;
    return judged(
      { ...row, name: indicator.name },
      hasFigures(row.kind, indicator) ? reviewSeries(before.context, indicator, series) : null,
    );
  });
  return completed(before.context, rows);
}

/** A heading over sub-indicators has no unit and no figures. */
function hasFigures(kind: PlanRow['kind'], indicator: Indicator): boolean {
  return kind !== 'parent' || indicator.unit !== null;
}

function ownRow(context: ReviewContext, { indicator, category, kind, series }: PlanRow): ReviewRow {
  const review = hasFigures(kind, indicator) ? reviewSeries(context, indicator, series) : null;
  const row = {
    indicatorId: indicator.id,
    categoryId: category.id,
    parentId: indicator.parentId,
    kind,
    name: indicator.name,
  };
  return judged(row, review);
}

function judged(
  { indicatorId, categoryId, parentId, kind, name }: Omit<ReviewRow, 'review' | 'finding' | 'why'>,
  review: SeriesReview | null,
): ReviewRow {
  return {
    indicatorId,
    categoryId,
    parentId,
    kind,
    name,
    review,
    finding: review?.finding ?? { verdict: 'notAssessable', possible: ['notAssessable'] },
    why: review?.why ?? '没有分指标，无法评价。',
  };
}

function completed(context: ReviewContext, own: readonly ReviewRow[]): PlanReview {
  const children = new Map<Id, ReviewRow[]>();
  for (const row of own) {
    if (row.parentId === null) continue;
    const siblings = children.get(row.parentId);
    if (siblings) siblings.push(row);
    else children.set(row.parentId, [row]);
  }
  const rows = own.map((row) =>
    row.kind === 'parent' ? withChildren(row, children.get(row.indicatorId) ?? []) : row,
  );
  return { context, rows, counts: countRows(rows) };
}

/** A parent with its worst child; one with figures of its own is judged with its children. */
function withChildren(parent: ReviewRow, children: readonly ReviewRow[]): ReviewRow {
  const judgedRows =
    parent.review === null ? children : [{ ...parent, finding: parent.review.finding }, ...children];
  const verdict = worstVerdict(judgedRows.map(({ finding }) => finding.verdict));
  const worst = judgedRows.filter(({ finding }) => finding.verdict === verdict);
  const names = worst.map(({ name, finding }) => `${name}${findingText(finding)}`).join('、');
  const among = parent.review === null ? '分指标' : '本身和分指标';
  const why = children.length === 0 ? '没有分指标，无法评价。' : `取${among}中最差的评价：${names}。`;
  return { ...parent, finding: onlyFinding(worst, verdict), why };
}

/** What the worst rows may be, where they agree on it. */
function onlyFinding(worst: readonly ReviewRow[], verdict: Verdict): VerdictFinding {
  const [first] = worst;
  if (worst.length === 1 && first) return first.finding;
  return { verdict, possible: [verdict] };
}
