import type { MeasuredIn, Measured } from '../progress/measures';
import { opinionMethods, secondOpinion } from '../progress/second-opinions';
import { measuredText, shareText, type SeriesReview } from '../progress/series-review';
import { extentText, noQuantity } from '../progress/extent';
import type { ReviewedRow, ReviewResult } from './review';

/** A number that a review gives of one indicator, by its name. */
export interface RowFact {
  readonly label: string;
  readonly text: string;
}

const growthNames: Readonly<Record<MeasuredIn, readonly [average: string, needed: string]>> = {
  percent: ['年均增速', '后续年均需增'],
  points: ['年均提高', '后续年均需提高'],
  unit: ['年均', '后续年均需'],
};

const nameOf = (measured: Measured | null, place: 0 | 1): string =>
  growthNames[measured?.in ?? 'percent'][place];

/** 5086.80Gbps: a number in the unit of the indicator with the unit behind it. */
function inItsUnit(measured: Measured | null, { style }: SeriesReview, unit: string | null): string {
  const text = measuredText(measured, style);
  return measured?.in === 'unit' && text !== noQuantity ? text + (unit ?? '') : text;
}

/** Everything that a review says of an indicator in numbers, and what the methods of other offices make of it. */
export function rowFacts(
  { indicator, series, result }: ReviewedRow,
  { context }: ReviewResult,
): readonly RowFact[] {
  const { review } = result;
  if (review === null) return [];
  const { style, average, needed } = review;
  const gap = extentText(review.gap, style, '个百分点');
  const facts: readonly (readonly [string, string])[] = [
    ['完成进度', shareText(review.progress, style)],
    ['时序进度', shareText(review.elapsedShare, style)],
    ['路径要求', shareText(review.required, style)],
    ['差距', gap],
    ['路径值', inItsUnit(review.pathValue, review, indicator.unit)],
    ['与路径值之差', inItsUnit(review.gapInUnit, review, indicator.unit)],
    [nameOf(average, 0), inItsUnit(average, review, indicator.unit)],
    [nameOf(needed, 1), inItsUnit(needed, review, indicator.unit)],
    ['比上年增减', measuredText(review.change, style)],
    ['占目标比重', shareText(review.shareOfTarget, style)],
    ...opinionMethods.map((method) => {
      const opinion = secondOpinion(method, context, indicator, series);
      return [
        `第二意见：${method.name}`,
        opinion.available ? opinion.text : `不适用（${opinion.why}）`,
      ] as const;
    }),
  ];
  return facts.map(([label, text]) => ({ label, text }));
}
