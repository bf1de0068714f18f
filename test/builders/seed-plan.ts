import type { Figure } from '../../shared/model/figure';
import type { PlanDocument } from '../../shared/model/plan';
import { descriptor } from '../../seeds/jilin-informatization-13fyp/descriptor';
import { seedPlan } from '../../seeds/seed-plans';
import { withActuals } from './plan';

/** The shipped plan, as it is read from its source text. */
export const seedDocument: PlanDocument = seedPlan(descriptor).document;

const provisional: Figure = { kind: 'number', value: '4800', status: 'P' };
const bound: Figure = { kind: 'bound', comparator: '>', value: '96' };

/** The shipped plan with invented actuals (示例数据): numbers of several decimals, bounds, marks, a symbol, words, gaps. */
export const seedWithActuals: PlanDocument = withActuals(seedDocument, {
  互联网省际出口带宽: { 2016: '3210', 2017: '3990.5', 2018: provisional },
  行政村光纤通达率: { 2016: '97.4', 2017: '98.25', 2018: '99' },
  家庭宽带20Mbps接入能力覆盖率: { 2016: bound, 2017: '97.3', 2018: { kind: 'approx', value: '98' } },
  移动宽带用户普及率: { 2016: '55.1', 2017: '60', 2018: { kind: 'number', value: '70.4', status: 'E' } },
  移动电话用户: { 2016: { kind: 'range', low: '2650', high: '2700' }, 2017: '0' },
  电子商务交易额: { 2016: '3100', 2017: '-12.5', 2018: { kind: 'symbol', symbol: '—' } },
  软件业务收入: { 2016: { kind: 'words', text: '应保尽保' }, 2017: '0.0000001' },
});
