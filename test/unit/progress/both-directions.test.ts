/** The edge cases and bound rules of the field that the other tests show in one direction, one by one in both. */
import { describe, expect, it } from 'vitest';
import type { IndicatorReviewSettings } from '../../../shared/model/review-settings';
import { printed, reviewOne, type OneIndicator } from './one-indicator';
import { turned } from './turned';

interface Level {
  readonly baseline?: string;
  readonly target: string;
  readonly actual: string;
  readonly year?: number;
  readonly annualTarget?: string;
  readonly review?: IndicatorReviewSettings;
}

type Shown = Partial<ReturnType<typeof printed>>;

/** A level that is to rise, and what its review prints; `turned` it is to fall. Names are those of the rules. */
const levels: readonly (readonly [rule: string, level: Level, shown: Shown])[] = [
  ['T = B: kept', { baseline: '100', target: '100', actual: '100' }, { verdict: '达到进度', progress: '—' }],
  ['T = B: not kept', { baseline: '100', target: '100', actual: '99.9' }, { verdict: '滞后', required: '—' }],
  [
    'T = B, k = n: kept',
    { baseline: '100', target: '100', actual: '101', year: 2020 },
    { verdict: '已完成' },
  ],
  [
    'T = B, k = n: not kept',
    { baseline: '100', target: '100', actual: '99', year: 2020 },
    { verdict: '未完成' },
  ],
  ['B past T', { baseline: '110', target: '100', actual: '101' }, { verdict: '达到进度', gap: '—' }],
  ['B past T, A not', { baseline: '110', target: '100', actual: '99' }, { verdict: '滞后', gap: '—' }],
  ['B a bound at T', { baseline: '≥100', target: '100', actual: '99' }, { verdict: '滞后', progress: '—' }],
  [
    'B a bound past T, A a range over T',
    { baseline: '>100', target: '100', actual: '99~101' },
    { verdict: '无法评价' },
  ],
  [
    'no B',
    { target: '120', actual: '119' },
    { verdict: '无法评价', progress: '—', why: '缺基期，无法评价。' },
  ],
  ['no B, A at T', { target: '120', actual: '120' }, { verdict: '已完成', progress: '—' }],
  ['no B, A past a strict T only', { target: '>120', actual: '120' }, { verdict: '无法评价' }],
  ['no B, k = n', { target: '120', actual: '121', year: 2020 }, { verdict: '已完成', required: '—' }],
  [
    'p < 0 keeps its sign',
    { baseline: '100', target: '120', actual: '97' },
    { verdict: '倒退', progress: '-15.00%', gap: '-75.00' },
  ],
  [
    'p > 100 % as it is',
    { baseline: '100', target: '120', actual: '130' },
    { verdict: '已完成', progress: '150.00%', needed: '—' },
  ],
  [
    'nothing needed at T',
    { baseline: '100', target: '120', actual: '120' },
    { verdict: '已完成', needed: '—' },
  ],
  [
    'nothing needed in the last year',
    { baseline: '100', target: '120', actual: '119', year: 2020 },
    { verdict: '未完成', needed: '—' },
  ],
  [
    '≥ T at it',
    { baseline: '100', target: '≥120', actual: '120' },
    { verdict: '已完成', progress: '100.00%' },
  ],
  ['> T at it', { baseline: '100', target: '>120', actual: '120' }, { verdict: '超前', progress: '100.00%' }],
  ['> T at it, k = n', { baseline: '100', target: '>120', actual: '120', year: 2020 }, { verdict: '未完成' }],
  [
    '> T past it, k = n',
    { baseline: '100', target: '>120', actual: '120.01', year: 2020 },
    { verdict: '已完成' },
  ],
  [
    'a threshold against the direction',
    { baseline: '100', target: '≤120', actual: '110' },
    { verdict: '无法评价', progress: '—' },
  ],
  [
    'T in a range without a rule',
    { baseline: '100', target: '118~122', actual: '115' },
    { verdict: '无法评价' },
  ],
  [
    'T 左右 at every point',
    { baseline: '100', target: '120左右', actual: '112', review: { tolerance: '4' } },
    { verdict: '无法评价', progress: '50%~75%', required: '60.00%' },
  ],
  [
    'T 左右, A ahead of all',
    { baseline: '100', target: '120左右', actual: '115.6', review: { tolerance: '4' } },
    { verdict: '超前', progress: '65%~97.5%' },
  ],
  [
    'T 左右 reached past all of it',
    { baseline: '100', target: '120左右', actual: '124', review: { tolerance: '4' } },
    { verdict: '已完成' },
  ],
  [
    'T 左右 without a tolerance',
    { baseline: '100', target: '120左右', actual: '115' },
    { verdict: '无法评价', progress: '—' },
  ],
  [
    'B and T overlap',
    { baseline: '100~119', target: '120左右', actual: '123', review: { tolerance: '4' } },
    { verdict: '无法评价', progress: '—', why: '基期和目标的取值范围有重叠，无法评价。' },
  ],
  [
    'B and T overlap, A surely at T',
    { baseline: '100~119', target: '120左右', actual: '124', review: { tolerance: '4' } },
    { verdict: '已完成', progress: '—' },
  ],
  [
    'B cut open at T',
    { baseline: '>100', target: '120', actual: '112' },
    { verdict: '基本符合、滞后或倒退', counted: 'behind', progress: '<60%' },
  ],
  [
    'B closed at a tie',
    { baseline: '≥100', target: '120', actual: '112' },
    { verdict: '无法评价', progress: '≤60%' },
  ],
  ['all of A past T', { baseline: '>100', target: '120', actual: '120~125' }, { verdict: '已完成' }],
  [
    'some of A past T',
    { baseline: '100', target: '120', actual: '119~121' },
    { verdict: '已完成或超前', counted: 'ahead' },
  ],
  [
    'some of A on the path',
    { baseline: '100', target: '120', actual: '111~113' },
    { verdict: '无法评价', progress: '55%~65%' },
  ],
  [
    'none of A on the path',
    { baseline: '100', target: '120', actual: '99~101' },
    { verdict: '滞后或倒退', counted: 'behind' },
  ],
  [
    'all of A behind B',
    { baseline: '100', target: '120', actual: '97~99' },
    { verdict: '倒退', counted: 'regressed' },
  ],
  [
    'k = n, B a bound',
    { baseline: '>100', target: '120', actual: '110', year: 2020 },
    { verdict: '未完成或倒退', counted: 'unmet' },
  ],
  [
    'k = n, all of B past A',
    { baseline: '>100', target: '120', actual: '100', year: 2020 },
    { verdict: '倒退', counted: 'regressed' },
  ],
  [
    'k = n, some of A at T',
    { baseline: '100', target: '120', actual: '119~121', year: 2020 },
    { verdict: '无法评价' },
  ],
  [
    'k = n, none of A at T',
    { baseline: '100', target: '120', actual: '115~119', year: 2020 },
    { verdict: '未完成' },
  ],
  [
    'annual target met',
    { baseline: '100', target: '120', actual: '110', annualTarget: '110' },
    { verdict: '达到进度', required: '50.00%', gap: '0.00' },
  ],
  [
    'annual target, a tenth short',
    { baseline: '100', target: '120', actual: '109', annualTarget: '110' },
    { verdict: '基本符合', gap: '-5.00' },
  ],
  [
    'annual target, more than a tenth short',
    { baseline: '100', target: '120', actual: '108.99', annualTarget: '110' },
    { verdict: '滞后' },
  ],
  [
    'annual target, 5 points past',
    { baseline: '100', target: '120', actual: '111', annualTarget: '110' },
    { verdict: '超前' },
  ],
  [
    'annual target at B, A at B',
    { baseline: '100', target: '120', actual: '100', annualTarget: '100' },
    { verdict: '达到进度', required: '0.00%' },
  ],
  [
    'annual target at B, A behind it',
    { baseline: '100', target: '120', actual: '99.99', annualTarget: '100' },
    { verdict: '倒退' },
  ],
  [
    'annual target behind B, a tenth of its share short',
    { baseline: '100', target: '120', actual: '95.6', annualTarget: '96' },
    { verdict: '基本符合', required: '-20.00%', progress: '-22.00%' },
  ],
  [
    'annual target behind B, more than that short',
    { baseline: '100', target: '120', actual: '95.59', annualTarget: '96' },
    { verdict: '倒退' },
  ],
  [
    'annual target past T, A at T',
    { baseline: '100', target: '120', actual: '120', annualTarget: '124' },
    { verdict: '已完成', required: '120.00%' },
  ],
  [
    'no annual target',
    { baseline: '100', target: '120', actual: '115', annualTarget: '' },
    { verdict: '无法评价', progress: '75.00%', required: '—' },
  ],
];

function given(level: Level, falls: boolean): OneIndicator {
  const { baseline, target, actual, year = 2018, annualTarget, review } = level;
  const seen = (text: string): string => (falls && text !== '' ? turned(text) : text);
  return {
    ...(baseline !== undefined && { baseline: seen(baseline) }),
    target: seen(target),
    actuals: { [year]: seen(actual) },
    year,
    indicator: { direction: falls ? 'lower' : 'higher', ...(review && { review }) },
    ...(annualTarget !== undefined && {
      annualTargets: annualTarget === '' ? {} : { 2018: seen(annualTarget) },
      options: { settings: { path: 'annualTargets' } },
    }),
  };
}

describe.each([
  ['rising', false],
  ['falling', true],
] as const)('a %s level', (_, falls) => {
  it.each(levels)('%s', (rule, level, shown) => {
    expect(printed(reviewOne(given(level, falls))), rule).toMatchObject(shown);
  });
});

/** Within 0–100, where bounds of shares end. */
describe('bounds of a falling share', () => {
  const share = (baseline: string, target: string, actual: string) =>
    printed(
      reviewOne({
        baseline,
        target,
        actuals: { 2018: actual },
        indicator: { direction: 'lower', unitKind: 'share' },
      }),
    );
  it.each([
    ['50', '20', '<32', '60%~166.67%', '已完成、超前或达到进度', 'onTrack'],
    ['50', '20', '≤20', '100%~166.67%', '已完成', 'achieved'],
    ['50', '20', '>45', '-166.67%~16.67%', '滞后或倒退', 'behind'],
    ['>50', '20', '30', '66.66%~87.5%', '超前', 'ahead'],
    ['≥50', '20', '32', '60%~85%', '超前或达到进度', 'onTrack'],
    ['<5', '0', '4', '<20%', '滞后或倒退', 'behind'],
    ['<5', '0', '1', '<80%', '无法评价', 'notAssessable'],
    ['<5', '0', '0', '100.00%', '已完成', 'achieved'],
  ])('%s to %s: %s is %s, %s', (baseline, target, actual, ...expected) => {
    const { progress, verdict, counted } = share(baseline, target, actual);
    expect([progress, verdict, counted]).toEqual(expected);
  });
});

describe('the three cut-offs on the geometric path', () => {
  const verdictOf = (baseline: string, target: string, actual: string, year: number) =>
    printed(
      reviewOne({
        baseline,
        target,
        actuals: { [year]: actual },
        year,
        indicator: { direction: Number(target) > Number(baseline) ? 'higher' : 'lower' },
        options: { settings: { path: 'geometric' } },
      }),
    ).verdict;
  // 32·(3/2)³ = 108, and 0.05 of the way of 211 is 10.55; 108 less a tenth of the share is 0.9·108 + 0.1·32.
  it.each([
    ['rising', '32', '243', ['118.55', '超前'], ['118.549999999999', '达到进度']],
    ['rising', '32', '243', ['108', '达到进度'], ['107.999999999999', '基本符合']],
    ['rising', '32', '243', ['100.4', '基本符合'], ['100.399999999999', '滞后']],
    ['rising', '32', '243', ['32', '滞后'], ['31.9999999999999', '倒退']],
    ['falling', '243', '32', ['61.45', '超前'], ['61.4500000000001', '达到进度']],
    ['falling', '243', '32', ['72', '达到进度'], ['72.0000000000001', '基本符合']],
    ['falling', '243', '32', ['89.1', '基本符合'], ['89.1000000000001', '滞后']],
    ['falling', '243', '32', ['243', '滞后'], ['243.000000000001', '倒退']],
  ] as const)(
    'of a %s level from %s to %s: %j, and just short of it %j',
    (_, baseline, target, at, beside) => {
      expect([at[0], verdictOf(baseline, target, at[0], 2018)]).toEqual(at);
      expect([beside[0], verdictOf(baseline, target, beside[0], 2018)]).toEqual(beside);
    },
  );

  it('are decided by sign where what is compared is not positive', () => {
    // path_1 = 10000^0.2 = 6.31: 400 − 0.05·9999 is below 0; (90 − 0.1·1000)/0.9 is, and 1000·0.001^0.6 = 15.85 above it.
    expect(verdictOf('1', '10000', '400', 2016)).toBe('达到进度');
    expect(verdictOf('1', '10000', '506.25', 2016)).toBe('达到进度');
    expect(verdictOf('1', '10000', '506.26', 2016)).toBe('超前');
    expect(verdictOf('1000', '1', '90', 2018)).toBe('基本符合');
    expect(verdictOf('1000', '1', '100', 2018)).toBe('基本符合');
    expect(verdictOf('1000', '1', '114.27', 2018)).toBe('滞后');
  });
});

describe('measures of a falling level', () => {
  const measures = (unitKind: 'amount' | 'share') =>
    printed(
      reviewOne({
        baseline: '80',
        target: '50',
        actuals: { 2017: '70', 2018: '66' },
        indicator: { direction: 'lower', unitKind },
      }),
    );
  it('are negative where it falls, in % or 百分点', () => {
    // (66/80)^(1/3) − 1, (50/66)^(1/2) − 1, 66/70 − 1; path_3 = 80 − 18 = 62
    expect(measures('amount')).toMatchObject({
      progress: '46.67%',
      gap: '-13.33',
      gapInUnit: '4.00',
      path: '62.00',
      average: '-6.21%',
      needed: '-12.96%',
      change: '-5.71%',
      shareOfTarget: '132.00%',
      verdict: '滞后',
    });
    expect(measures('share')).toMatchObject({
      gapInUnit: '4.00个百分点',
      average: '-4.67个百分点',
      needed: '-8.00个百分点',
      change: '-4.00个百分点',
    });
  });

  it('have no growth rate at or below zero', () => {
    const one = (baseline: string, target: string, actual: string) =>
      printed(
        reviewOne({
          baseline,
          target,
          actuals: { 2017: baseline, 2018: actual },
          indicator: { direction: 'lower' },
        }),
      );
    expect(one('50', '-50', '-10')).toMatchObject({
      progress: '60.00%',
      average: '—',
      change: '—',
      needed: '—',
    });
    expect(one('-10', '-60', '-40')).toMatchObject({
      progress: '60.00%',
      average: '—',
      needed: '—',
      verdict: '达到进度',
    });
  });
});

describe('symbols in the place of an actual', () => {
  it.each([
    ['…', 'missing', '缺数', '2018年填的是“…”（数据缺失），缺数。'],
    ['—', 'notApplicable', '无法评价', '2018年填的是“—”（没有此项），无法评价。'],
    ['#', 'confidential', '无法评价', '2018年填的是“#”（数据不公布），无法评价。'],
    ['…', 'negligible', '无法评价', '2018年填的是“…”（不足最小单位），无法评价。'],
  ] as const)('%s meaning %s is %s', (symbol, meaning, verdict, why) => {
    const review = (of: typeof meaning | undefined) =>
      printed(
        reviewOne({
          baseline: '100',
          target: '200',
          actuals: { 2018: { kind: 'symbol', symbol } },
          plan: { review: { symbols: of === undefined ? {} : { [symbol]: of } } },
        }),
      );
    expect(review(meaning)).toMatchObject({ verdict, why, progress: '—' });
    expect(review(undefined).verdict).toBe('缺数');
  });

  it('and an empty cell are no 0, which is a number', () => {
    const one = (actuals: Readonly<Record<number, string>>) =>
      printed(reviewOne({ baseline: '10', target: '20', actuals })).verdict;
    expect([one({}), one({ 2018: '0' })]).toEqual(['缺数', '倒退']);
  });
});

describe('the last year of the chained and the cumulative methods', () => {
  const five = (rate: string, last: string) => ({
    ...Object.fromEntries([2016, 2017, 2018, 2019].map((year) => [year, rate])),
    2020: last,
  });
  const last = (target: string, actuals: Readonly<Record<number, string>>, more: OneIndicator['indicator']) =>
    printed(reviewOne({ target, actuals, year: 2020, indicator: { unitKind: 'rate', ...more } })).verdict;
  const [up, down] = ['higher', 'lower'] as const;
  it.each([
    ['10', five('10', '10'), up, 'growth', '已完成'],
    ['10', five('10', '9.99'), up, 'growth', '未完成'],
    ['10', five('0', '-1'), up, 'growth', '倒退'],
    ['-10', five('-10', '-10'), down, 'growth', '已完成'],
    ['-10', five('-10', '-9.99'), down, 'growth', '未完成'],
    ['-10', five('0', '1'), down, 'growth', '倒退'],
    ['0', five('1', '0'), up, 'growth', '已完成'],
    ['0', five('0', '1'), down, 'growth', '未完成'],
    ['〔15〕', five('3', '3'), up, 'cumulativeAmount', '已完成'],
    ['〔15〕', five('3', '2.99'), up, 'cumulativeAmount', '未完成'],
    ['〔15〕', five('0', '-1'), up, 'cumulativeAmount', '倒退'],
    ['〔15〕', five('3', '3'), down, 'cumulativeAmount', '已完成'],
    ['〔15〕', five('3', '3.01'), down, 'cumulativeAmount', '未完成'],
    ['〔0〕', five('0', '0'), up, 'cumulativeAmount', '已完成'],
    ['〔0〕', five('0', '-1'), up, 'cumulativeAmount', '未完成'],
    // 1 − 0.9⁵ = 0.40951
    ['〔40.951〕', five('10', '10'), down, 'cumulativeReduction', '已完成'],
    ['〔40.951〕', five('10', '9.99'), down, 'cumulativeReduction', '未完成'],
    ['〔40.951〕', five('0', '-1'), down, 'cumulativeReduction', '倒退'],
    ['下降40.951', five('下降10', '-10'), down, 'cumulativeReduction', '已完成'],
    ['0', five('1', '-9'), down, 'cumulativeReduction', '未完成'],
  ] as const)('to %s by %j, %s, %s: %s', (target, actuals, direction, method, verdict) => {
    expect(last(target, actuals, { direction, review: { method } })).toBe(verdict);
  });

  it.each([
    ['floor', up, '95', '95', '已完成'],
    ['floor', up, '95', '94.9', '未完成'],
    ['ceiling', down, '5', '5', '已完成'],
    ['ceiling', down, '5', '5.1', '未完成'],
    ['ceiling', down, '<5', '5', '未完成'],
    ['keep', 'keep', '95', '95', '已完成'],
    ['keep', 'keep', '95', '95.1', '未完成'],
  ] as const)('%s, %s %s: %s is %s', (method, direction, target, actual, verdict) => {
    expect(last(target, { 2020: actual }, { direction, review: { method } })).toBe(verdict);
  });
});
