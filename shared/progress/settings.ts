import type { DecimalText } from '../model/figure';
import type {
  IndicatorReviewSettings,
  Method,
  PathKind,
  PlanReviewSettings,
  SymbolMeaning,
} from '../model/review-settings';
import { isDecimal } from '../notation/decimal';
import type { ShareThresholds } from './conditions';
import type { NumberStyle } from './extent';
import { compare, fractionOf, hundred, signOf, type Fraction } from './fraction';

/** Settings of a plan or a review with every default filled in. */
export interface ReviewSettings {
  readonly path: PathKind;
  /** How computed numbers are printed, where an indicator does not say otherwise. */
  readonly style: NumberStyle;
  readonly ahead: DecimalText;
  readonly near: DecimalText;
  readonly thresholds: ShareThresholds;
  readonly symbols: Readonly<Record<string, SymbolMeaning>>;
}

const defaults = {
  path: 'linear',
  rounding: 'halfUp',
  decimals: 2,
  ahead: '5',
  near: '10',
} as const;

export const pathNames: Readonly<Record<PathKind, string>> = {
  linear: '线性路径',
  geometric: '几何路径',
  annualTargets: '年度目标路径',
};

export const methodNames: Readonly<Record<Method, string>> = {
  level: '水平值',
  growth: '年均增速',
  cumulativeAmount: '累计量',
  cumulativeReduction: '累计降幅',
  floor: '不低于',
  ceiling: '不超过',
  keep: '保持',
};

/** A default that a review uses where nothing is set, and who says so. */
export interface SettingDefault {
  readonly setting: keyof PlanReviewSettings | keyof IndicatorReviewSettings;
  readonly name: string;
  readonly value: string;
  /** official: read in a statistical source; project: this program's own rule, which the notes of a review must say. */
  readonly source: 'official' | 'project';
}

/** Every setting and its default, in the order in which notes name them. */
export const settingDefaults: readonly SettingDefault[] = [
  {
    setting: 'method',
    name: '评价方法',
    value: '水平值；目标为〔〕且单位是数量的按累计量',
    source: 'project',
  },
  { setting: 'path', name: '路径', value: '线性路径', source: 'project' },
  { setting: 'thresholds', name: '超前', value: '完成进度高出路径要求5个百分点及以上', source: 'project' },
  { setting: 'thresholds', name: '基本符合', value: '完成进度低于路径要求不超过其10%', source: 'project' },
  { setting: 'rounding', name: '修约', value: '四舍五入', source: 'official' },
  { setting: 'decimals', name: '计算结果小数位数', value: '2', source: 'project' },
  { setting: 'growthFigures', name: '年均增速的数据', value: '逐年增速（按可比价格）', source: 'official' },
  { setting: 'flow', name: '累计量的数据', value: '当年数', source: 'project' },
  {
    setting: 'tolerance',
    name: '允许误差',
    value: '不设定：“左右”不评价，“保持”要求相等',
    source: 'project',
  },
  { setting: 'baselineAs', name: '界限作基期时的取值', value: '不设定，按区间评价', source: 'project' },
  { setting: 'targetAs', name: '文字目标的取值', value: '不设定，不评价', source: 'project' },
  { setting: 'rangeTarget', name: '范围目标的用法', value: '不设定，不评价', source: 'project' },
  { setting: 'symbols', name: '符号的含义', value: '不设定，按缺数', source: 'project' },
];

/**
 * The settings of a review: its own, then the plan's, then the defaults. Throws RangeError with a Chinese text for a
 * threshold or a number of decimals that cannot be.
 */
export function reviewSettings(plan: PlanReviewSettings = {}, own: PlanReviewSettings = {}): ReviewSettings {
  const ahead = own.thresholds?.ahead ?? plan.thresholds?.ahead ?? defaults.ahead;
  const near = own.thresholds?.near ?? plan.thresholds?.near ?? defaults.near;
  return {
    path: own.path ?? plan.path ?? defaults.path,
    style: {
      decimals: decimalPlaces(own.decimals ?? plan.decimals ?? defaults.decimals),
      rounding: own.rounding ?? plan.rounding ?? defaults.rounding,
    },
    ahead,
    near,
    thresholds: {
      ahead: shareOf('超前', ahead),
      aheadInPoints: fractionOf(ahead),
      near: shareOf('基本符合', near),
    },
    symbols: { ...plan.symbols, ...own.symbols },
  };
}

/** Decimals of computed numbers: a whole number from 0 to 10. Throws RangeError for anything else. */
export function decimalPlaces(decimals: number): number {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 10) return decimals;
  throw new RangeError(`计算结果的小数位数应是0到10的整数，现在是${decimals}。`);
}

/** A threshold in % or 百分点 as a share; at least 0 and less than 1. */
function shareOf(name: string, percent: DecimalText): Fraction {
  if (!isDecimal(percent)) throw new RangeError(`“${name}”的界限应是数字，现在是“${percent}”。`);
  const { numerator, denominator } = fractionOf(percent);
  const share: Fraction = { numerator, denominator: denominator * hundred.numerator };
  if (signOf(share) >= 0 && compare(fractionOf(percent), hundred) < 0) return share;
  throw new RangeError(`“${name}”的界限应不小于0、小于100，现在是${percent}。`);
}

/** Why the settings of an indicator cannot be used, as a sentence without its full stop; null where they can. */
export function indicatorSettingsProblem({ tolerance, baselineAs }: IndicatorReviewSettings): string | null {
  if (tolerance !== undefined && !isDecimal(tolerance)) return `允许误差“${tolerance}”不是数字`;
  if (tolerance?.startsWith('-')) return `允许误差“${tolerance}”是负数`;
  if (baselineAs !== undefined && !isDecimal(baselineAs)) return `基期取值“${baselineAs}”不是数字`;
  return null;
}
