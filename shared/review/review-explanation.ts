import type { PrintContent } from '../print/print-content';
import { settingDefaults, type SettingDefault, pathNames } from '../progress/settings';
import { verdictNames, verdicts, verdictSymbols } from '../progress/verdict';
import type { ReviewResult } from './review';
import { headingNote, thresholdNote } from './review-notes';
import { indicatorSettingsText, planSettingsText, roundingNames } from './setting-words';

const chineseNumbers = ['一', '二', '三', '四', '五', '六'] as const;

const sourceNames: Readonly<Record<SettingDefault['source'], string>> = {
  official: '依据统计工作惯例',
  project: '本程序的规则，没有官方依据',
};

/** A default with who says so: "路径：线性路径（本程序的规则，没有官方依据）". */
function defaultText({ name, value, source }: SettingDefault): string {
  return `${name}：${value}（${sourceNames[source]}）。`;
}

/** The settings that were made, for the plan, the year and single indicators. */
function ownSettings({ view, context, leaves }: ReviewResult): readonly string[] {
  const { plan } = view;
  const year = plan.yearReviews?.[`${context.year}`];
  const whole = [
    plan.review ? ['整个规划', planSettingsText(plan.review)] : null,
    year ? [`${context.year}年评估`, planSettingsText(year)] : null,
    ...leaves.map(({ indicator }) =>
      indicator.review ? [indicator.name, indicatorSettingsText(indicator.review)] : null,
    ),
  ].filter((line) => line !== null && line[1] !== '');
  return whole.map((line) => `${line?.join('：')}。`);
}

/** Keeps the sign and the word of a verdict in one line. */
const unparted = '\u00A0';

/** 评估说明: methods, thresholds, paths, legend, and every default with its source. */
export function reviewExplanation(result: ReviewResult): readonly PrintContent[] {
  const { context } = result;
  const { settings } = context;
  const own = ownSettings(result);
  const texts: readonly (readonly [string, readonly string[]])[] = [
    [
      '计算方法',
      [
        '水平值：完成进度＝（实际值－基期值）÷（目标值－基期值）。',
        `线性路径要求为经过年数÷规划期年数；几何路径按每年相同的增速；年度目标路径按各年的年度目标。本次评估用${pathNames[settings.path]}，单项指标另有设定的除外。`,
        '年均增速：按逐年增速连乘；累计量：各年合计÷目标；累计降幅：1－各年（1－降幅）之积，再÷目标；不低于、不超过、保持：只看是否符合，不计算完成进度。',
        '界限、“左右”和范围按区间评价：区间内各点评价相同才给出一个评价，有的达到路径要求、有的达不到的为无法评价。',
        `计算过程不取舍，结果${roundingNames[settings.style.rounding]}，保留${settings.style.decimals}位小数。`,
      ],
    ],
    [
      '评价标准',
      [
        thresholdNote(result),
        '没有评估年数据的为缺数，单列，不计为滞后。',
        ...[headingNote(result)].filter((note) => note !== null),
      ],
    ],
    [
      '图例',
      [
        `${verdicts.map((verdict) => `${verdictSymbols[verdict]}${unparted}${verdictNames[verdict]}`).join('　')}。`,
      ],
    ],
    ['本单位的设定', own.length === 0 ? ['没有另作设定，全部用默认值。'] : own],
    ['默认值及其依据', settingDefaults.map(defaultText)],
  ];
  return [
    { kind: 'title', text: `${context.year}年评估说明` },
    ...texts.map(([heading, paragraphs], index): PrintContent => ({
      kind: 'text',
      heading: `${chineseNumbers[index]}、${heading}`,
      paragraphs,
    })),
  ];
}
