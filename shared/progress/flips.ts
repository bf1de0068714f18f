import type { Id } from '../model/plan';
import type { PlanReview } from './review-plan';
import { findingText, type VerdictFinding } from './verdict';

/** A row whose verdict a change of settings turns. */
export interface VerdictFlip {
  readonly indicatorId: Id;
  readonly name: string;
  readonly before: VerdictFinding;
  readonly after: VerdictFinding;
}

/** The rows whose verdict differs between two reviews of the same rows, in their order. */
export function verdictFlips(before: PlanReview, after: PlanReview): readonly VerdictFlip[] {
  const findings = new Map(before.rows.map(({ indicatorId, finding }) => [indicatorId, finding]));
  return after.rows.flatMap(({ indicatorId, name, finding }) => {
    const old = findings.get(indicatorId);
    if (old === undefined || isSame(old, finding)) return [];
    return [{ indicatorId, name, before: old, after: finding }];
  });
}

function isSame(a: VerdictFinding, b: VerdictFinding): boolean {
  return a.verdict === b.verdict && findingText(a) === findingText(b);
}
