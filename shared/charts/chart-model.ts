import type { ChartKind } from '../model/chart-book';
import type { Verdict } from '../progress/verdict';
import type { TableModel } from '../tables/table-model';
import type { Mark } from './mark';

export const chartKinds: readonly ChartKind[] = ['comparison', 'trend', 'progress', 'verdicts', 'slope'];

export const chartKindNames: Readonly<Record<ChartKind, string>> = {
  comparison: '基期、实际、目标对比',
  trend: '历年走势',
  progress: '完成进度',
  verdicts: '评价分布',
  slope: '从基期到目标',
};

export interface ComparisonBar {
  readonly role: 'baseline' | 'actual' | 'target';
  /** Empty where there is no figure of any year. */
  readonly year: string;
  /** Null where there is no figure. */
  readonly mark: Mark | null;
}

/** One indicator with a unit and an axis of its own. */
export interface ChartPanel {
  /** Category, as a heading over the panels that share it. */
  readonly group: string;
  readonly name: string;
  readonly unit: string;
}

export interface ComparisonPanel extends ChartPanel {
  readonly bars: readonly ComparisonBar[];
}

export interface TrendPoint {
  readonly role: 'baseline' | 'actual' | 'expected';
  readonly year: number;
  readonly mark: Mark;
}

/** A place on the path from baseline to target. `at` is for drawing. */
export interface PathPoint {
  readonly year: number;
  readonly at: number;
  readonly text: string;
}

export interface TrendPanel extends ChartPanel {
  readonly firstYear: number;
  readonly lastYear: number;
  /** In order of year, at most one of each role a year. A year without one is a gap. */
  readonly points: readonly TrendPoint[];
  readonly target: Mark | null;
  readonly path: readonly PathPoint[];
}

export interface SlopeLine {
  readonly name: string;
  readonly from: Mark | null;
  readonly to: Mark | null;
}

/** The indicators of one unit on one axis. */
export interface SlopePanel {
  readonly unit: string;
  readonly lines: readonly SlopeLine[];
}

/** A share in % as it was reviewed: its text, and where it lies, for drawing; null is no end. */
export interface ShareMark {
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ProgressRow {
  readonly group: string;
  readonly name: string;
  /** Null where there is none, as for a floor or a missing figure. */
  readonly progress: ShareMark | null;
  readonly required: ShareMark | null;
  readonly verdict: Verdict;
  /** Where bounds allow several: 滞后或倒退. */
  readonly verdictText: string;
}

export interface VerdictCount {
  readonly verdict: Verdict;
  readonly count: number;
}

export interface VerdictRow {
  readonly name: string;
  /** Only verdicts that occur, in the order of `verdicts`. */
  readonly counts: readonly VerdictCount[];
  readonly total: number;
}

export type ChartBody =
  | { readonly kind: 'comparison'; readonly panels: readonly ComparisonPanel[] }
  | { readonly kind: 'trend'; readonly panels: readonly TrendPanel[] }
  | {
      readonly kind: 'slope';
      readonly fromYear: string;
      readonly toYear: string;
      readonly panels: readonly SlopePanel[];
    }
  | { readonly kind: 'progress'; readonly rows: readonly ProgressRow[] }
  | { readonly kind: 'verdicts'; readonly rows: readonly VerdictRow[] };

/** A chart apart from any presentation: screen, paper and picture are faces of it, and none computes a figure. */
export interface ChartModel {
  /** Subject; a caption of the user's own stands in its place. */
  readonly title: string;
  /** Place and time. */
  readonly subtitle: string;
  readonly body: ChartBody;
  /** 注, without the word and without numbers. */
  readonly notes: readonly string[];
  /** 资料来源, without the words. */
  readonly source: string | null;
  /** The chart in words, for those who hear it. */
  readonly description: string;
  /** The same numbers as a table. */
  readonly table: TableModel;
}

/** Nothing to draw: the kind needs what the chosen indicators do not have. */
export function isEmptyChart({ body }: ChartModel): boolean {
  return 'panels' in body ? body.panels.length === 0 : body.rows.length === 0;
}
