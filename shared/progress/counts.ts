import type { Id } from '../model/plan';
import type { ReviewRow } from './review-plan';
import { verdicts, type Verdict } from './verdict';

/** How many there are of every verdict. The sum is `total`. */
export interface VerdictCounts {
  readonly total: number;
  readonly of: Readonly<Record<Verdict, number>>;
}

/** Numbered indicators and leaves, counted apart: 12项指标（包括的13项分指标）. */
export interface TwoCounts {
  /** Rows without a parent; a heading counts once, with its own verdict. */
  readonly indicators: VerdictCounts;
  /** Rows with figures. */
  readonly leaves: VerdictCounts;
}

export interface PlanCounts extends TwoCounts {
  readonly categories: ReadonlyMap<Id, TwoCounts>;
}

/** Counts rows of a review; the categories add up to the whole. */
export function countRows(rows: readonly ReviewRow[]): PlanCounts {
  const byCategory = new Map<Id, ReviewRow[]>();
  for (const row of rows) {
    const others = byCategory.get(row.categoryId);
    if (others) others.push(row);
    else byCategory.set(row.categoryId, [row]);
  }
  const categories = new Map([...byCategory].map(([id, own]) => [id, twoCounts(own)]));
  return { ...twoCounts(rows), categories };
}

function twoCounts(rows: readonly ReviewRow[]): TwoCounts {
  return {
    indicators: countOf(rows.filter(({ parentId }) => parentId === null)),
    leaves: countOf(rows.filter(({ review }) => review !== null)),
  };
}

function countOf(rows: readonly ReviewRow[]): VerdictCounts {
  const counts = new Map<Verdict, number>();
  for (const { finding } of rows) counts.set(finding.verdict, (counts.get(finding.verdict) ?? 0) + 1);
  const entries = verdicts.map((verdict) => [verdict, counts.get(verdict) ?? 0] as const);
  return { total: rows.length, of: Object.fromEntries(entries) as Record<Verdict, number> };
}
