import type { Id } from './plan';

/**
 * comparison: baseline, actual and target as bars. trend: the years as a line, with path and target. slope: baseline to
 * target. progress: progress against the share that the path asks for. verdicts: how many indicators have which verdict.
 */
export type ChartKind = 'comparison' | 'trend' | 'slope' | 'progress' | 'verdicts';

/** Some categories as a whole, those that join them later included, and some indicators of their own. */
export interface ChartScope {
  readonly categories: readonly Id[];
  readonly indicators: readonly Id[];
}

/** latest: the last year that has a number. given: every year that has a figure. Else these years, with figures or not. */
export type ChartYears = 'latest' | 'given' | readonly number[];

/** What a chart shows. */
export interface ChartChoice {
  readonly kind: ChartKind;
  /** Null is the whole plan. */
  readonly scope: ChartScope | null;
  readonly years: ChartYears;
}

/** A chart that was pinned to the chart book (图册) of a plan. It is drawn from the figures as they are when it is shown. */
export interface ChartBookEntry {
  readonly id: Id;
  readonly choice: ChartChoice;
  /** Stands in the place of the chart's own title; empty for that. */
  readonly caption: string;
}
