import type { Rounding } from '../model/review-settings';
import { compareExact, roundExact, withRoot } from './exact';
import { compare, divide, fractionOf, negate, one, power, subtract } from './fraction';
import { noOpinion, type NoOpinion, type OpinionCase } from './second-opinion';

/** Named in the output wherever the opinion is shown. */
export const progressChartName = '联合国可持续发展目标进度图（2023年）方法';

export type ProgressChartStatus = 'onTrack' | 'fair' | 'stagnation';

export const progressChartStatusNames: Readonly<Record<ProgressChartStatus, string>> = {
  onTrack: '已实现或有望实现',
  fair: '有所进展但需加快',
  stagnation: '停滞或倒退',
};

export interface ProgressChartOpinion {
  readonly available: true;
  readonly status: ProgressChartStatus;
  /** r with four decimals. */
  readonly ratio: string;
}

const onTrack = fractionOf('0.95');
const fair = fractionOf('0.1');

/**
 * Sustainable Development Goals Progress Chart 2023, technical note: the value is projected to the target year at the growth
 * seen so far, v_e = A·(A/B)^((n−k)/k), and r = (v_e − B)/(T − B) decides: from 0.95, from 0.10, below. Exact.
 */
export function progressChartOpinion(
  { baseline, actual, target, higher, elapsed, span }: OpinionCase,
  rounding: Rounding,
): ProgressChartOpinion | NoOpinion {
  if (target === null) return noOpinion('没有目标值');
  if (baseline.numerator <= 0n || actual.numerator <= 0n) return noOpinion('基期和实际值都大于0才能推算');
  const way = compare(target, baseline);
  if (way === 0 || way > 0 !== higher) return noOpinion('基期已达到目标');
  // v_e^k = A^n / B^(n−k)
  const radicand = divide(power(actual, span), power(baseline, span - elapsed));
  const distance = subtract(target, baseline);
  const ratio = withRoot(negate(divide(baseline, distance)), divide(one, distance), radicand, elapsed);
  const status = [
    { status: 'onTrack', from: onTrack } as const,
    { status: 'fair', from: fair } as const,
  ].find(({ from }) => compareExact(ratio, from) >= 0);
  return {
    available: true,
    status: status?.status ?? 'stagnation',
    ratio: roundExact(ratio, 4, rounding),
  };
}
