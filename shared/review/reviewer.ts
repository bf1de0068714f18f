import { canonicalJson } from '../model/canonical-json';
import type { Indicator } from '../model/plan';
import { planRows, type PlanRow, type PlanView } from '../model/plan-view';
import { reviewContext, type Basis } from '../progress/review-context';
import { reviewAgain, reviewPlan, type ChangedSeries, type PlanReview } from '../progress/review-plan';
import { reviewResult, type ReviewResult } from './review';

/** What a review was made from, and what came of it. */
interface Kept {
  readonly settings: string;
  readonly rows: readonly PlanRow[];
  readonly review: PlanReview;
  readonly view: PlanView;
  readonly result: ReviewResult;
}

/** Reviews one plan again and again. */
export type Reviewer = (view: PlanView, year: number, basis?: Basis) => ReviewResult;

/**
 * A reviewer that remembers its last review and, as long as plan, year and rows stay the same, reviews only indicators whose
 * record or figures are other objects than before. Throws RangeError for a year or a setting that cannot be.
 */
export function createReviewer(): Reviewer {
  let kept: Kept | null = null;
  return (view, year, basis = 'actual') => {
    const settings = reviewSettingsText(view, year, basis);
    if (kept?.view === view && kept.settings === settings) return kept.result;
    const rows = planRows(view);
    const changed = kept?.settings === settings ? changedSeries(kept.rows, rows) : null;
    const review =
      kept === null || changed === null
        ? reviewPlan(view, year, { basis })
        : changed.length === 0
          ? kept.review
          : reviewAgain(kept.review, changed);
    const result = reviewResult(view, review);
    kept = { settings, rows, review, view, result };
    return result;
  };
}

/**
 * Everything that a review depends on beside the rows, as text: equal exactly for equal reviews. Throws RangeError for a
 * year or a setting that cannot be.
 */
export function reviewSettingsText(view: PlanView, year: number, basis: Basis): string {
  const { settings, ...context } = reviewContext(view.plan, view.version, year, { basis });
  // Thresholds are also there as they were written.
  const { thresholds: _computed, ...written } = settings;
  return canonicalJson({ ...context, settings: written });
}

/** Rows whose indicator or figures are other objects; null where the rows themselves are others. */
export function changedSeries(
  before: readonly PlanRow[],
  after: readonly PlanRow[],
): readonly ChangedSeries[] | null {
  if (before.length !== after.length) return null;
  const changed: ChangedSeries[] = [];
  for (const [index, row] of after.entries()) {
    const old = before[index];
    if (old === undefined || !isSameRow(old, row)) return null;
    if (old.indicator !== row.indicator || old.series !== row.series)
      changed.push({ indicator: row.indicator, series: row.series });
  }
  return changed;
}

const placeOf = ({ id, parentId, categoryId }: Indicator): string => `${id} ${parentId} ${categoryId}`;

function isSameRow(a: PlanRow, b: PlanRow): boolean {
  if (a.indicator === b.indicator) return a.kind === b.kind;
  return a.kind === b.kind && placeOf(a.indicator) === placeOf(b.indicator);
}
