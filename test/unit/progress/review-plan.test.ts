import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import type { PlanView } from '../../../shared/model/plan-view';
import { verdictFlips } from '../../../shared/progress/flips';
import {
  reviewAgain,
  reviewPlan,
  type PlanReview,
  type ReviewRow,
} from '../../../shared/progress/review-plan';
import {
  findingText,
  verdictNames,
  verdicts,
  worstVerdict,
  type Verdict,
} from '../../../shared/progress/verdict';
import { aCategory, anIndicator, aPlan, largePlan, planView, withActuals } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';

/** Every leaf of the shipped plan with an invented figure for 2018. */
const example = withActuals(seedDocument, {
  互联网省际出口带宽: { 2018: '4800' },
  行政村光纤通达率: { 2018: '98.9' },
  家庭宽带20Mbps接入能力覆盖率: { 2018: '99' },
  数字化研发设计工具普及率: { 2018: '70' },
  关键工序数控化率: { 2018: '45' },
  固定宽带接入用户: { 2018: '560' },
  移动宽带用户普及率: { 2018: '72.0' },
  固定宽带家庭普及率: { 2018: '50' },
  移动电话用户: { 2018: '2900' },
  移动电话普及率: { 2018: '110' },
  电子商务交易额: { 2018: '4000' },
  软件业务收入: { 2018: '410' },
});
const view = planView(example);
const review = reviewPlan(view, 2018);

function rowOf({ rows }: PlanReview, name: string): ReviewRow {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

const textOf = (from: PlanReview, name: string): string => findingText(rowOf(from, name).finding);

describe('the review of the seed plan', () => {
  it('has a row for every indicator, heading and sub-indicator, in the order of the tables', () => {
    expect(review.rows).toHaveLength(14);
    expect(review.rows.map(({ kind }) => kind).filter((kind) => kind !== 'indicator')).toEqual([
      'parent',
      'sub',
      'sub',
    ]);
  });

  it('counts 12 indicators and 13 leaves, by category and in all', () => {
    const { counts } = review;
    expect([counts.indicators.total, counts.leaves.total]).toEqual([12, 13]);
    for (const what of ['indicators', 'leaves'] as const) {
      const whole = counts[what];
      expect(verdicts.reduce((sum, verdict) => sum + whole.of[verdict], 0)).toBe(whole.total);
      for (const verdict of verdicts) {
        const parts = [...counts.categories.values()].map((category) => category[what].of[verdict]);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole.of[verdict]);
      }
    }
    expect(counts.leaves.of.missing).toBe(1);
    expect(counts.leaves.of.notAssessable).toBe(1);
  });

  it('gives a heading its worst sub-indicator, and says which', () => {
    expect(rowOf(review, '互联网普及率')).toMatchObject({
      review: null,
      finding: { verdict: 'behind' },
      why: '取分指标中最差的评价：固定宽带家庭普及率滞后。',
    });
  });

  it('is plain data', () => {
    expect(structuredClone(review)).toEqual(review);
  });

  it('refuses years outside the plan, and settings that cannot be', () => {
    expect(() => reviewPlan(view, 2015)).toThrow('评估年份应在2016年到2020年之间，现在是2015年。');
    expect(() => reviewPlan(view, 2021)).toThrow(RangeError);
    const near = { settings: { thresholds: { near: '100' } } };
    expect(() => reviewPlan(view, 2018, near)).toThrow('“基本符合”的界限应不小于0、小于100，现在是100。');
    expect(() => reviewPlan(view, 2018, { settings: { decimals: 1.5 } })).toThrow(RangeError);
  });
});

describe('a parent', () => {
  it.each<[Verdict[], Verdict]>([
    [['achieved', 'behind', 'missing', 'notAssessable'], 'missing'],
    [['regressed', 'notAssessable'], 'notAssessable'],
    [['behind', 'regressed', 'near'], 'regressed'],
    [['behind', 'near', 'achieved'], 'behind'],
    [['near', 'onTrack'], 'near'],
    [['ahead', 'onTrack', 'achieved'], 'onTrack'],
    [['ahead', 'achieved'], 'ahead'],
    [['achieved', 'achieved'], 'achieved'],
    [['unmet', 'achieved'], 'unmet'],
    [['unmet', 'regressed'], 'regressed'],
    [[], 'notAssessable'],
  ])('of %j is %s', (children, worst) => expect(worstVerdict(children)).toBe(worst));

  const child = (name: string, actual?: Figure) => {
    const bare = anIndicator(name).from('50').to('100');
    return actual === undefined ? bare : bare.actual(2018, actual);
  };

  it('with a unit of its own is judged with its children, and counts as a leaf, too', () => {
    const plan = planOf(anIndicator('总计', { unit: '%', unitKind: 'share' }).with(child('其中', '90')));
    const [parent] = plan.indicators;
    const [series] = plan.series;
    if (!parent || !series) throw new Error('no parent');
    const figures = { 'baseline:2015@1': '50', 'target:2020@1': '100', 'actual:2018': '55' };
    const own = { ...series, id: 'own', indicatorId: parent.id, figures };
    const both = reviewPlan({ ...plan, series: [...plan.series, own] }, 2018);
    expect(both.rows.map(({ finding }) => finding.verdict)).toEqual(['behind', 'ahead']);
    expect(both.rows[0]?.why).toBe('取本身和分指标中最差的评价：总计滞后。');
    expect([both.counts.indicators.total, both.counts.leaves.total]).toEqual([1, 2]);
  });

  it('lacks what a child lacks', () => {
    const plan = planOf(anIndicator('总计').with(child('甲', '90'), child('乙')));
    expect(textOf(reviewPlan(plan, 2018), '总计')).toBe('缺数');
  });
});

function planOf(...indicators: readonly ReturnType<typeof anIndicator>[]): PlanView {
  return aPlan()
    .with(aCategory('类别').with(...indicators))
    .view();
}

describe('reviewing again', () => {
  const changed = (name: string, actual: Figure): PlanView =>
    planView(withActuals(example, { [name]: { 2018: actual } }));

  it('after one edit gives what reviewing everything gives, headings and counts included', () => {
    for (const [name, actual] of [
      ['固定宽带家庭普及率', '90'],
      ['软件业务收入', '700'],
      ['电子信息制造业产值', '900'],
    ] as const) {
      const after = changed(name, actual);
      const indicator = after.indicators.find((one) => one.name === name);
      const series = after.series.find((one) => one.indicatorId === indicator?.id);
      if (!indicator || !series) throw new Error(`no ${name}`);
      const again = reviewAgain(review, [{ indicator, series }]);
      expect(again).toEqual(reviewPlan(after, 2018));
      const touched = again.rows.filter((row, index) => row.review !== review.rows[index]?.review);
      expect(touched.map((row) => row.name)).toEqual([name]);
    }
    expect(textOf(reviewPlan(changed('固定宽带家庭普及率', '90'), 2018), '互联网普及率')).toBe('达到进度');
  });

  it('without an edit changes nothing', () => expect(reviewAgain(review, [])).toEqual(review));
});

describe('flips', () => {
  it('are the rows whose verdict a setting turns', () => {
    const geometric = reviewPlan(view, 2018, { settings: { path: 'geometric' } });
    const flips = verdictFlips(review, geometric);
    expect(
      flips.map(({ name, before, after }) => [name, findingText(before), findingText(after)]),
    ).toContainEqual(['互联网省际出口带宽', '滞后', '达到进度']);
    const names = new Set(flips.map(({ name }) => name));
    for (const { name } of review.rows)
      expect(textOf(geometric, name) === textOf(review, name)).toBe(!names.has(name));
    expect(verdictFlips(review, review)).toEqual([]);
  });
});

describe('expected figures', () => {
  const seriesOf = (name: string) => {
    const indicator = example.indicators.find((one) => one.name === name);
    return {
      ...example,
      series: example.series.map((series) =>
        series.indicatorId === indicator?.id
          ? { ...series, figures: { ...series.figures, 'expected:2020': '6800' } }
          : series,
      ),
    };
  };
  const planned = planView(seriesOf('互联网省际出口带宽'));

  it('say whether the target will be reached, in a review of their own', () => {
    const outlook = reviewPlan(planned, 2020, { basis: 'expected' });
    const row = rowOf(outlook, '互联网省际出口带宽');
    expect(findingText(row.finding)).toBe('已完成');
    expect(row.review?.expectedYears).toEqual([2020]);
    expect(textOf(outlook, '软件业务收入')).toBe('缺数');
  });

  it('never count as actuals', () => {
    expect(textOf(reviewPlan(planned, 2020), '互联网省际出口带宽')).toBe('缺数');
  });

  it('stand behind actuals', () => {
    const outlook = reviewPlan(planned, 2018, { basis: 'expected' });
    expect(rowOf(outlook, '互联网省际出口带宽').review).toEqual(rowOf(review, '互联网省际出口带宽').review);
  });
});

it('a plan of 300 indicators has a verdict and a reason in every row', () => {
  const large = reviewPlan(largePlan(300).view(), 2018);
  expect(large.counts.leaves.total).toBe(300);
  for (const { finding, why } of large.rows) {
    expect(why).toMatch(/。$/);
    expect(verdictNames[finding.verdict]).toBeTruthy();
  }
});
