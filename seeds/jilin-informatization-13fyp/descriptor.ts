import type { PlanDescriptor } from '../../shared/plantext/descriptor';

/** What the source text does not say about the plan. ORIGIN.md tells where each of it comes from. */
export const descriptor: PlanDescriptor = {
  key: 'jilin-informatization-13fyp',
  title: '吉林省信息化“十三五”规划',
  source: '吉林省信息化“十三五”规划',
  version: { number: 1, date: null },
  area: { code: '220000', name: '吉林省' },
  baseYear: 2015,
  targetYear: 2020,
  units: { Gbps: 'amount', 万户: 'amount', 亿元: 'amount', '%': 'share', '部/百人': 'ratio' },
  direction: 'higher',
  directions: {},
  wrappedCategories: ['信息化与工业化融合水平'],
  statements: [
    {
      kind: 'achievement',
      period: '2015',
      pattern: /[^,。]*由(?<from>\d+)户扩展至(?<figure>\d+)户/,
      unit: '户',
    },
    { kind: 'achievement', period: '2015', pattern: /(?<words>\d+×\d+)小时[^,。]*/, unit: '小时' },
    { kind: 'commitment', period: '2020', pattern: /[^,。]*政务信息(?<figure>\d+)%[^,。]*/, unit: '%' },
    { kind: 'commitment', period: '2020', pattern: /[^,。]*审批事项(?<figure>\d+)%[^,。]*/, unit: '%' },
    {
      kind: 'commitment',
      period: '2020',
      pattern: /[^,。]*(?<figure>[二三四五六七八九十])级政府[^,。]*通过[^,。]*测评/,
      unit: '级',
    },
  ],
};
