import { printFigure } from '../notation/print';
import type {
  IndicatorReviewSettings,
  PlanReviewSettings,
  RangeTarget,
  Rounding,
} from '../model/review-settings';
import { symbolMeaningNames } from '../progress/read-figure';
import { methodNames, pathNames } from '../progress/settings';

export const roundingNames: Readonly<Record<Rounding, string>> = {
  halfUp: '四舍五入',
  halfEven: '按GB/T 8170修约（四舍六入五成双）',
};

export const rangeTargetNames: Readonly<Record<RangeTarget, string>> = {
  low: '用较小的一端',
  high: '用较大的一端',
  interval: '按区间评价',
};

/** The numbers of decimals that can be chosen. */
export const decimalCountNames: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 7 }, (_, count) => [`${count}`, `${count} 位`]),
);

export const flowNames = { yearly: '当年数', cumulative: '自基期后的累计数' } as const;
export const growthFigureNames = { rates: '逐年增速', levels: '水平值（按现价计算）' } as const;

const given = (parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false).join('；');

/** Settings of a plan or a year in words: "路径：几何路径；修约：四舍五入". */
export function planSettingsText(settings: PlanReviewSettings): string {
  const { path, rounding, decimals, thresholds, symbols } = settings;
  return given([
    path !== undefined && `路径：${pathNames[path]}`,
    rounding !== undefined && `修约：${roundingNames[rounding]}`,
    decimals !== undefined && `计算结果小数位数：${decimals}`,
    thresholds?.ahead !== undefined && `超前：高出路径要求${thresholds.ahead}个百分点及以上`,
    thresholds?.near !== undefined && `基本符合：低于路径要求不超过其${thresholds.near}%`,
    ...Object.entries(symbols ?? {}).map(
      ([symbol, meaning]) => `“${symbol}”：${symbolMeaningNames[meaning]}`,
    ),
  ]);
}

export function indicatorSettingsText(settings: IndicatorReviewSettings): string {
  const { method, path, decimals, tolerance, flow, growthFigures, baselineAs, targetAs, rangeTarget } =
    settings;
  return given([
    method !== undefined && `评价方法：${methodNames[method]}`,
    path !== undefined && `路径：${pathNames[path]}`,
    decimals !== undefined && `计算结果小数位数：${decimals}`,
    tolerance !== undefined && `允许误差：${tolerance}`,
    flow !== undefined && `累计量的数据：${flowNames[flow]}`,
    growthFigures !== undefined && `年均增速的数据：${growthFigureNames[growthFigures]}`,
    baselineAs !== undefined && `基期按${baselineAs}计`,
    targetAs !== undefined && `目标按${printFigure(targetAs)}计`,
    rangeTarget !== undefined && `范围目标：${rangeTargetNames[rangeTarget]}`,
  ]);
}
