import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparator, Figure } from '../../../shared/model/figure';
import { judgeBox } from '../../../shared/progress/judge';
import { compareExact, isSurd } from '../../../shared/progress/exact';
import type { Extent } from '../../../shared/progress/extent';
import { compare, fractionOf, type Fraction } from '../../../shared/progress/fraction';
import { pointInterval } from '../../../shared/progress/interval';
import { reviewSettings } from '../../../shared/progress/settings';
import type { SeriesReview } from '../../../shared/progress/series-review';
import { verdicts, type Verdict } from '../../../shared/progress/verdict';
import { printed, reviewOne, type OneIndicator } from './one-indicator';

/** Whole numbers of a hundredth, as decimal texts. */
const hundredths = (count: number): string => (count / 100).toFixed(2);
const positive = fc.integer({ min: 1, max: 20_000 });
const anyNumber = fc.integer({ min: -20_000, max: 20_000 });
const path = fc.constantFrom('linear', 'geometric' as const);
const year = fc.integer({ min: 2016, max: 2020 });

const comparators = fc.constantFrom<Comparator>('>', '>=', '<', '<=');

/** A figure by its parts in hundredths: a number, a bound, a range or 左右. */
type Parts =
  | { readonly kind: 'number'; readonly at: number }
  | { readonly kind: 'bound'; readonly comparator: Comparator; readonly at: number }
  | { readonly kind: 'range'; readonly at: number; readonly to: number }
  | { readonly kind: 'approx'; readonly at: number };

const partsOf = (count: fc.Arbitrary<number>): fc.Arbitrary<Parts> =>
  fc.oneof(
    fc.record({ kind: fc.constant('number' as const), at: count }),
    fc.record({ kind: fc.constant('bound' as const), comparator: comparators, at: count }),
    fc.record({ kind: fc.constant('approx' as const), at: count }),
    fc
      .tuple(count, fc.integer({ min: 1, max: 3000 }))
      .map(([at, more]) => ({ kind: 'range' as const, at, to: at + more })),
  );

function figureOf(parts: Parts): Figure {
  if (parts.kind === 'range') return { kind: 'range', low: hundredths(parts.at), high: hundredths(parts.to) };
  if (parts.kind === 'bound')
    return { kind: 'bound', comparator: parts.comparator, value: hundredths(parts.at) };
  return { kind: parts.kind, value: hundredths(parts.at) };
}

const otherSide: Readonly<Record<Comparator, Comparator>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

function mirroredParts(parts: Parts): Parts {
  if (parts.kind === 'range') return { ...parts, at: -parts.to, to: -parts.at };
  if (parts.kind === 'bound') return { ...parts, comparator: otherSide[parts.comparator], at: -parts.at };
  return { ...parts, at: -parts.at };
}

function times(parts: Parts, factor: number): Parts {
  if (parts.kind === 'range') return { ...parts, at: parts.at * factor, to: parts.to * factor };
  return { ...parts, at: parts.at * factor };
}

/** Targets are numbers, thresholds that fit the direction, ranges or 左右. */
const targetParts = (count: fc.Arbitrary<number>, higher: boolean): fc.Arbitrary<Parts> =>
  partsOf(count).map((parts) =>
    parts.kind === 'bound' && parts.comparator.startsWith('>') !== higher ? mirroredAt(parts) : parts,
  );
const mirroredAt = (parts: Extract<Parts, { kind: 'bound' }>): Parts => ({
  ...parts,
  comparator: otherSide[parts.comparator],
});

interface Standing {
  readonly baseline: Parts;
  readonly actual: Parts;
  readonly target: Parts;
  readonly higher: boolean;
  readonly year: number;
  readonly path: 'linear' | 'geometric';
  readonly tolerance?: number;
}

function reviewOf({ baseline, actual, target, higher, year: of, path: by, tolerance = 150 }: Standing) {
  const figures: OneIndicator = {
    baseline: figureOf(baseline),
    target: figureOf(target),
    actuals: { [of]: figureOf(actual) },
    year: of,
    options: { settings: { path: by } },
    indicator: {
      direction: higher ? 'higher' : 'lower',
      review: { tolerance: hundredths(tolerance), rangeTarget: 'interval' },
    },
  };
  return reviewOne(figures);
}

const standing = (count: fc.Arbitrary<number>): fc.Arbitrary<Standing> =>
  fc.boolean().chain((higher) =>
    fc.record({
      baseline: partsOf(count),
      actual: partsOf(count),
      target: targetParts(count, higher),
      higher: fc.constant(higher),
      year,
      path,
    }),
  );

const shown = (review: SeriesReview) => {
  const { progress, verdict, required, gap } = printed(review);
  return { progress, verdict, required, gap };
};

describe('a review', { timeout: 60_000 }, () => {
  it('is the same for the mirrored indicator', () => {
    fc.assert(
      fc.property(standing(anyNumber), (given) => {
        const linear = { ...given, path: 'linear' as const };
        const mirror = {
          ...linear,
          baseline: mirroredParts(given.baseline),
          actual: mirroredParts(given.actual),
          target: mirroredParts(given.target),
          higher: !given.higher,
        };
        expect(shown(reviewOf(mirror))).toEqual(shown(reviewOf(linear)));
      }),
      { numRuns: 600 },
    );
  });

  it('is the same on another scale', () => {
    fc.assert(
      fc.property(standing(positive), fc.constantFrom(10, 1000, 7), (given, factor) => {
        const scaled = {
          ...given,
          baseline: times(given.baseline, factor),
          actual: times(given.actual, factor),
          target: times(given.target, factor),
          tolerance: 150 * factor,
        };
        expect(shown(reviewOf(scaled))).toEqual(shown(reviewOf(given)));
      }),
      { numRuns: 600 },
    );
  });

  it('rises with the actual in the better direction, and never to a worse verdict', () => {
    const number = positive.map((at): Parts => ({ kind: 'number', at }));
    fc.assert(
      fc.property(number, number, number, positive, year, path, (baseline, target, actual, more, of, by) => {
        fc.pre(baseline.at !== target.at);
        const higher = target.at > baseline.at;
        const better: Parts = { kind: 'number', at: higher ? actual.at + more : actual.at - more };
        const [before, after] = [actual, better].map((one) =>
          reviewOf({ baseline, actual: one, target, higher, year: of, path: by }),
        );
        expect(compare(pointIn(after?.progress), pointIn(before?.progress))).toBe(1);
        expect(rank(after?.finding.verdict)).toBeLessThanOrEqual(rank(before?.finding.verdict));
      }),
      { numRuns: 600 },
    );
  });

  it('of any figures by any method has a verdict, a reason and a print', () => {
    const methods = [
      'level',
      'growth',
      'cumulativeAmount',
      'cumulativeReduction',
      'floor',
      'ceiling',
      'keep',
    ] as const;
    const near0 = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.array(partsOf(fc.oneof(anyNumber, near0)), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...methods),
        fc.constantFrom('higher', 'lower', 'keep' as const),
        fc.constantFrom('amount', 'share', 'rate' as const),
        fc.constantFrom('linear', 'geometric', 'annualTargets' as const),
        fc.constantFrom('rates', 'levels' as const),
        (parts, method, direction, unitKind, by, growthFigures) => {
          const [baseline = '', target = '', first = '', second = ''] = parts.map(figureOf);
          const review = reviewOne({
            baseline,
            target,
            actuals: { 2016: first, 2017: second },
            annualTargets: { 2017: '5' },
            year: 2017,
            options: { settings: { path: by } },
            indicator: {
              direction,
              unitKind,
              review: { method, growthFigures, tolerance: '1.5', rangeTarget: 'interval' },
            },
          });
          const { verdict, why, ...numbers } = printed(review);
          expect(verdict).not.toBe('');
          expect(why).toMatch(/[。]$/);
          for (const text of Object.values(numbers)) expect(text).not.toMatch(/NaN|Infinity|null|undefined/);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('of bounds agrees with that of every number within them', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        standing(positive),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 8, maxLength: 8 }),
        (given, picks) => {
          const whole = reviewOf(given);
          if (whole.required === null) return;
          for (const [b, a, t] of picks) {
            const point: Standing = {
              ...given,
              baseline: numberWithin(given.baseline, b),
              actual: numberWithin(given.actual, a),
              target: given.target.kind === 'bound' ? given.target : numberWithin(given.target, t),
            };
            const [from, to] = [point.baseline.at, point.target.at];
            if (given.higher ? from >= to : from <= to) continue;
            const one = reviewOf(point);
            if (one.required === null) continue;
            compared += 1;
            expectWithin(one.progress, whole.progress);
            expectWithin(one.required, whole.required);
            if (whole.finding.verdict !== 'notAssessable')
              expect(whole.finding.possible).toContain(one.finding.verdict);
          }
        },
      ),
      { numRuns: 1200 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('judges numbers as it judges a box of one point', () => {
    const { thresholds } = reviewSettings();
    fc.assert(
      fc.property(positive, positive, positive, year, path, (b, a, t, of, by) => {
        fc.pre(b !== t);
        const [baseline, actual, target] = [b, a, t].map((at) => pointInterval(fractionOf(hundredths(at))));
        if (!baseline || !actual || !target) return;
        const higher = t > b;
        const box = judgeBox(
          {
            baseline,
            actual,
            target,
            higher,
            strict: false,
            elapsed: of - 2015,
            span: 5,
            path: { kind: by },
          },
          thresholds,
        );
        const number = (at: number): Parts => ({ kind: 'number', at });
        const point = reviewOf({
          baseline: number(b),
          actual: number(a),
          target: number(t),
          higher,
          year: of,
          path: by,
        });
        expect(box).toEqual(point.finding);
      }),
      { numRuns: 600 },
    );
  });

  it('decides an exact tie as 达到进度, on either path', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2016, max: 2019 }),
        path,
        (from, to, of, by) => {
          fc.pre(from !== to);
          const k = of - 2015;
          const [b, t, a] =
            by === 'linear'
              ? [from * 5, to * 5, from * (5 - k) + to * k]
              : [from ** 5, to ** 5, from ** (5 - k) * to ** k];
          const review = reviewOne({
            baseline: String(b),
            target: String(t),
            actuals: { [of]: String(a) },
            year: of,
            indicator: { direction: to > from ? 'higher' : 'lower' },
            options: { settings: { path: by } },
          });
          expect(review.finding.verdict).toBe('onTrack');
        },
      ),
    );
  });
});

const rank = (verdict: Verdict | undefined): number => (verdict ? verdicts.indexOf(verdict) : -1);

function pointIn(extent: Extent | null | undefined): Fraction {
  if (extent?.kind !== 'point' || isSurd(extent.value)) throw new Error('not one number');
  return extent.value;
}

/** A number that a figure allows, near an end of it or anywhere. */
function numberWithin(parts: Parts, pick: number): Parts {
  const from = (low: number, high: number): Parts => {
    const width = high - low;
    const choice = pick % 4;
    const at = choice === 0 ? low : choice === 1 ? high : low + (width === 0 ? 0 : pick % width);
    return { kind: 'number', at };
  };
  if (parts.kind === 'range') return from(parts.at, parts.to);
  if (parts.kind === 'approx') return from(parts.at - 150, parts.at + 150);
  if (parts.kind === 'number') return parts;
  const open = parts.comparator.length === 1 ? 1 : 0;
  return parts.comparator.startsWith('>')
    ? from(parts.at + open, parts.at + 9000)
    : from(parts.at - 9000, parts.at - open);
}

/** That a number lies within an extent, and only on ends that belong to it. Irrational ends are left to the tests of paths. */
function expectWithin(inner: Extent | null, outer: Extent | null): void {
  if (inner?.kind !== 'point' || outer === null) throw new Error('nothing to compare');
  if (isSurd(inner.value)) return;
  const { value } = inner;
  if (outer.kind === 'point') {
    if (!isSurd(outer.value)) expect(compare(value, outer.value)).toBe(0);
    return;
  }
  for (const [end, side] of [
    [outer.low, 1],
    [outer.high, -1],
  ] as const) {
    if (end === null) continue;
    const order = -compareExact(end.value, value) * side;
    expect(order).toBeGreaterThanOrEqual(end.closed ? 0 : 1);
  }
}
