import { createReviewer } from '../../../shared/review/reviewer';
import { plainChoice, type ReviewTableChoice } from '../../../shared/review/review-table-choice';
import { reviewWorkbook } from '../../../shared/workbook/review-workbook';
import { aCategory, anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';
import type { PlanView } from '../../../shared/model/plan-view';
import type { SheetPlan } from '../../../shared/tables/sheet-plan';

const reviewSheets = (view: PlanView, year = 2018, choice: ReviewTableChoice = plainChoice) =>
  reviewWorkbook(createReviewer()(view, year), choice);

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
      anIndicator('基期已达到目标').from('91').actual(2018, '95').to('90'),
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

/** The same with columns that are not shown at first. */
export const hardReviewSheetsWith = (shown: ReviewTableChoice['shown']) =>
  reviewSheets(hardView, 2018, { shown, order: null });

const percent = { unit: '%', unitKind: 'rate' } as const;
const amount = { unit: '亿元', unitKind: 'amount' } as const;
const total = (value: string) => ({ kind: 'number', value, cumulative: true }) as const;

/** Every method and path, with all figures and with some of them missing. */
const methodsView = aPlan()
  .with(
    aCategory('增速').with(
      anIndicator('逐年增速', { ...percent, review: { method: 'growth' } })
        .actual(2016, '7')
        .actual(2017, '6.5')
        .actual(2018, '6.8')
        .to('7'),
      anIndicator('增速正好', { ...percent, review: { method: 'growth' } })
        .actual(2016, '7')
        .actual(2017, '7')
        .actual(2018, '7')
        .actual(2019, '7')
        .actual(2020, '7')
        .to('7'),
      anIndicator('增速缺一年', { ...percent, review: { method: 'growth' } })
        .actual(2016, '7')
        .actual(2018, '7.5')
        .to('7'),
      anIndicator('按水平算增速', { ...amount, review: { method: 'growth', growthFigures: 'levels' } })
        .from('100')
        .actual(2017, '113')
        .actual(2018, '125')
        .actual(2020, '150')
        .to('7'),
      anIndicator('负增长为好', { ...percent, direction: 'lower', review: { method: 'growth' } })
        .actual(2016, '-2')
        .actual(2017, '-1.5')
        .actual(2018, '-3')
        .to('-2'),
    ),
    aCategory('累计').with(
      anIndicator('当年数', { ...amount, review: { method: 'cumulativeAmount' } })
        .actual(2016, '3')
        .actual(2017, '2.5')
        .actual(2018, '4')
        .actual(2019, '2')
        .actual(2020, '1.25')
        .to(total('15')),
      anIndicator('累计数', { ...amount, review: { method: 'cumulativeAmount', flow: 'cumulative' } })
        .actual(2016, total('3'))
        .actual(2017, total('5.5'))
        .actual(2018, '9.5')
        .actual(2020, '15')
        .to(total('15')),
      anIndicator('已超出', { ...amount, review: { method: 'cumulativeAmount' } })
        .actual(2016, '9')
        .actual(2017, '8')
        .actual(2018, '1')
        .to(total('15')),
      anIndicator('降幅', { ...percent, review: { method: 'cumulativeReduction' } })
        .actual(2016, '3.5')
        .actual(2017, '3.2')
        .actual(2018, '2.8')
        .to('15'),
      anIndicator('负数的降幅', { ...percent, review: { method: 'cumulativeReduction' } })
        .actual(2016, '-3.5')
        .actual(2017, '1.2')
        .actual(2018, '-2.8')
        .to('-15'),
    ),
    aCategory('水平').with(
      anIndicator('年度目标', { review: { path: 'annualTargets' } })
        .from('10')
        .annualTarget(2016, '20')
        .annualTarget(2018, '52')
        .annualTarget(2020, '100')
        .actual(2017, '30')
        .actual(2018, '50.5')
        .actual(2020, '99')
        .to('100'),
      anIndicator('没有当年的年度目标', { review: { path: 'annualTargets' } })
        .from('10')
        .annualTarget(2017, '20')
        .actual(2018, '50.5')
        .to('100'),
      anIndicator('不低于', { review: { method: 'floor' } })
        .from('60')
        .actual(2017, '61')
        .actual(2018, '66')
        .actual(2020, '64.9')
        .to('65'),
      anIndicator('不超过', { review: { method: 'ceiling' } })
        .from('4')
        .actual(2018, '4.6')
        .actual(2020, '4.5')
        .to('4.5'),
      anIndicator('保持', { direction: 'keep', review: { tolerance: '0.5' } })
        .from('20')
        .actual(2018, '20.5')
        .actual(2020, '20.6')
        .to('20'),
    ),
  )
  .view();

/** The same with other figures in 2018. */
const changedView: PlanView = {
  ...methodsView,
  series: methodsView.series.map((series) => {
    const figure = series.figures['actual:2018'];
    const figures = {
      ...series.figures,
      'actual:2018': typeof figure === 'string' ? (Number(figure) + 1.5).toFixed(1) : '3',
    };
    return { ...series, figures };
  }),
};

/** What must come of `methodSheets` when these figures are typed into it. */
export const changedMethodSheets = reviewSheets(changedView);

/** In a year on the way, and in the last year sorted by verdict with other columns than at first. */
export const methodSheets = reviewSheets(methodsView);
const sortedMethodSheets = reviewSheets(methodsView, 2020, {
  shown: { category: false, gap: true, gapInUnit: true, needed: true, shareOfTarget: true, attribute: false },
  order: { column: 'verdict', direction: 'descending' },
});

const hostileNames = [
  '=1+1',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t制表符开头',
  '\r回车开头',
  "'撇号'",
  'a/b\\c?d*e[f]g:h',
  'History',
  'history',
  '名'.repeat(200),
  '名'.repeat(199) + '字',
  '表情😀'.repeat(20),
  '控制\u0000\u001F符与残缺\uD800字\uDC00',
  '<b>&"引号"\'</b>]]>',
  '_x0041_',
  '<',
  '$A$1',
  '#REF!',
];

/** Names, units and notes that workbooks lose, change or run, in every place that they come to. */
const hostileView = aPlan({
  title: '=标题&"引号"\u0000',
  source: '=HYPERLINK("http://example.invalid")',
})
  .with(
    aCategory('=类\u0001别').with(
      ...hostileNames.map((name) =>
        anIndicator(name, { unit: name.slice(0, 8) })
          .from('1.5')
          .actual(2017, { kind: 'words', text: name })
          .actual(2018, { kind: 'number', value: '2.5', note: name, source: '长'.repeat(40_000) })
          .to('4'),
      ),
      anIndicator('十六位数').from('1234567890123456').actual(2018, '12345.67890123456').to('9'),
      anIndicator('很长的文字')
        .from('1')
        .actual(2018, { kind: 'words', text: '字'.repeat(40_000) })
        .to('2'),
    ),
  )
  .view();

export const hostileSheets = reviewSheets(hostileView);

/** So many indicators with names of several lines. */
export const largeReviewSheets = (count: number) =>
  reviewSheets(largePlan(count, { longNames: true }).view());

/** Workbooks by what is special about them. */
export const reviewExamples: readonly (readonly [string, readonly SheetPlan[]])[] = [
  ['the seed plan', seedReviewSheets],
  ['ties and odd figures', hardReviewSheets],
  ['every method', methodSheets],
  ['every method, sorted, in the last year', sortedMethodSheets],
  ['names and notes that are dangerous', hostileSheets],
  ['40 indicators with long names', largeReviewSheets(40)],
];
