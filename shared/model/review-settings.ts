import type { DecimalText, Figure } from './figure';

/** How an indicator is judged; unset, it is judged by its level (see `shared/progress/settings`). */
export type Method =
  'level' | 'growth' | 'cumulativeAmount' | 'cumulativeReduction' | 'floor' | 'ceiling' | 'keep';

/** How the way from baseline to target is laid out over the years. Only levels have a choice. */
export type PathKind = 'linear' | 'geometric' | 'annualTargets';

/** halfUp: 四舍五入, half away from zero. halfEven: GB/T 8170, half to even. */
export type Rounding = 'halfUp' | 'halfEven';

/** What a symbol in the place of a figure says; yearbooks disagree, so a plan states it. */
export type SymbolMeaning = 'missing' | 'notApplicable' | 'negligible' | 'confidential';

/** How a target range such as 6.5～7 is used: by one of its ends, or at every point of it. */
export type RangeTarget = 'low' | 'high' | 'interval';

export interface Thresholds {
  /** 超前: progress at least this many 百分点 above the required share. */
  readonly ahead: DecimalText;
  /** 基本符合: progress short of the required share by at most this many % of it; below 100. */
  readonly near: DecimalText;
}

/** Settings of the whole plan, or of one review of it. Absent: the default. */
export interface PlanReviewSettings {
  readonly path?: PathKind;
  readonly rounding?: Rounding;
  /** Decimals of every computed number: shares, growth, path values. */
  readonly decimals?: number;
  readonly thresholds?: Partial<Thresholds>;
  readonly symbols?: Readonly<Record<string, SymbolMeaning>>;
}

/** Settings of one indicator; each goes before that of the plan. Absent: the plan's, then the default. */
export interface IndicatorReviewSettings {
  readonly method?: Method;
  readonly path?: PathKind;
  /** Decimals of every computed number of this indicator. */
  readonly decimals?: number;
  /** 左右, and keeping a value: how far off still counts, in the unit of the indicator. */
  readonly tolerance?: DecimalText;
  /** Method cumulativeAmount: are the typed amounts those of the year (当年) or since the base year (累计)? */
  readonly flow?: 'yearly' | 'cumulative';
  /** Method growth: are the typed figures yearly rates in %, or levels? */
  readonly growthFigures?: 'rates' | 'levels';
  /** A bound as baseline is taken for this number: 基期按 95 计. */
  readonly baselineAs?: DecimalText;
  /** A target in words or a range is taken for this figure: 应保尽保按 100 计. */
  readonly targetAs?: Figure;
  readonly rangeTarget?: RangeTarget;
}
