import type { Id } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import type { Verdict } from '../progress/verdict';
import type { PathPoint, ShareMark } from './chart-model';

/** What the review says of one indicator. */
export interface ReviewedRow {
  readonly progress: ShareMark | null;
  readonly required: ShareMark | null;
  readonly verdict: Verdict;
  readonly verdictText: string;
  /** The path from base to target year; empty where the method has none. */
  readonly path: readonly PathPoint[];
}

/** The results of a review, as charts need them. */
export interface ReviewedPlan {
  readonly year: number;
  /** 时序进度, as text: "60%". */
  readonly elapsed: ShareMark;
  /** By indicator; parents are left out. */
  readonly rows: ReadonlyMap<Id, ReviewedRow>;
  /** How paths and verdicts were arrived at, for 注. */
  readonly notes: readonly string[];
}

/** Reviews a plan as of a year; null where that cannot be done. */
export type ReviewSource = (view: PlanView, year: number) => ReviewedPlan | null;
