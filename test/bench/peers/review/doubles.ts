/** The peer of the review: the same result rows, reckoned in doubles from the same decimal texts. */
import { figureObject, figureSlot } from '../../../../shared/model/figure';
import type { Indicator, Series } from '../../../../shared/model/plan';
import { planRows, type PlanView } from '../../../../shared/model/plan-view';
import { baseYear, reviewYear, targetYear } from './plan';

const elapsed = reviewYear - baseYear;
const span = targetYear - baseYear;

const slots = {
  baseline: figureSlot({ measure: 'baseline', period: `${baseYear}`, version: 1 }),
  target: figureSlot({ measure: 'target', period: `${targetYear}`, version: 1 }),
  actual: figureSlot({ measure: 'actual', period: `${reviewYear}` }),
  before: figureSlot({ measure: 'actual', period: `${reviewYear - 1}` }),
};

function number(series: Series | null, slot: string): number | null {
  const figure = series?.figures[slot];
  if (figure === undefined) return null;
  const object = figureObject(figure);
  return object.kind === 'number' ? Number(object.value) : null;
}

function verdictOf(actual: number, target: number, progress: number, required: number): string {
  if (actual >= target) return '已完成';
  if (progress >= required + 5) return '超前';
  if (progress >= required) return '达到进度';
  if (progress >= required * 0.9) return '基本符合';
  return progress < 0 ? '倒退' : '滞后';
}

function rowOf(indicator: Indicator, series: Series | null) {
  const baseline = number(series, slots.baseline);
  const target = number(series, slots.target);
  const actual = number(series, slots.actual);
  const before = number(series, slots.before);
  const isShare = indicator.unitKind === 'share';
  const change = (from: number, to: number, years: number): number =>
    isShare ? (to - from) / years : (Math.pow(to / from, 1 / years) - 1) * 100;
  if (baseline === null || target === null)
    return { indicatorId: indicator.id, name: indicator.name, verdict: '无法评价' };
  const isGeometric = indicator.review?.path === 'geometric';
  const share = elapsed / span;
  const pathValue = isGeometric
    ? baseline * Math.pow(target / baseline, share)
    : baseline + share * (target - baseline);
  const required = ((pathValue - baseline) / (target - baseline)) * 100;
  if (actual === null)
    return {
      indicatorId: indicator.id,
      name: indicator.name,
      verdict: '缺数',
      required,
      pathValue,
      missingYears: [reviewYear],
      why: `缺${reviewYear}年数据。`,
    };
  const progress = ((actual - baseline) / (target - baseline)) * 100;
  const verdict = verdictOf(actual, target, progress, required);
  return {
    indicatorId: indicator.id,
    name: indicator.name,
    year: reviewYear,
    elapsedShare: share * 100,
    verdict,
    progress,
    required,
    gap: progress - required,
    pathValue,
    gapInUnit: actual - pathValue,
    average: change(baseline, actual, elapsed),
    needed: actual >= target ? null : change(actual, target, span - elapsed),
    change: before === null ? null : change(before, actual, 1),
    shareOfTarget: (actual / target) * 100,
    missingYears: [],
    why:
      `${reviewYear}年实际值${actual}，基期${baseline}，目标${target}：` +
      `完成进度(${actual}-${baseline})÷(${target}-${baseline})=${progress.toFixed(2)}%，` +
      `路径要求${required.toFixed(2)}%，相差${(progress - required).toFixed(2)}个百分点，评为${verdict}。`,
  };
}

/** Result rows of a plan, and how many there are of every verdict. */
export function reviewInDoubles(view: PlanView) {
  const rows = planRows(view).map(({ indicator, series }) => rowOf(indicator, series));
  const counts = new Map<string, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return { rows, counts };
}
