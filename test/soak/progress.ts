import { figureSlot } from '../../shared/model/figure';
import type { Indicator, Plan, Series } from '../../shared/model/plan';
import type { PlanReviewSettings } from '../../shared/model/review-settings';
import { extentText } from '../../shared/progress/extent';
import { fractionOf } from '../../shared/progress/fraction';
import { reviewContext } from '../../shared/progress/review-context';
import { reviewSeries } from '../../shared/progress/review-series';
import { roundFraction } from '../../shared/progress/rounding';
import { measuredText, shareText } from '../../shared/progress/series-review';
import { divided, isGrowthRate, onOneScale, verdictOf } from './progress-reference';
import { Random } from './random';
import type { SoakResult } from './soak';

const baseYear = 2015;

/** Everything that one run decides. */
interface Trial {
  readonly baseline: string;
  readonly target: string;
  readonly actual: string;
  readonly years: number;
  readonly span: number;
  readonly path: 'linear' | 'geometric';
  readonly toEven: boolean;
  readonly decimals: number;
}

/** A decimal of up to 15 digits; small ones are more frequent, so that ties happen. */
function decimalText(random: Random, positive: boolean): string {
  const decimals = random.between(0, random.chance(0.8) ? 2 : 9);
  const digits = random.between(1, random.chance(0.8) ? 5 : 15);
  let count = 0n;
  for (let place = 0; place < digits; place += 1) count = count * 10n + BigInt(random.between(0, 9));
  if (positive && count === 0n) count = 1n;
  const text = count.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const number = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return !positive && count > 0n && random.chance(0.3) ? `-${number}` : number;
}

/** B = mⁿ, T = lⁿ and an actual that is exactly mⁿ⁻ᵏ·lᵏ on the geometric path, or a unit of its last digit beside it. */
function trialOnCurve(random: Random): Trial | null {
  const span = random.between(2, 6);
  const years = random.between(1, span);
  const [from, to] = [random.between(1, 9), random.between(1, 9)];
  if (from === to) return null;
  const scale = random.between(0, 4);
  const text = (count: number): string => divided(BigInt(count), 10n ** BigInt(scale), scale, false);
  return {
    baseline: text(from ** span),
    target: text(to ** span),
    actual: text(from ** (span - years) * to ** years + random.between(-1, 1)),
    years,
    span,
    path: 'geometric',
    toEven: random.chance(0.5),
    decimals: random.between(0, 4),
  };
}

function trial(random: Random): Trial | null {
  if (random.chance(0.1)) return trialOnCurve(random);
  const path = random.chance(0.5) ? 'geometric' : 'linear';
  const positive = path === 'geometric' || random.chance(0.5);
  const span = random.between(1, 12);
  const years = random.between(1, span);
  const baseline = decimalText(random, positive);
  const target = decimalText(random, positive);
  const [b = 0n, t = 0n] = onOneScale(baseline, target);
  if (b === t) return null;
  const shared = { baseline, target, years, span, path, toEven: random.chance(0.5) } as const;
  const actual = actualText(random, shared, positive);
  return { ...shared, actual, decimals: random.between(0, 4) };
}

/** Any decimal, or one on the linear path, a unit beside it, or at baseline or target. */
function actualText(
  random: Random,
  { baseline, target, years, span }: Pick<Trial, 'baseline' | 'target' | 'years' | 'span'>,
  positive: boolean,
): string {
  const choice = random.between(0, 5);
  if (choice < 3) return decimalText(random, positive);
  if (choice === 3) return random.chance(0.5) ? baseline : target;
  const [b = 0n, t = 0n] = onOneScale(baseline, target);
  const scale = Math.max(decimalsIn(baseline), decimalsIn(target)) + 1;
  const onPath = (b * BigInt(span) + (t - b) * BigInt(years)) * 10n;
  return divided(
    onPath + BigInt(random.between(-1, 1) * span),
    BigInt(span) * 10n ** BigInt(scale),
    scale,
    false,
  );
}

const decimalsIn = (text: string): number => (text.split('.')[1] ?? '').length;

const indicator: Omit<Indicator, 'direction'> = {
  id: 'indicator',
  planId: 'plan',
  categoryId: 'category',
  parentId: null,
  number: 1,
  name: '指标',
  unit: '万户',
  unitKind: 'amount',
  attribute: null,
  decimals: 0,
  order: 0,
};

function review({ baseline, target, actual, years, span, path, toEven, decimals }: Trial) {
  const plan: Plan = {
    id: 'plan',
    title: '规划',
    areaId: 'area',
    baseYear,
    targetYear: baseYear + span,
    versions: [],
    tables: [],
    source: '',
  };
  const settings: PlanReviewSettings = { path, decimals, rounding: toEven ? 'halfEven' : 'halfUp' };
  const figures = {
    [figureSlot({ measure: 'baseline', period: `${baseYear}`, version: 1 })]: baseline,
    [figureSlot({ measure: 'target', period: `${baseYear + span}`, version: 1 })]: target,
    [figureSlot({ measure: 'actual', period: `${baseYear + years}` })]: actual,
  };
  const series: Series = { id: 'series', planId: 'plan', indicatorId: 'indicator', areaId: 'area', figures };
  const [b = 0n, t = 0n] = onOneScale(baseline, target);
  const context = reviewContext(plan, 1, baseYear + years, { settings });
  return reviewSeries(context, { ...indicator, direction: t > b ? 'higher' : 'lower' }, series);
}

/** What the program and the reference differ in; null where they agree. */
function differenceIn(given: Trial): string | null {
  const { baseline, target, actual, years, span, path, toEven, decimals } = given;
  const [b = 0n, a = 0n, t = 0n] = onOneScale(baseline, actual, target);
  const found = review(given);
  const [n, k] = [BigInt(span), BigInt(years)];
  const expected: readonly (readonly [string, string, string])[] = [
    ['verdict', found.finding.verdict, verdictOf({ b, a, t, k: years, n: span, path })],
    [
      'progress',
      shareText(found.progress, found.style),
      `${divided((a - b) * 100n, t - b, decimals, toEven)}%`,
    ],
    ...(path === 'linear'
      ? ([
          ['required', shareText(found.required, found.style), `${divided(k * 100n, n, decimals, toEven)}%`],
          [
            'gap',
            extentText(found.gap, found.style),
            divided(((a - b) * n - (t - b) * k) * 100n, (t - b) * n, decimals, toEven),
          ],
        ] as const)
      : []),
  ];
  for (const [what, ours, theirs] of expected)
    if (ours !== theirs) return `${what} is ${ours}, the reference says ${theirs}`;
  if (a <= 0n || b <= 0n) return null;
  const average = measuredText(found.average, found.style);
  return isGrowthRate(average, b, a, years) ? null : `average growth is not ${average}`;
}

/** A decimal rounded as a number of its own. */
function roundingDifference(random: Random): string | null {
  const text = decimalText(random, false);
  const decimals = random.between(0, 8);
  const [count = 0n] = onOneScale(text);
  const unit = 10n ** BigInt(decimalsIn(text));
  for (const rule of ['halfUp', 'halfEven'] as const) {
    const ours = roundFraction(fractionOf(text), decimals, rule);
    const theirs = divided(count, unit, decimals, rule === 'halfEven');
    if (ours !== theirs)
      return `${text} to ${decimals} decimals (${rule}) is ${ours}, the reference says ${theirs}`;
  }
  return null;
}

/** Reviews at random and compares every number and verdict with a second, independent reckoning. */
export function progressSoak(seed: number, runs: number): SoakResult {
  const random = new Random(seed);
  const problems: string[] = [];
  const verdicts = new Map<string, number>();
  for (let run = 0; run < runs && problems.length < 20; run += 1) {
    const rounding = roundingDifference(random);
    if (rounding !== null) problems.push(rounding);
    const given = trial(random);
    if (given === null) continue;
    const difference = differenceIn(given);
    if (difference !== null) problems.push(`${difference}: ${JSON.stringify(given)}`);
    const [b = 0n, a = 0n, t = 0n] = onOneScale(given.baseline, given.actual, given.target);
    const verdict = verdictOf({ b, a, t, k: given.years, n: given.span, path: given.path });
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  const seen = [...verdicts].map(([verdict, times]) => `${verdict} ${times}`).join(', ');
  return { problems, summary: `${runs} decimals rounded and ${runs} standings reviewed: ${seen}` };
}
