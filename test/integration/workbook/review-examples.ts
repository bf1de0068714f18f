import { createReviewer } from '../../../shared/review/reviewer';
import { plainChoice } from '../../../shared/review/review-table';
import { reviewWorkbook } from '../../../shared/workbook/review-workbook';
import { aCategory, anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';
import type { PlanView } from '../../../shared/model/plan-view';

const reviewSheets = (view: PlanView, year = 2018) =>
  reviewWorkbook(createReviewer()(view, year), plainChoice);

/** The shipped plan with invented actuals: bounds, marks, gaps. */
export const seedReviewSheets = reviewSheets(planView(seedWithActuals));

const ratio = { unit: '户', unitKind: 'amount' } as const;

/** Ties, a lower-is-better indicator, the geometric path, figures below zero, texts that look like formulas. */
const hardView = aPlan({ review: { rounding: 'halfEven' } })
  .with(
    aCategory("=类'别").with(
      anIndicator('正好达到路径').from('0').actual(2017, '40').actual(2018, '60').to('100'),
      anIndicator('正好高出五个百分点').from('0').actual(2018, '65').to('100'),
      anIndicator('正好基本符合').from('0').actual(2018, '54').to('100'),
      anIndicator('差一点基本符合').from('0').actual(2018, '53.9999999999').to('100'),
      anIndicator('差得极少').from('0').actual(2018, '59.9999999999999').to('100'),
      anIndicator('下降为好', { ...ratio, direction: 'lower' })
        .from('10.5')
        .actual(2018, '7.3')
        .to('5.1'),
      anIndicator('几何路径', { ...ratio, review: { path: 'geometric' } })
        .from('1440')
        .actual(2017, '4000')
        .actual(2018, '4800')
        .to('7518'),
      anIndicator('负数', { unit: '%', unitKind: 'rate' }).from('-3.5').actual(2018, '-4').to('2'),
      anIndicator('大数', ratio)
        .from('123456789012345')
        .actual(2018, '123456789012346')
        .to('123456789012350'),
      anIndicator('=1+1').from('3.2').actual(2018, '2.1').to('6.4'),
      anIndicator('修约').from('0').actual(2018, '2.1').to('3.2'),
      anIndicator('还没有数据').from('1').to('2'),
    ),
    aCategory('分指标').with(
      anIndicator('总项').with(
        anIndicator('分项一').from('10').actual(2018, '90').to('100'),
        anIndicator('分项二')
          .from('10')
          .actual(2018, { kind: 'bound', comparator: '>', value: '95' })
          .to('100'),
        anIndicator('增速', { unit: '%', unitKind: 'rate', review: { method: 'growth' } })
          .actual(2016, '7')
          .actual(2017, '6.5')
          .actual(2018, { kind: 'number', value: '8', status: 'P', note: '=注', source: '快报' })
          .to('7'),
      ),
    ),
  )
  .view();

export const hardReviewSheets = reviewSheets(hardView);

/** So many indicators with names of several lines. */
export const largeReviewSheets = (count: number) =>
  reviewSheets(largePlan(count, { longNames: true }).view());
