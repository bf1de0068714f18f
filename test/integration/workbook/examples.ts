import { mainTable } from '../../../shared/tables/main-table';
import type { SheetPlan } from '../../../shared/tables/sheet-plan';
import { sheetPlan } from '../../../shared/tables/table-sheet';
import { aCategory, anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';

export const properties = {
  title: '吉林省信息化“十三五”规划主要指标表',
  subject: '2018年年度评估工作簿',
  creator: '张三',
  company: '吉林省统计局',
  createdAt: '2018-12-31T23:30:00.000Z',
};

/** The shipped plan with invented actuals. */
export const seedSheet: SheetPlan = sheetPlan(mainTable(planView(seedWithActuals)));

/** 300 indicators with names of several lines. */
export const largeSheet: SheetPlan = sheetPlan(mainTable(largePlan(300, { longNames: true }).view()));

const awkwardNames = [
  '=1+1',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t制表符开头',
  '\r回车开头',
  '  前后有空格  ',
  '两\n行',
  '<b>&"引号"\'</b>]]>',
  '_x0041_ 不是 A',
  '表情😀与生僻字𠮷',
  '控制\u0000符\u001F与残缺\uD800',
  '1-2',
  '2018-12-31',
  '00123',
  'TRUE',
];

/** Texts that workbooks tend to lose, change or run. */
export const awkwardSheet: SheetPlan = sheetPlan(
  mainTable(
    aPlan({ title: '@标题&"引号"', source: '=HYPERLINK("http://example.invalid")' })
      .with(
        aCategory('-类别').with(...awkwardNames.map((name) => anIndicator(name, { unit: name }).from('1'))),
      )
      .view(),
  ),
);
