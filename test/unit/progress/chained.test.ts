import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../shared/model/plan';
import type { IndicatorReviewSettings } from '../../../shared/model/review-settings';
import { printed, reviewOne } from './one-indicator';

type Actuals = Readonly<Record<number, string>>;

describe('growth by yearly rates', () => {
  const growth = (target: string, actuals: Actuals, direction: Direction = 'higher', year = 2018) =>
    reviewOne({
      target,
      actuals,
      year,
      indicator: { direction, unitKind: 'rate', review: { method: 'growth', rangeTarget: 'interval' } },
    });
  const shown = (...given: Parameters<typeof growth>) => printed(growth(...given));

  it('compounds, and asks for what the target rate compounds to', () => {
    // 1.1³ − 1 = 0.331 of 1.1⁵ − 1 = 0.61051
    expect(shown('10', { 2016: '10', 2017: '10', 2018: '10' })).toMatchObject({
      progress: '54.22%',
      required: '54.22%',
      gap: '0.00',
      verdict: '达到进度',
      average: '10.00%',
      gapInUnit: '0.00个百分点',
      path: '10.00%',
      needed: '10.00%',
      change: '0.00个百分点',
      shareOfTarget: '—',
    });
    expect(shown('10', { 2016: '10', 2017: '10', 2018: '9.99' }).verdict).toBe('基本符合');
    expect(shown('10', { 2016: '2', 2017: '2', 2018: '2' }).verdict).toBe('滞后');
    expect(shown('10', { 2016: '2', 2017: '2', 2018: '-5' }).verdict).toBe('倒退');
    expect(shown('10', { 2016: '12', 2017: '12', 2018: '12' }).verdict).toBe('超前');
    // 1.175³ = 1.6222 is past 1.1⁵ = 1.6105
    expect(shown('10', { 2016: '17.5', 2017: '17.5', 2018: '17.5' })).toMatchObject({
      verdict: '已完成',
      needed: '—',
    });
  });

  it('of a falling indicator compounds downwards', () => {
    // 1 − 0.9³ = 0.271 of 1 − 0.9⁵ = 0.40951
    expect(shown('下降10', { 2016: '-10', 2017: '下降10', 2018: '-10' }, 'lower')).toMatchObject({
      progress: '66.18%',
      required: '66.18%',
      verdict: '达到进度',
    });
    expect(shown('-10', { 2016: '-10', 2017: '-10', 2018: '-9.9' }, 'lower').verdict).toBe('基本符合');
    expect(shown('-10', { 2016: '1', 2017: '0', 2018: '0' }, 'lower').verdict).toBe('倒退');
  });

  it('in the last year is reached or not', () => {
    const years = (rate: string) => ({ 2016: '10', 2017: '10', 2018: '10', 2019: '10', 2020: rate });
    expect(shown('10', years('10'), 'higher', 2020)).toMatchObject({
      verdict: '已完成',
      progress: '100.00%',
    });
    expect(shown('10', years('9.99'), 'higher', 2020).verdict).toBe('未完成');
    expect(shown('>10', years('10'), 'higher', 2020).verdict).toBe('未完成');
  });

  it('towards no growth, or to stay below a rate, is met or not met by the average', () => {
    const three = (a: string, b: string, c: string) => ({ 2016: a, 2017: b, 2018: c });
    expect(shown('0', three('1', '0', '-0.9'))).toMatchObject({ verdict: '达到进度', progress: '—' });
    expect(shown('0', three('1', '0', '-1')).verdict).toBe('滞后');
    expect(shown('≤3', three('3', '3', '3'), 'lower').verdict).toBe('达到进度');
    expect(shown('≤3', three('2', '3', '4'), 'lower').verdict).toBe('达到进度');
    expect(shown('<3', three('3', '3', '3'), 'lower').verdict).toBe('滞后');
    expect(shown('3', three('3', '3', '3.01'), 'lower').verdict).toBe('滞后');
    expect(shown('3', three('3', '3', '3'), 'keep').verdict).toBe('达到进度');
    expect(shown('3', three('3', '3', '3.01'), 'keep').verdict).toBe('滞后');
  });

  it('needs every year, and names those that are missing', () => {
    const review = growth('10', { 2018: '10' });
    expect(review.missingYears).toEqual([2016, 2017]);
    expect(printed(review)).toMatchObject({
      verdict: '缺数',
      progress: '—',
      why: '缺2016、2017年数据，这一方法要求逐年数据齐全。',
    });
  });

  it('with a range as target, or as a rate, is judged at every point', () => {
    const three = { 2016: '8', 2017: '8', 2018: '8' };
    expect(shown('6~7', three).verdict).toBe('超前');
    expect(shown('7~8', three).counted).toBe('onTrack');
    expect(shown('7~9', three).verdict).toBe('无法评价');
    expect(shown('7', { ...three, 2018: '6~9' }).verdict).toBe('超前或达到进度');
    expect(shown('10', { ...three, 2018: '>8' }).verdict).toBe('无法评价');
    expect(shown('10', { ...three, 2018: '<8' }).counted).toBe('notAssessable');
  });

  it('by 100 % or more downwards is nothing to compound', () => {
    expect(shown('10', { 2016: '10', 2017: '-100', 2018: '10' }).verdict).toBe('无法评价');
    expect(shown('-100', { 2016: '10', 2017: '10', 2018: '10' }, 'lower').verdict).toBe('无法评价');
  });

  it('says why', () => {
    expect(growth('6.5以上', { 2016: '6.8', 2017: '7.1', 2018: '6.4' }).why).toBe(
      '2016—2018年增速6.8%、7.1%、6.4%，年均增速6.77%：完成进度(1.217033-1)÷((1+6.5%)^5-1)=58.64%，路径要求((1+6.5%)^3-1)÷((1+6.5%)^5-1)=56.19%，不低于路径要求，高出2.45个百分点，不到5个百分点，评为达到进度。',
    );
    const falling = {
      target: '-1',
      indicator: { direction: 'lower', review: { method: 'growth' } },
    } as const;
    expect(reviewOne({ ...falling, actuals: { 2016: '-1', 2017: '-1.2', 2018: '-0.9' } }).why).toContain(
      '完成进度(0.969317-1)÷((1-1%)^5-1)=62.61%，路径要求((1-1%)^3-1)÷((1-1%)^5-1)=60.60%',
    );
  });

  it('that is to be kept counts as kept within the tolerance, and says so; 左右 has it once', () => {
    const kept = (target: string, last: string) =>
      reviewOne({
        target,
        actuals: { 2016: '3', 2017: '3', 2018: last },
        indicator: { direction: 'keep', review: { method: 'growth', tolerance: '0.1' } },
      });
    expect(kept('3', '3.2').why).toBe(
      '按保持年均增速评价：2016—2018年增速3%、3%、3.2%，年均增速3.07%，符合年均3±0.1%，评为达到进度。',
    );
    // The average of 3 %, 3 % and 3.4 % is 3.13 %: beyond 0.1, and within twice as much.
    expect(printed(kept('3', '3.4')).verdict).toBe('滞后');
    expect(printed(kept('3左右', '3.4')).verdict).toBe('滞后');
  });
});

describe('growth by levels', () => {
  const growth = (baseline: string | undefined, actual: string) =>
    reviewOne({
      ...(baseline !== undefined && { baseline }),
      target: '10',
      actuals: { 2018: actual },
      indicator: { review: { method: 'growth', growthFigures: 'levels' } },
    });
  it('needs the base year and the review year alone, and is noted', () => {
    const review = growth('1000', '1331');
    expect(printed(review)).toMatchObject({ progress: '54.22%', verdict: '达到进度', average: '10.00%' });
    expect(review.notes).toEqual(['增速由水平值按现价计算']);
    expect(printed(growth('1000', '1330.9')).verdict).toBe('基本符合');
    expect(printed(growth('900~1000', '1331')).verdict).toBe('超前或达到进度');
  });
  it('is none of values that are not positive, nor without a base year', () => {
    expect(printed(growth('0', '1331')).verdict).toBe('无法评价');
    expect(printed(growth('-5', '1331')).verdict).toBe('无法评价');
    expect(printed(growth(undefined, '1331')).why).toBe('缺基期，无法评价。');
  });
});

describe('cumulative amounts', () => {
  const amounts = (actuals: Actuals, review: IndicatorReviewSettings = {}, target = '〔15〕', year = 2018) =>
    reviewOne({ target, actuals, year, indicator: { review } });
  const shown = (...given: Parameters<typeof amounts>) => printed(amounts(...given));

  it('of the years are added up', () => {
    const review = amounts({ 2016: '3', 2017: '2.5', 2018: '3.5' });
    expect(printed(review)).toMatchObject({
      progress: '60.00%',
      required: '60.00%',
      path: '9.00',
      gapInUnit: '0.00',
      average: '3.00',
      needed: '3.00',
      change: '40.00%',
      shareOfTarget: '60.00%',
      verdict: '达到进度',
      why: '2016—2018年合计3+2.5+3.5=9，目标〔15〕：完成进度9÷15=60.00%，路径要求3÷5=60.00%，不低于路径要求，高出0.00个百分点，不到5个百分点，评为达到进度。',
    });
    expect(review.method).toBe('cumulativeAmount');
    expect(shown({ 2016: '3', 2017: '2.5', 2018: '3.4' }).verdict).toBe('基本符合');
    expect(shown({ 2016: '-3', 2017: '0', 2018: '1' }).verdict).toBe('倒退');
    expect(shown({ 2016: '7', 2017: '7', 2018: '1' })).toMatchObject({ verdict: '已完成', needed: '—' });
  });

  it('say why with signs in brackets, and of a range how far it reaches', () => {
    expect(shown({ 2016: '3', 2017: '-1', 2018: '2' }).why).toContain(
      '合计3+(-1)+2=4，目标〔15〕：完成进度4÷15=',
    );
    const falling = { target: '〔-15〕', actuals: { 2016: '-3', 2017: '-1', 2018: '-2' } };
    expect(reviewOne({ ...falling, indicator: { direction: 'lower' } }).why).toContain('-6÷(-15)=40.00%');
    expect(shown({ 2016: '>3', 2017: '1~2', 2018: '2' }).why).toContain('合计>3+1~2+2，即>6，目标〔15〕：');
  });

  it('say which years are expected', () => {
    const given = {
      actuals: { 2016: '3', 2017: '2' },
      expected: { 2018: '4' },
      options: { basis: 'expected' },
    } as const;
    expect(reviewOne({ ...given, target: '〔15〕' }).why).toContain(
      '2016—2018年合计（2018年为预计数）3+2+4=9，',
    );
    const growth = { target: '3', indicator: { review: { method: 'growth' } } } as const;
    expect(reviewOne({ ...given, ...growth }).why).toContain('增速3%、2%、4%（2018年为预计数），年均增速');
  });

  it('of shares are behind by 百分点', () => {
    const review = reviewOne({
      target: '〔5〕',
      actuals: { 2016: '1', 2017: '-1', 2018: '1.5' },
      indicator: { unitKind: 'share', review: { method: 'cumulativeAmount' } },
    });
    expect(printed(review)).toMatchObject({
      gapInUnit: '-1.50个百分点',
      needed: '1.75个百分点',
      path: '3.00',
    });
  });

  it('that are to be kept count as kept within the tolerance', () => {
    const kept = (tolerance?: string) =>
      reviewOne({
        target: '〔10〕',
        actuals: { 2016: '3', 2017: '3', 2018: '3.5' },
        indicator: {
          direction: 'keep',
          review: { method: 'cumulativeAmount', ...(tolerance !== undefined && { tolerance }) },
        },
      });
    expect(printed(kept()).verdict).toBe('滞后');
    expect(printed(kept('0.4')).verdict).toBe('滞后');
    expect(kept('0.5').why).toBe(
      '按保持累计量评价：2016—2018年合计3+3+3.5=9.5，符合〔10〕±0.5，评为达到进度。',
    );
  });

  it('need every year, unless they are typed as totals', () => {
    expect(amounts({ 2016: '3', 2018: '3.5' }).missingYears).toEqual([2017]);
    const total = { flow: 'cumulative' } as const;
    expect(shown({ 2018: '9' }, total)).toMatchObject({
      progress: '60.00%',
      verdict: '达到进度',
      change: '—',
    });
    expect(shown({ 2016: '3', 2017: '5', 2018: '9' }, total).change).toBe('100.00%');
    expect(amounts({ 2017: '9' }, total).missingYears).toEqual([2018]);
  });

  it('typed as totals where yearly ones are wanted are no amounts', () => {
    expect(shown({ 2016: '3', 2017: '2', 2018: '〔9〕' }).why).toBe(
      '2018年填的是累计数，而这一指标设定为填当年数，无法评价。',
    );
  });

  it('that are to stay below a total are met or not met', () => {
    const limit = (last: string) =>
      printed(
        reviewOne({
          target: '〔15〕',
          actuals: { 2016: '6', 2017: '6', 2018: last },
          indicator: { direction: 'lower' },
        }),
      ).verdict;
    expect(limit('3')).toBe('达到进度');
    expect(limit('3.1')).toBe('滞后');
  });

  it('with a bound are judged at every point', () => {
    expect(shown({ 2016: '3', 2017: '2.5', 2018: '≥3.5' }).verdict).toBe('已完成、超前或达到进度');
    expect(shown({ 2016: '3', 2017: '2.5', 2018: '3~4' }).verdict).toBe('无法评价');
  });

  it('of a unit that does not add up need a method', () => {
    const review = reviewOne({ target: '〔15〕', actuals: { 2018: '9' }, indicator: { unitKind: 'rate' } });
    expect(review.why).toBe('目标〔15〕是五年累计数，没有设定按累计量还是累计降幅评价，无法评价。');
  });
});

describe('cumulative reduction', () => {
  const fall = (target: string, actuals: Actuals, year = 2018) =>
    reviewOne({
      target,
      actuals,
      year,
      indicator: { direction: 'lower', unitKind: 'rate', review: { method: 'cumulativeReduction' } },
    });
  const shown = (...given: Parameters<typeof fall>) => printed(fall(...given));

  it('compounds: 10 % three times is 27.1 %, not 30 %', () => {
    expect(shown('〔45〕', { 2016: '10', 2017: '10', 2018: '10' })).toMatchObject({
      // 27.1 / 45, and 27.1 − 27
      progress: '60.22%',
      required: '60.00%',
      gapInUnit: '0.10个百分点',
      average: '10.00%',
      verdict: '达到进度',
      path: '27.00%',
    });
    expect(shown('〔45.2〕', { 2016: '10', 2017: '10', 2018: '10' }).verdict).toBe('基本符合');
    expect(shown('〔27.1〕', { 2016: '10', 2017: '10', 2018: '10' }).verdict).toBe('已完成');
    expect(shown('〔45〕', { 2016: '1', 2017: '1', 2018: '-5' }).verdict).toBe('倒退');
  });

  it('下降10 and -10 are one stored sign where the target has it, too', () => {
    expect(shown('下降45', { 2016: '下降10', 2017: '-10', 2018: '下降10' })).toMatchObject({
      progress: '60.22%',
      verdict: '达到进度',
      why: '2016—2018年累计下降1-(1-10%)×(1-10%)×(1-10%)=27.100000%，目标下降45：完成进度27.100000%÷45%=60.22%，路径要求3÷5=60.00%，不低于路径要求，高出0.22个百分点，不到5个百分点，评为达到进度。',
    });
    expect(shown('〔45〕', { 2016: '下降10', 2017: '10', 2018: '10' }).why).toBe(
      '“下降10”存为负数，而目标〔45〕用正数表示下降，正负号不一致，无法评价。',
    );
  });

  it('needs every year, and a target above 0', () => {
    expect(fall('〔45〕', { 2016: '10', 2018: '10' }).missingYears).toEqual([2017]);
    expect(shown('0', { 2016: '10', 2017: '-5', 2018: '0' })).toMatchObject({
      verdict: '达到进度',
      progress: '—',
    });
    expect(shown('0', { 2016: '1', 2017: '-5', 2018: '0' }).verdict).toBe('滞后');
    expect(shown('〔45〕', { 2016: '10', 2017: '100', 2018: '0' }).verdict).toBe('无法评价');
  });
});

describe('floor, ceiling and keep', () => {
  const held = (
    review: IndicatorReviewSettings,
    target: string,
    actual: string,
    direction: Direction = 'keep',
    year = 2018,
  ) =>
    printed(
      reviewOne({
        baseline: '100',
        target,
        actuals: { [year]: actual },
        year,
        indicator: { direction, review },
      }),
    );

  it('are met or not met, without progress', () => {
    expect(held({ method: 'floor' }, '95', '95', 'higher')).toMatchObject({
      verdict: '达到进度',
      progress: '—',
      required: '—',
      why: '按不低于目标评价：2018年实际值95，不低于95，评为达到进度。',
    });
    expect(held({ method: 'floor' }, '95', '94.9', 'higher')).toMatchObject({
      verdict: '滞后',
      needed: '0.05%',
    });
    expect(held({ method: 'ceiling' }, '5', '5', 'lower').verdict).toBe('达到进度');
    expect(held({ method: 'ceiling' }, '<5', '5', 'lower').verdict).toBe('滞后');
    expect(held({ method: 'ceiling' }, '5', '4~6', 'lower').verdict).toBe('无法评价');
  });

  it('in the last year are 已完成 or 未完成', () => {
    expect(held({ method: 'floor' }, '95', '95', 'higher', 2020).verdict).toBe('已完成');
    expect(held({ method: 'floor' }, '95', '94', 'higher', 2020).verdict).toBe('未完成');
  });

  it('keep is the target itself within the tolerance, a range, or the side of a comparator', () => {
    expect(held({}, '95', '95').verdict).toBe('达到进度');
    expect(held({}, '95', '95.1').verdict).toBe('滞后');
    expect(held({ tolerance: '1' }, '95', '96')).toMatchObject({
      verdict: '达到进度',
      why: '按保持目标水平评价：2018年实际值96，符合95±1，评为达到进度。',
    });
    expect(held({ tolerance: '1' }, '95', '96.1').verdict).toBe('滞后');
    expect(held({}, '94~96', '96').verdict).toBe('达到进度');
    expect(held({}, '94~96', '95~97').verdict).toBe('无法评价');
    expect(held({}, '≥95', '120').verdict).toBe('达到进度');
    expect(held({}, '<5', '5').verdict).toBe('滞后');
  });

  it('a target that is the baseline is kept in the better direction', () => {
    expect(held({}, '100', '100', 'higher').verdict).toBe('达到进度');
    expect(held({}, '100', '101', 'higher').verdict).toBe('达到进度');
    expect(held({}, '100', '101', 'lower').verdict).toBe('滞后');
    expect(held({}, '90', '95', 'higher')).toMatchObject({
      verdict: '达到进度',
      why: '基期100已达到目标90，按保持评价：2018年实际值95，不低于90，评为达到进度。',
    });
  });
});
