import type { Indicator, Series } from '../model/plan';
import type { Fraction } from './fraction';
import { readInputs, yearlyReading } from './inputs';
import { pointOf, type Interval } from './interval';
import type { FigureReading } from './read-figure';
import type { ReviewContext } from './review-context';

/** What the methods of other offices ask for: numbers, years and the better side. */
export interface OpinionCase {
  readonly baseline: Fraction;
  readonly actual: Fraction;
  /** Null where there is no target. */
  readonly target: Fraction | null;
  readonly higher: boolean;
  readonly elapsed: number;
  readonly span: number;
}

/** A second opinion that does not exist, with the reason as the end of a sentence. */
export interface NoOpinion {
  readonly available: false;
  readonly why: string;
}

export const noOpinion = (why: string): NoOpinion => ({ available: false, why });

/** The numbers of one indicator for a second opinion. Only levels that are numbers have one. */
export function opinionCase(
  context: ReviewContext,
  indicator: Indicator,
  series: Series | null,
): OpinionCase | NoOpinion {
  const inputs = readInputs(context, indicator, series);
  if (inputs.method !== 'level') return noOpinion('只适用于按水平值评价的指标');
  const { baseline, target } = inputs;
  const actual = yearlyReading(inputs, context.year);
  if (baseline.kind === 'absent') return noOpinion('缺基期');
  if (actual.kind === 'absent') return noOpinion(`缺${context.year}年数据`);
  const b = baseline.kind === 'numbers' ? pointOf(baseline.interval) : null;
  const a = actual.kind === 'numbers' ? pointOf(actual.interval) : null;
  if (b === null || a === null) return noOpinion('基期或实际值不是一个确定的数');
  const t = targetNumber(target);
  if (t === undefined) return noOpinion('目标不是一个确定的数');
  const { elapsed, span } = context;
  return { baseline: b, actual: a, target: t, higher: indicator.direction !== 'lower', elapsed, span };
}

function targetNumber(target: FigureReading): Fraction | null | undefined {
  if (target.kind === 'absent') return null;
  if (target.kind === 'unusable') return undefined;
  const interval: Interval = target.interval;
  return pointOf(interval) ?? undefined;
}
