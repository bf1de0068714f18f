import { describe, expect, it } from 'vitest';
import type { Rounding } from '../../../shared/model/review-settings';
import { fractionOf } from '../../../shared/progress/fraction';
import { openSdgOpinion } from '../../../shared/progress/open-sdg';
import { reviewContext } from '../../../shared/progress/review-context';
import { roundFraction } from '../../../shared/progress/rounding';
import { opinionCase } from '../../../shared/progress/second-opinion';
import { verdictNames } from '../../../shared/progress/verdict';
import vectors from '../../fixtures/seed/progress-vectors.json';
import { printed, recordsOf, reviewOne, type OneIndicator } from './one-indicator';

const roundings = [
  ['halfUp', 'half_up'],
  ['halfEven', 'half_even'],
] as const;
const paths = ['linear', 'geometric'] as const;

const byRounding = (value: string | Readonly<Record<string, string>>, key: string): string =>
  typeof value === 'string' ? value : (value[key] ?? '');

function givenBy(
  vector: (typeof vectors.progress)[number],
  path: 'linear' | 'geometric',
  rounding: Rounding,
) {
  const given: OneIndicator = {
    baseline: vector.baseline,
    target: vector.target,
    actuals: { [vector.year]: vector.actual },
    year: vector.year,
    indicator: { unitKind: vector.unit === '%' ? 'share' : 'amount' },
    options: { settings: { path, rounding } },
  };
  return given;
}

describe.each(vectors.progress.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  for (const path of paths)
    for (const [rounding, key] of roundings)
      it(`is the vector on the ${path} path, rounded ${rounding}`, () => {
        const shown = printed(reviewOne(givenBy(vector, path, rounding)));
        const expected = vector[path];
        const isShare = vector.unit === '%';
        expect(shown).toMatchObject({
          verdict: expected.verdict,
          progress: `${byRounding(vector.progress_pct, key)}%`,
          required: `${byRounding(expected.required_pct, key)}%`,
          gap: byRounding(expected.gap_pp, key),
          gapInUnit: byRounding(expected.gap_in_unit, key) + (isShare ? '个百分点' : ''),
          path: byRounding(expected.path_value, key),
          shareOfTarget: `${byRounding(vector.share_of_target_pct, key)}%`,
          average:
            vector.avg_growth_pct === undefined
              ? `${byRounding(vector.avg_change_pp ?? '', key)}个百分点`
              : `${byRounding(vector.avg_growth_pct, key)}%`,
          needed:
            vector.needed_growth_pct === undefined
              ? `${byRounding(vector.needed_change_pp ?? '', key)}个百分点`
              : `${byRounding(vector.needed_growth_pct, key)}%`,
        });
      });

  it.each(roundings)('has the ratio of Open SDG, rounded %s', (rounding, key) => {
    const { plan, indicator, series } = recordsOf(givenBy(vector, 'linear', rounding));
    const given = opinionCase(reviewContext(plan, 1, vector.year), indicator, series);
    if ('available' in given) throw new Error(given.why);
    expect(openSdgOpinion(given, rounding)).toMatchObject({
      ratio: byRounding(vector.open_sdg_ratio, key),
    });
  });

  it('has the elapsed share', () => {
    const { elapsedShare } = reviewOne(givenBy(vector, 'linear', 'halfUp'));
    expect(roundFraction(elapsedShare, 0, 'halfUp')).toBe(vector.elapsed_pct);
  });
});

it.each(vectors.rounding)('$x has $gb8170 by GB/T 8170 and $half_up rounded half up', (vector) => {
  const value = fractionOf(vector.x);
  expect(roundFraction(value, vector.decimals, 'halfEven')).toBe(vector.gb8170);
  expect(roundFraction(value, vector.decimals, 'halfUp')).toBe(vector.half_up);
});

it.each(vectors.bounds)('$baseline to $target: $actual is $verdict', (vector) => {
  const review = reviewOne({
    baseline: vector.baseline,
    target: vector.target,
    actuals: { [vector.year]: vector.actual },
    indicator: { unitKind: 'share' },
  });
  const { verdict, counted, progress } = printed(review);
  expect(verdict).toBe(vector.verdict);
  expect(verdictNames[counted]).toBe(vector.counted_as ?? vector.verdict);
  if (vector.progress !== undefined) expect(progress).toBe(vector.progress);
});

it.each(vectors.ties)('$baseline to $target: $actual is exactly on the $path path', (vector) => {
  const review = reviewOne({
    baseline: vector.baseline,
    target: vector.target,
    actuals: { [vector.year]: vector.actual },
    options: { settings: { path: vector.path === 'geometric' ? 'geometric' : 'linear' } },
  });
  expect(printed(review).verdict).toBe(vector.verdict);
});
