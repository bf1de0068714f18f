import { describe, expect, it } from 'vitest';
import { printed, reviewOne, type OneIndicator } from './one-indicator';

/** 0 to 100 (60 asked for in 2018), or the same way downwards. */
const ways: readonly (readonly [string, (share: number) => OneIndicator])[] = [
  ['rising', (share) => ({ baseline: '100', target: '200', actuals: { 2018: String(100 + share) } })],
  [
    'falling',
    (share) => ({
      baseline: '200',
      target: '100',
      actuals: { 2018: String(200 - share) },
      indicator: { direction: 'lower' },
    }),
  ],
];

describe.each(ways)('verdicts of a %s level', (_, at) => {
  it.each([
    [100, '100.00%', '已完成'],
    [140, '140.00%', '已完成'],
    [99.9, '99.90%', '超前'],
    [65, '65.00%', '超前'],
    [64.99, '64.99%', '达到进度'],
    [60, '60.00%', '达到进度'],
    [59.99, '59.99%', '基本符合'],
    [54, '54.00%', '基本符合'],
    [53.99, '53.99%', '滞后'],
    [0, '0.00%', '滞后'],
    [-0.01, '-0.01%', '倒退'],
    [-60, '-60.00%', '倒退'],
  ])('%d of 100 is %s: %s', (share, progress, verdict) => {
    expect(printed(reviewOne(at(share)))).toMatchObject({ progress, verdict, required: '60.00%' });
  });

  it.each([
    [100, '已完成'],
    [99.99, '未完成'],
    [0, '未完成'],
    [-0.01, '倒退'],
  ])('in the last year %d of 100 is %s', (share, verdict) => {
    const given = at(share);
    const [actual = ''] = Object.values(given.actuals ?? {});
    const last = printed(reviewOne({ ...given, actuals: { 2020: actual }, year: 2020 }));
    expect(last).toMatchObject({ verdict, required: '100.00%', needed: '—' });
  });

  it('thresholds are settings', () => {
    const settings = { thresholds: { ahead: '10', near: '20' } };
    const verdictAt = (share: number) => printed(reviewOne({ ...at(share), options: { settings } })).verdict;
    expect([70, 69.99, 48, 47.99].map(verdictAt)).toEqual(['超前', '达到进度', '基本符合', '滞后']);
  });
});

describe('annual targets', () => {
  const one = (annual: Readonly<Record<number, string>>, actual: string, more: Partial<OneIndicator> = {}) =>
    printed(
      reviewOne({
        baseline: '100',
        target: '200',
        actuals: { 2018: actual },
        annualTargets: annual,
        options: { settings: { path: 'annualTargets' } },
        ...more,
      }),
    );

  it('are the path of their year', () => {
    expect(one({ 2018: '150' }, '150')).toMatchObject({
      required: '50.00%',
      path: '150.00',
      gap: '0.00',
      verdict: '达到进度',
    });
    expect(one({ 2018: '150' }, '145').verdict).toBe('基本符合');
    expect(one({ 2018: '150' }, '144.9').verdict).toBe('滞后');
    expect(one({ 2018: '≥150' }, '155').verdict).toBe('超前');
  });

  it('behind the baseline ask for less than nothing', () => {
    // s = −20 %, and a tenth of that short is −22 %
    expect(one({ 2018: '80' }, '80')).toMatchObject({
      required: '-20.00%',
      verdict: '达到进度',
      progress: '-20.00%',
    });
    expect(one({ 2018: '80' }, '78').verdict).toBe('基本符合');
    expect(one({ 2018: '80' }, '77.99').verdict).toBe('倒退');
  });

  it('beyond the target ask for more than all; the target decides first', () => {
    expect(one({ 2018: '220' }, '200').verdict).toBe('已完成');
    expect(one({ 2018: '220' }, '199').verdict).toBe('滞后');
    expect(one({ 2018: '205' }, '195').verdict).toBe('基本符合');
  });

  it('that are missing give no verdict, but the progress', () => {
    expect(one({ 2017: '150' }, '150')).toMatchObject({
      progress: '50.00%',
      required: '—',
      verdict: '无法评价',
    });
    expect(one({ 2017: '150' }, '150').why).toBe('没有2018年的年度目标，无法评价。');
    expect(one({}, '200').verdict).toBe('已完成');
    expect(one({ 2018: '140~150' }, '150').verdict).toBe('无法评价');
  });

  it('behind a baseline that is a range are judged at every point, too', () => {
    // A tenth short of s is 80 − 0.1·(B − 80): 79 for B = 90, 78 for B = 100.
    expect(one({ 2018: '80' }, '79', { baseline: '90~100' })).toMatchObject({ verdict: '基本符合' });
    expect(one({ 2018: '80' }, '78.5', { baseline: '90~100' }).verdict).toBe('基本符合或倒退');
    expect(one({ 2018: '80' }, '77.9', { baseline: '90~100' }).verdict).toBe('倒退');
    expect(one({ 2018: '80' }, '80', { baseline: '90~100' }).verdict).toBe('达到进度');
  });

  it('with a bound as baseline are judged jointly', () => {
    expect(one({ 2018: '150' }, '145', { baseline: '≤100' })).toMatchObject({ verdict: '基本符合' });
    expect(one({ 2018: '150' }, '149', { baseline: '120~160' })).toMatchObject({
      verdict: '基本符合、滞后或倒退',
      counted: 'behind',
    });
    expect(one({ 2018: '150' }, '130', { baseline: '120~160' })).toMatchObject({ verdict: '滞后或倒退' });
    expect(one({ 2018: '150' }, '150', { baseline: '120~160' })).toMatchObject({ verdict: '达到进度' });
  });
});

describe('what is missing', () => {
  const way = { baseline: '100', target: '200' };
  it('no actual is 缺数, with the path still given', () => {
    const review = reviewOne({ ...way, actuals: { 2017: '140' } });
    expect(printed(review)).toMatchObject({
      verdict: '缺数',
      progress: '—',
      required: '60.00%',
      path: '160.00',
      why: '缺2018年数据。',
    });
    expect(review.missingYears).toEqual([2018]);
  });

  it('a forecast is no actual', () => {
    const forecast = { kind: 'number', value: '190', status: 'F' } as const;
    const review = reviewOne({ ...way, actuals: { 2018: forecast } });
    expect(printed(review)).toMatchObject({ verdict: '缺数', why: '2018年只有预测数，不作为实际数，缺数。' });
    expect(review.missingYears).toEqual([2018]);
  });

  it('but counts in a review of expected figures, and is named', () => {
    const forecast = { kind: 'number', value: '190', status: 'F' } as const;
    const review = reviewOne({ ...way, actuals: { 2018: forecast }, options: { basis: 'expected' } });
    expect([printed(review).verdict, review.expectedYears]).toEqual(['超前', [2018]]);
    expect(review.why).toMatch(/^2018年预计数190，基期/);
  });

  it('provisional and estimated figures are actuals', () => {
    for (const status of ['P', 'E'] as const) {
      const actual = { kind: 'number', value: '160', status } as const;
      expect(printed(reviewOne({ ...way, actuals: { 2018: actual } })).verdict).toBe('达到进度');
    }
  });

  it('a symbol has the meaning that the plan gives it', () => {
    const one = (meaning?: 'missing' | 'negligible') =>
      printed(
        reviewOne({
          ...way,
          actuals: { 2018: '…' },
          plan: { review: { symbols: { ...(meaning && { '…': meaning }) } } },
        }),
      );
    expect(one()).toMatchObject({
      verdict: '缺数',
      why: '2018年填的是“…”，规划没有说明它的含义，缺数。',
    });
    expect(one('missing').verdict).toBe('缺数');
    expect(one('negligible')).toMatchObject({
      verdict: '无法评价',
      why: '2018年填的是“…”（不足最小单位），无法评价。',
    });
  });

  it('without a baseline there is no progress, and only a reached target is a verdict', () => {
    const one = (actual: string) => printed(reviewOne({ target: '200', actuals: { 2018: actual } }));
    expect(one('199')).toMatchObject({ verdict: '无法评价', progress: '—', why: '缺基期，无法评价。' });
    expect(one('200')).toMatchObject({ verdict: '已完成', progress: '—' });
    expect(one('200').why).toBe('2018年实际值200，已达到目标200，评为已完成（缺基期）。');
  });

  it('without a target there is no verdict, but the growth', () => {
    expect(printed(reviewOne({ baseline: '100', actuals: { 2018: '133.1' } }))).toMatchObject({
      verdict: '无法评价',
      why: '没有2020年目标值，无法评价。',
      average: '10.00%',
    });
  });

  it('a target in words needs a rule', () => {
    const words = { kind: 'words', text: '应保尽保' } as const;
    const given = { baseline: '90', target: words, actuals: { 2018: '97' } };
    expect(printed(reviewOne(given)).why).toBe('“应保尽保”是文字，没有设定评价时按多少计，无法评价。');
    const ruled = reviewOne({ ...given, indicator: { review: { targetAs: '100' } } });
    expect(printed(ruled)).toMatchObject({ progress: '70.00%', verdict: '超前' });
    expect(ruled.notes).toEqual(['目标应保尽保按100计']);
  });
});

describe('edges', () => {
  it('a comparator on the target is its number, reached only past it where it is strict', () => {
    const one = (target: string, actual: string) =>
      printed(reviewOne({ baseline: '100', target, actuals: { 2018: actual } }));
    expect(one('≥200', '200')).toMatchObject({ verdict: '已完成', progress: '100.00%' });
    expect(one('>200', '200')).toMatchObject({ verdict: '超前', progress: '100.00%' });
    expect(one('>200', '200.1')).toMatchObject({ verdict: '已完成' });
  });

  it('a comparator against the direction is one error too many', () => {
    const review = reviewOne({ baseline: '100', target: '≤200', actuals: { 2018: '150' } });
    expect(printed(review)).toMatchObject({ verdict: '无法评价', progress: '—' });
    expect(printed(review).why).toBe('目标写作“不超过”，而指标方向是越高越好，两者矛盾，无法评价。');
  });

  it('values at or below zero have progress, and no growth rate', () => {
    const one = (baseline: string, target: string, actual: string) =>
      printed(reviewOne({ baseline, target, actuals: { 2017: baseline, 2018: actual } }));
    expect(one('-50', '50', '10')).toMatchObject({
      progress: '60.00%',
      average: '—',
      change: '—',
      needed: '123.61%',
    });
    expect(one('0', '50', '30')).toMatchObject({ progress: '60.00%', average: '—', verdict: '达到进度' });
    expect(one('10', '0', '4')).toMatchObject({ verdict: '达到进度', progress: '—', shareOfTarget: '—' });
  });

  it('the geometric path needs positive ends', () => {
    const one = (actual: string, year = 2018) =>
      printed(
        reviewOne({
          baseline: '0',
          target: '50',
          actuals: { [year]: actual },
          year,
          options: { settings: { path: 'geometric' } },
        }),
      );
    expect(one('30')).toMatchObject({ verdict: '无法评价', progress: '60.00%', required: '—' });
    expect(one('30').why).toBe('几何路径要求基期和目标都大于0，无法评价。');
    expect(one('50')).toMatchObject({ verdict: '已完成' });
    expect(one('49', 2020)).toMatchObject({ verdict: '未完成', required: '100.00%' });
  });

  it('amounts and ratios change in %, shares and rates in 百分点, an unknown unit not at all', () => {
    const one = (unitKind: 'amount' | 'ratio' | 'share' | 'rate' | null) =>
      printed(
        reviewOne({
          baseline: '50',
          target: '80',
          actuals: { 2017: '60', 2018: '66' },
          indicator: { unitKind },
        }),
      );
    for (const kind of ['amount', 'ratio'] as const)
      expect(one(kind)).toMatchObject({
        average: '9.70%',
        change: '10.00%',
        needed: '10.10%',
        gapInUnit: '-2.00',
      });
    for (const kind of ['share', 'rate'] as const)
      expect(one(kind)).toMatchObject({
        average: '5.33个百分点',
        change: '6.00个百分点',
        needed: '7.00个百分点',
        gapInUnit: '-2.00个百分点',
      });
    expect(one(null)).toMatchObject({ average: '—', change: '—', needed: '—', verdict: '滞后' });
  });

  it('in the first year the change is against the baseline', () => {
    const review = reviewOne({ baseline: '50', target: '80', actuals: { 2016: '60' }, year: 2016 });
    expect(printed(review)).toMatchObject({ change: '20.00%', average: '20.00%', required: '20.00%' });
  });

  it('3 of 5 years and 60 % are equal, whatever doubles say', () => {
    expect((1.4 - 0.8) / (1.8 - 0.8)).toBeLessThan(0.6);
    const review = reviewOne({ baseline: '0.8', target: '1.8', actuals: { 2018: '1.4' } });
    expect(printed(review)).toMatchObject({ verdict: '达到进度', gap: '0.00' });
  });

  it('decimals and path of an indicator go before those of the plan and the review', () => {
    const review = reviewOne({
      baseline: '2667',
      target: '6700',
      actuals: { 2018: '4800' },
      plan: { review: { decimals: 1 } },
      indicator: { review: { decimals: 4, path: 'geometric' } },
      options: { settings: { decimals: 0, path: 'linear' } },
    });
    expect(printed(review)).toMatchObject({
      progress: '52.8887%',
      required: '48.7986%',
      verdict: '达到进度',
    });
    expect(review.path).toBe('geometric');
  });
});

describe('why', () => {
  const whyOf = (given: OneIndicator) => reviewOne(given).why;
  it('can be checked by hand', () => {
    const given = { baseline: '2667', target: '6700', actuals: { 2018: '4800' } };
    expect(whyOf(given)).toBe(
      '2018年实际值4800，基期2667，目标6700：完成进度(4800-2667)÷(6700-2667)=52.89%，线性路径要求3÷5=60.00%，低于路径要求7.11个百分点，超过路径要求的10%即6.00个百分点，评为滞后。',
    );
    expect(whyOf({ ...given, options: { settings: { path: 'geometric' } } })).toBe(
      '2018年实际值4800，基期2667，目标6700：完成进度(4800-2667)÷(6700-2667)=52.89%，几何路径要求达到2667×(6700÷2667)^(3÷5)=4635.05，即48.80%，不低于路径要求，高出4.09个百分点，不到5个百分点，评为达到进度。',
    );
  });

  it('brackets negative numbers', () => {
    expect(whyOf({ baseline: '-50', target: '50', actuals: { 2018: '10' } })).toContain(
      '(10-(-50))÷(50-(-50))=60.00%',
    );
  });

  it('keeps the sign of a bound in the sentence, and puts its number into the formula', () => {
    const given = { baseline: '60', target: '<48', actuals: { 2018: '48' } };
    expect(whyOf({ ...given, indicator: { direction: 'lower' } })).toBe(
      '2018年实际值48，基期60，目标<48：完成进度(48-60)÷(48-60)=100.00%，线性路径要求3÷5=60.00%，高出路径要求40.00个百分点，不少于5个百分点，评为超前。',
    );
    const full = { baseline: '95', target: '100', actuals: { 2018: '≥100' } };
    expect(whyOf({ ...full, indicator: { unitKind: 'share' } })).toContain(
      '实际值≥100，基期95，目标100：完成进度(100-95)÷(100-95)=100.00%',
    );
  });

  it('names no path in the last year on which all have arrived, but the linear one', () => {
    const given = { baseline: '100', target: '200', actuals: { 2020: '199' }, year: 2020 };
    expect(whyOf(given)).toContain('，线性路径要求5÷5=100.00%，到期没有达到目标200');
    expect(whyOf({ ...given, options: { settings: { path: 'geometric' } } })).toContain(
      '=99.00%，路径要求5÷5=100.00%，到期没有达到目标200',
    );
  });

  it('shows as many decimals as it takes to tell numbers apart', () => {
    const near = whyOf({ baseline: '0', target: '1000000', actuals: { 2018: '599999' } });
    expect(near).toContain('低于路径要求0.0001个百分点，不超过路径要求的10%即6.0000个百分点，评为基本符合');
    const behind = whyOf({ baseline: '0', target: '1000000', actuals: { 2018: '539999' } });
    expect(behind).toContain('低于路径要求6.0001个百分点，超过路径要求的10%即6.0000个百分点，评为滞后');
    const onTrack = whyOf({ baseline: '0', target: '1000000', actuals: { 2018: '649999' } });
    expect(onTrack).toContain('高出4.9999个百分点，不到5个百分点，评为达到进度');
  });
});
