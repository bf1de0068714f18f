import { describe, expect, it } from 'vitest';
import { printed, reviewOne, type OneIndicator } from './one-indicator';
import { turned } from './turned';

type Case = readonly [
  baseline: string,
  target: string,
  actual: string,
  progress: string,
  verdict: string,
  counted: string,
];

/** In 2018 (60 % on the linear path), as a share. */
const shares: readonly Case[] = [
  ['>95', '100', '96', '<20%', '滞后或倒退', 'behind'],
  ['>95', '100', '99', '<80%', '无法评价', 'notAssessable'],
  ['>95', '100', '100', '100.00%', '已完成', 'achieved'],
  ['>95', '100', '95', '<0%', '倒退', 'regressed'],
  ['>95', '100', '98', '<60%', '基本符合、滞后或倒退', 'behind'],
  ['≥95', '100', '96', '≤20%', '滞后或倒退', 'behind'],
  ['≥95', '100', '98', '≤60%', '无法评价', 'notAssessable'],
  ['<50', '80', '70', '66.66%~87.5%', '超前', 'ahead'],
  ['≤50', '80', '62', '40%~77.5%', '无法评价', 'notAssessable'],
  ['95', '100', '>97', '40%~100%', '无法评价', 'notAssessable'],
  ['95', '100', '≥98.5', '70%~100%', '已完成或超前', 'ahead'],
  ['95', '100', '≥98', '60%~100%', '已完成、超前或达到进度', 'onTrack'],
  ['95', '100', '>98', '60%~100%', '已完成、超前或达到进度', 'onTrack'],
  ['95', '100', '<96', '-1900%~20%', '滞后或倒退', 'behind'],
  ['95', '100', '≤98', '-1900%~60%', '无法评价', 'notAssessable'],
  ['95', '100', '<98', '-1900%~60%', '基本符合、滞后或倒退', 'behind'],
  ['95', '100', '98~98.2', '60%~64%', '达到进度', 'onTrack'],
  ['95', '100', '98~98.25', '60%~65%', '超前或达到进度', 'onTrack'],
  ['95', '100', '97.7~97.9', '54%~58%', '基本符合', 'near'],
  ['95', '100', '97.6~97.9', '52%~58%', '基本符合或滞后', 'behind'],
  ['95', '100', '95~97', '0%~40%', '滞后', 'behind'],
  ['95', '100', '90~94', '-100%~-20%', '倒退', 'regressed'],
  ['95', '>99', '99', '100.00%', '超前', 'ahead'],
  ['95', '≥99', '99', '100.00%', '已完成', 'achieved'],
  ['95', '>99', '99~99.5', '100%~112.5%', '已完成或超前', 'ahead'],
];

function shareOf([baseline, target, actual]: Case): OneIndicator {
  return { baseline, target, actuals: { 2018: actual }, indicator: { unitKind: 'share' } };
}

describe('bounds of a rising share', () => {
  it.each(shares)('%s to %s: %s is %s, %s', (...given) => {
    const { progress, verdict, counted } = printed(reviewOne(shareOf(given)));
    expect([progress, verdict, counted]).toEqual(given.slice(3));
  });
});

describe('bounds of a falling amount', () => {
  // Amounts are not clipped: what reaches to 0 or 100 as a share would be endless here.
  const unclipped = shares.filter(
    ([baseline, , actual]) => !/^[<≤]/.test(baseline) && !/^[><≥≤]/.test(actual),
  );
  it.each(unclipped.map((given) => [given.slice(0, 3).map(turned), given] as const))(
    '%s',
    (figures, given) => {
      const [baseline = '', target = '', actual = ''] = figures;
      const review = reviewOne({
        baseline,
        target,
        actuals: { 2018: actual },
        indicator: { direction: 'lower' },
      });
      const { progress, verdict, counted } = printed(review);
      expect([progress, verdict, counted]).toEqual(given.slice(3));
    },
  );

  it('an endless actual is as good or as bad as can be', () => {
    const one = (actual: string) =>
      printed(
        reviewOne({
          baseline: '105',
          target: '100',
          actuals: { 2018: actual },
          indicator: { direction: 'lower' },
        }),
      );
    expect(one('<101')).toMatchObject({ progress: '>80%', verdict: '已完成或超前', counted: 'ahead' });
    expect(one('≥106')).toMatchObject({ progress: '≤-20%', verdict: '倒退' });
    expect(one('>101')).toMatchObject({ progress: '<80%', verdict: '无法评价' });
  });

  it('an endless baseline brings progress towards all of the way', () => {
    const review = reviewOne({
      baseline: '>105',
      target: '100',
      actuals: { 2018: '101' },
      indicator: { direction: 'lower' },
    });
    expect(printed(review)).toMatchObject({ progress: '80%~100%', verdict: '超前' });
  });
});

describe('the last year', () => {
  const last = (baseline: string, actual: string, target = '100') =>
    printed(reviewOne({ baseline, target, actuals: { 2020: actual }, year: 2020 }));
  it('knows only 已完成, 未完成 and 倒退', () => {
    expect(last('>95', '96')).toMatchObject({ verdict: '未完成或倒退', counted: 'unmet' });
    expect(last('>95', '95')).toMatchObject({ verdict: '倒退' });
    expect(last('95', '97~99')).toMatchObject({ verdict: '未完成', counted: 'unmet' });
    expect(last('95', '≥100')).toMatchObject({ verdict: '已完成' });
    expect(last('95', '99~101')).toMatchObject({ verdict: '无法评价' });
    expect(last('95', '100', '>100')).toMatchObject({ verdict: '未完成', progress: '100.00%' });
  });
});

describe('左右 and ranges', () => {
  const withTolerance = { tolerance: '0.5' } as const;
  it('without a tolerance, 左右 cannot be judged by', () => {
    const { verdict, why, progress } = printed(
      reviewOne({ baseline: '95', target: '100', actuals: { 2018: '98左右' } }),
    );
    expect([verdict, progress]).toEqual(['无法评价', '—']);
    expect(why).toBe('2018年“98左右”没有设定允许误差，无法评价。');
  });

  it('with one, it is all numbers within it, and the notes say so', () => {
    const review = reviewOne({
      baseline: '95',
      target: '100',
      actuals: { 2018: '98.8左右' },
      indicator: { review: withTolerance },
    });
    expect(printed(review)).toMatchObject({ progress: '66%~86%', verdict: '超前' });
    expect(review.notes).toEqual(['“98.8左右”按上下0.5以内计']);
  });

  it('of a share it ends at 100', () => {
    const review = reviewOne({
      baseline: '95',
      target: '99',
      actuals: { 2018: '99.8左右' },
      indicator: { unitKind: 'share', review: withTolerance },
    });
    expect(printed(review)).toMatchObject({ progress: '107.5%~125%', verdict: '已完成' });
  });

  it('as target, it is judged at every target, and 已完成 only past all of them', () => {
    const one = (actual: string) =>
      printed(
        reviewOne({
          baseline: '0',
          target: '100左右',
          actuals: { 2018: actual },
          indicator: { review: { tolerance: '2' } },
        }),
      );
    expect(one('80')).toMatchObject({ progress: '78.43%~81.64%', verdict: '超前', required: '60.00%' });
    expect(one('100')).toMatchObject({
      progress: '98.03%~102.05%',
      verdict: '已完成或超前',
      counted: 'ahead',
    });
    expect(one('102')).toMatchObject({ verdict: '已完成' });
    expect(one('60')).toMatchObject({ progress: '58.82%~61.23%', verdict: '无法评价' });
  });

  it('a range as target needs a rule', () => {
    const one = (rangeTarget?: 'low' | 'high' | 'interval') =>
      reviewOne({
        baseline: '0',
        target: '95~105',
        actuals: { 2018: '63' },
        indicator: { review: { ...(rangeTarget && { rangeTarget }) } },
      });
    expect(printed(one()).why).toBe('目标“95~105”是一个范围，没有设定评价时用哪一端，无法评价。');
    expect(printed(one('low'))).toMatchObject({ progress: '66.32%', verdict: '超前' });
    expect(printed(one('high'))).toMatchObject({ progress: '60.00%', verdict: '达到进度' });
    expect(printed(one('interval'))).toMatchObject({ progress: '60%~66.32%', verdict: '超前或达到进度' });
    expect(one('low').notes).toEqual(['目标95~105按95计']);
  });
});

it('being ahead without reaching the target takes room before it', () => {
  // 80 % is asked for in 2019, and 超前 from 100 % on.
  const one = (target: string) =>
    printed(
      reviewOne({
        baseline: '0',
        target,
        actuals: { 2019: '95~105' },
        year: 2019,
        options: { settings: { thresholds: { ahead: '20' } } },
      }),
    ).verdict;
  expect(one('100')).toBe('已完成或达到进度');
  expect(one('>100')).toBe('已完成、超前或达到进度');
});

describe('baseline and target that may be one number', () => {
  it('a baseline bound is cut open at the target', () => {
    const one = (actual: string) =>
      printed(reviewOne({ baseline: '>95', target: '100', actuals: { 2018: actual } }));
    expect(one('96')).toMatchObject({ progress: '<20%', verdict: '滞后或倒退' });
    expect(one('120')).toMatchObject({ verdict: '已完成', progress: '>500%' });
  });

  it('one wholly at or past the target is kept, not progressed', () => {
    const one = (baseline: string, actual: string) =>
      printed(reviewOne({ baseline, target: '100', actuals: { 2018: actual } }));
    expect(one('≥100', '101')).toMatchObject({ progress: '—', required: '—', verdict: '达到进度' });
    expect(one('>100', '99')).toMatchObject({ progress: '—', verdict: '滞后' });
    expect(one('100', '100')).toMatchObject({ progress: '—', verdict: '达到进度' });
    expect(one('100', '99~101')).toMatchObject({ progress: '—', verdict: '无法评价' });
  });

  it('an overlap with a target that is no number has no progress, and can only be 已完成', () => {
    const one = (actual: string) =>
      printed(
        reviewOne({
          baseline: '90~99',
          target: '100左右',
          actuals: { 2018: actual },
          indicator: { review: { tolerance: '2' } },
        }),
      );
    expect(one('101')).toMatchObject({ progress: '—', verdict: '无法评价' });
    expect(one('101').why).toBe('基期和目标的取值范围有重叠，无法评价。');
    expect(one('102')).toMatchObject({ progress: '—', verdict: '已完成' });
  });

  it('基期按 95 计 makes a bound an ordinary baseline and is noted', () => {
    const review = reviewOne({
      baseline: '>95',
      target: '100',
      actuals: { 2018: '96' },
      indicator: { unitKind: 'share', review: { baselineAs: '95' } },
    });
    expect(printed(review)).toMatchObject({ progress: '20.00%', verdict: '滞后', gap: '-40.00' });
    expect(review.notes).toEqual(['基期>95按95计']);
  });

  it('a share beyond what shares can be cannot be judged by', () => {
    const given = { baseline: '50', target: '80', actuals: { 2018: '>100' } };
    expect(printed(reviewOne({ ...given, indicator: { unitKind: 'share' } })).verdict).toBe('无法评价');
    expect(printed(reviewOne(given)).verdict).toBe('已完成');
  });
});

describe('bounds on the geometric path', () => {
  const one = (baseline: string, actual: string, direction: 'higher' | 'lower', target: string) =>
    printed(
      reviewOne({
        baseline,
        target,
        actuals: { 2018: actual },
        indicator: { direction },
        options: { settings: { path: 'geometric' } },
      }),
    );

  it('are judged jointly with the path', () => {
    // 32·(3/2)³ = 108 and 243·(2/3)³ = 72
    expect(one('≤32', '108', 'higher', '243').verdict).toBe('无法评价');
    expect(one('30~32', '108', 'higher', '243')).toMatchObject({ verdict: '达到进度', gap: '—' });
    expect(one('32~40', '108', 'higher', '243').verdict).toBe('无法评价');
    expect(one('>32', '107', 'higher', '243').counted).toBe('behind');
    expect(one('243~250', '72', 'lower', '32').counted).toBe('onTrack');
    expect(one('230~242', '72', 'lower', '32').verdict).toBe('基本符合');
    expect(one('230~243', '72', 'lower', '32').verdict).toBe('无法评价');
  });

  it('give the path and the required share as ranges', () => {
    expect(one('>95', '96', 'higher', '100')).toMatchObject({
      path: '97.96~100',
      required: '59.38%~60%',
      gapInUnit: '-4~-1.96',
    });
  });

  it('being ahead is looked for between the ends of the baseline, too', () => {
    // Lower is better, T = 10 and k = 4: path − A − 0.05(B − T) is greatest at B* = 10·4^1.25 = 56.57, where it is 11.81 − A;
    // at the ends, 30 and 100, it is 11.46 − A and 11.35 − A.
    const near = (actual: string) =>
      printed(
        reviewOne({
          baseline: '30~100',
          target: '10',
          actuals: { 2019: actual },
          year: 2019,
          indicator: { direction: 'lower' },
          options: { settings: { path: 'geometric' } },
        }),
      );
    expect(near('11.81').verdict).toBe('超前或达到进度');
    expect(near('11.82').verdict).toBe('达到进度');
  });
});
