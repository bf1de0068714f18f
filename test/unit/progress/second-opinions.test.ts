import { describe, expect, it } from 'vitest';
import { openSdgOpinion } from '../../../shared/progress/open-sdg';
import { progressChartOpinion } from '../../../shared/progress/progress-chart';
import { reviewContext } from '../../../shared/progress/review-context';
import { opinionCase } from '../../../shared/progress/second-opinion';
import { opinionMethods, secondOpinion } from '../../../shared/progress/second-opinions';
import { recordsOf, type OneIndicator } from './one-indicator';

/** The first of two years, in which 20 % a year are asked for where the target is 144 (rising) or 64 (falling). */
const plan = { baseYear: 2015, targetYear: 2017 } as const;

function caseOf(given: OneIndicator) {
  const { plan: own, indicator, series } = recordsOf({ plan, year: 2016, ...given });
  return opinionCase(reviewContext(own, 1, given.year ?? 2016), indicator, series);
}

function openSdg(
  baseline: string,
  target: string | undefined,
  actual: string,
  direction: 'higher' | 'lower' = 'higher',
) {
  const given = caseOf({
    baseline,
    ...(target !== undefined && { target }),
    actuals: { 2016: actual },
    indicator: { direction },
  });
  return 'available' in given ? given : openSdgOpinion(given, 'halfUp');
}

describe('Open SDG', () => {
  it.each([
    ['144', 'achieved', '2.2000', '5.00'],
    ['143.99', 'substantial', '2.1995', '5.00'],
    ['119', 'substantial', '0.9500', '2.50'],
    ['118.99', 'moderate', '0.9495', '2.50'],
    ['112', 'moderate', '0.6000', '0.00'],
    ['111.99', 'limited', '0.5995', '0.00'],
    ['100', 'limited', '0.0000', '-2.50'],
    ['99.99', 'deterioration', '-0.0005', '-2.50'],
    ['50', 'deterioration', '-2.5000', '-5.00'],
  ])('100 to 144, %s: %s', (actual, status, ratio, score) => {
    expect(openSdg('100', '144', actual)).toEqual({ available: true, status, ratio, score });
  });

  it.each([
    ['81', 'substantial', '0.9500'],
    ['81.01', 'moderate', '0.9495'],
    ['88', 'moderate', '0.6000'],
    ['88.01', 'limited', '0.5995'],
    ['100', 'limited', '0.0000'],
    ['100.01', 'deterioration', '-0.0005'],
  ])('falling from 100 to 64, %s: %s', (actual, status, ratio) => {
    expect(openSdg('100', '64', actual, 'lower')).toMatchObject({ status, ratio });
  });

  it('decides thresholds that no double can tell apart', () => {
    expect(openSdg('100000000000000', '144000000000000', '119000000000000')).toMatchObject({
      status: 'substantial',
    });
    expect(openSdg('100000000000000', '144000000000000', '118999999999999')).toMatchObject({
      status: 'moderate',
    });
  });

  it.each([
    ['101.5', 'substantial', '2.50'],
    ['101.49', 'moderate', '2.48'],
    ['100.5', 'moderate', '0.00'],
    ['100.49', 'limited', '-0.05'],
    ['100', 'limited', '-2.50'],
    ['99.99', 'deterioration', '-2.51'],
  ])('without a target, 100 to %s is %s', (actual, status, score) => {
    expect(openSdg('100', undefined, actual)).toMatchObject({ status, score });
  });

  it.each([
    ['98.5', 'substantial', '2.50'],
    ['98.51', 'moderate', '2.48'],
    ['99.5', 'moderate', '0.00'],
    ['99.51', 'limited', '-0.05'],
    ['100', 'limited', '-2.50'],
    ['100.01', 'deterioration', '-2.51'],
  ])('without a target, falling from 100 to %s is %s', (actual, status, score) => {
    expect(openSdg('100', undefined, actual, 'lower')).toMatchObject({ status, score });
  });

  it.each([
    ['94', 'achieved', 'higher'],
    ['106', 'achieved', 'lower'],
  ] as const)('is achieved past a target behind the base, too: %s, %s', (target, status, direction) => {
    expect(openSdg('100', target, '100', direction)).toMatchObject({ status, score: '5.00' });
  });

  it('takes 0.001 for a base or target of 0', () => {
    // CAGR 0.002/0.001 − 1 = 1 against (0.004/0.001)^½ − 1 = 1
    expect(openSdg('0', '0.004', '0.002')).toMatchObject({ ratio: '1.0000', status: 'substantial' });
    expect(openSdg('0.004', '0', '0.002', 'lower')).toMatchObject({ ratio: '1.0000', status: 'substantial' });
    expect(openSdg('0.004', '0', '0.001', 'lower')).toMatchObject({ status: 'achieved' });
  });

  it('is not available for a change of sign, a base year alone, or what is no number', () => {
    for (const [baseline, target, actual] of [
      ['-100', '144', '5'],
      ['100', '144', '-5'],
      ['100', '100', '99'],
      ['>95', '144', '100'],
      ['100', '144', '99~100'],
    ] as const)
      expect(openSdg(baseline, target, actual)).toMatchObject({ available: false });
    expect(caseOf({ baseline: '100', target: '144' })).toMatchObject({ available: false });
  });

  it('of negative values turns the direction, as its program does', () => {
    expect(openSdg('-100', '-64', '-81')).toMatchObject({ ratio: '0.9500', status: 'substantial' });
  });
});

function chart(
  baseline: string,
  target: string | undefined,
  actual: string,
  direction: 'higher' | 'lower' = 'higher',
) {
  const given = caseOf({
    baseline,
    ...(target !== undefined && { target }),
    actuals: { 2016: actual },
    indicator: { direction },
  });
  return 'available' in given ? given : progressChartOpinion(given, 'halfUp');
}

describe('UN Progress Chart 2023', () => {
  // 119 after one year is 141.61 after two; 120 is 144.
  it.each([
    ['100', '143.8', '119', 'onTrack', '0.9500'],
    ['100', '143.81', '119', 'fair', '0.9498'],
    ['100', '540', '120', 'fair', '0.1000'],
    ['100', '540.1', '120', 'stagnation', '0.1000'],
    ['100', '200', '90', 'stagnation', '-0.1900'],
  ])('%s to %s: %s is %s', (baseline, target, actual, status, ratio) => {
    expect(chart(baseline, target, actual)).toMatchObject({ status, ratio });
  });

  it('of a falling indicator is projected downwards', () => {
    // 81 is 65.61 after two years: 34.39 of 36.2 is 0.95
    expect(chart('100', '63.8', '81', 'lower')).toMatchObject({ status: 'onTrack', ratio: '0.9500' });
    expect(chart('100', '63.79', '81', 'lower')).toMatchObject({ status: 'fair', ratio: '0.9497' });
    // 99 is 98.01 after two years: 1.99 of 19.9 is 0.1
    expect(chart('100', '80.1', '99', 'lower')).toMatchObject({ status: 'fair', ratio: '0.1000' });
    expect(chart('100', '80.09', '99', 'lower')).toMatchObject({ status: 'stagnation', ratio: '0.0999' });
    expect(chart('100', '80', '110', 'lower')).toMatchObject({ status: 'stagnation', ratio: '-1.0500' });
  });

  it('is not available without a target ahead, nor for values that are not positive', () => {
    expect(chart('100', undefined, '119')).toMatchObject({ available: false });
    expect(chart('100', '90', '119')).toMatchObject({ available: false });
    expect(chart('0', '90', '119')).toMatchObject({ available: false });
  });
});

it('only levels have a second opinion', () => {
  const given = caseOf({
    target: '10',
    actuals: { 2016: '10' },
    indicator: { review: { method: 'growth' } },
  });
  expect(given).toEqual({ available: false, why: '只适用于按水平值评价的指标' });
});

it('are named in what they say', () => {
  const opinionsOf = (actual: string) => {
    const {
      plan: own,
      indicator,
      series,
    } = recordsOf({
      plan,
      baseline: '100',
      target: '144',
      actuals: { 2016: actual },
    });
    return opinionMethods.map((method) => ({
      name: method.name,
      ...secondOpinion(method, reviewContext(own, 1, 2016), indicator, series),
    }));
  };
  expect(opinionsOf('119')).toEqual([
    { name: 'Open SDG／加拿大统计局进度法', available: true, text: '进展显著（R为0.9500，得分2.50）' },
    {
      name: '联合国可持续发展目标进度图（2023年）方法',
      available: true,
      text: '有所进展但需加快（推算完成比例0.9457）',
    },
  ]);
  expect(opinionsOf('118~119')).toMatchObject([
    { available: false, why: '基期或实际值不是一个确定的数' },
    { available: false, why: '基期或实际值不是一个确定的数' },
  ]);
});
