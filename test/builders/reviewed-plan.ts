import { chartRows } from '../../shared/charts/choice';
import type { ReviewedPlan, ReviewedRow } from '../../shared/charts/review';
import type { PlanView } from '../../shared/model/plan-view';
import { verdictNames, verdicts } from '../../shared/progress/verdict';

const shares = [52.89, 110.5, 20, -12.25, 61, 180.01, 60, 55, 3, 99.9, 100, 47, 30] as const;

/** Invented results for charts: every verdict, progress below zero and far beyond 100 %, a bound, rows without progress. */
export function inventedReview(view: PlanView, year = 2018): ReviewedPlan {
  const results = chartRows(view).map(({ indicator }, index): [string, ReviewedRow] => {
    const verdict = verdicts[index % verdicts.length] ?? 'missing';
    const share = shares[index % shares.length] ?? 0;
    const bounded = index % shares.length === 2;
    const exact = { text: `${share.toFixed(2)}%`, low: share, high: share };
    const row: ReviewedRow = {
      progress: verdict === 'missing' ? null : bounded ? { text: '<20%', low: null, high: 20 } : exact,
      required: { text: '60%', low: 60, high: 60 },
      verdict,
      verdictText: bounded ? '滞后或倒退' : verdictNames[verdict],
      path: [],
    };
    return [indicator.id, row];
  });
  return {
    year,
    elapsed: { text: '60%', low: 60, high: 60 },
    rows: new Map(results),
    notes: ['结果为示例。'],
  };
}
