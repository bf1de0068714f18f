import type { Method, PathKind } from '../model/review-settings';
import { extentText, noQuantity, type Extent, type NumberStyle } from './extent';
import type { Fraction } from './fraction';
import type { Measured, MeasuredIn } from './measures';
import { finding, type VerdictFinding } from './verdict';

/** What a review finds of one indicator. Shares are in %, gaps between shares in 百分点; null is printed —. */
export interface ReviewFinding {
  readonly finding: VerdictFinding;
  /** One Chinese sentence with the numbers that the verdict can be checked by. */
  readonly why: string;
  /** Years without the figures that the method needs, first year first. */
  readonly missingYears: readonly number[];
  /** 完成进度 */
  readonly progress: Extent | null;
  /** 路径要求, s_k */
  readonly required: Extent | null;
  /** 差距 in 百分点: progress less required share. */
  readonly gap: Extent | null;
  /** What the path asks for in the year: a value in the unit, or a yearly rate for growth. */
  readonly pathValue: Measured | null;
  /** 差距: actual less path value. */
  readonly gapInUnit: Measured | null;
  /** 年均增速（提高） since the base year. */
  readonly average: Measured | null;
  /** 后续年均需增（提高）; null in the last year and where the target is reached. */
  readonly needed: Measured | null;
  /** 比上年增减 */
  readonly change: Measured | null;
  /** 占目标比重, A/T */
  readonly shareOfTarget: Extent | null;
}

/** The full result of one indicator for one year. Plain data. */
export interface SeriesReview extends ReviewFinding {
  readonly year: number;
  readonly method: Method;
  /** The path it was judged on; null where there is none. */
  readonly path: PathKind | null;
  /** 时序进度, k/n in % */
  readonly elapsedShare: Fraction;
  /** How its numbers are printed. */
  readonly style: NumberStyle;
  /** What the notes must say of this row: 基期按95计, 按现价计算. */
  readonly notes: readonly string[];
  /** Years whose expected figure stood in for an actual; empty in a review of actuals. */
  readonly expectedYears: readonly number[];
}

export const noYears: readonly number[] = [];

/** A finding with what is known of it. Written out, because copying unlike objects is what reviews would spend most on. */
export function findingWith(known: Partial<ReviewFinding>): ReviewFinding {
  return {
    finding: known.finding ?? finding('notAssessable'),
    why: known.why ?? '',
    missingYears: known.missingYears ?? noYears,
    progress: known.progress ?? null,
    required: known.required ?? null,
    gap: known.gap ?? null,
    pathValue: known.pathValue ?? null,
    gapInUnit: known.gapInUnit ?? null,
    average: known.average ?? null,
    needed: known.needed ?? null,
    change: known.change ?? null,
    shareOfTarget: known.shareOfTarget ?? null,
  };
}

/** A finding of 缺数. */
export function missingFinding(
  years: readonly number[],
  why: string,
  known: Partial<ReviewFinding> = {},
): ReviewFinding {
  return findingWith({ ...known, finding: finding('missing'), missingYears: years, why });
}

/** A finding of 无法评价; `why` is the reason without full stop. */
export function unassessableFinding(why: string, known: Partial<ReviewFinding> = {}): ReviewFinding {
  return findingWith({ ...known, finding: finding('notAssessable'), why: `${why}，无法评价。` });
}

const suffixes: Readonly<Record<MeasuredIn, string>> = { percent: '%', points: '个百分点', unit: '' };

/** A measured number as text: 21.64%, 0.70个百分点, -286.80; — where there is none. */
export function measuredText(measured: Measured | null, style: NumberStyle): string {
  return measured === null ? noQuantity : extentText(measured.extent, style, suffixes[measured.in]);
}

/** A share in % as text: 52.89%, <20%, — where there is none. */
export function shareText(share: Extent | Fraction | null, style: NumberStyle): string {
  if (share === null) return noQuantity;
  return extentText('kind' in share ? share : { kind: 'point', value: share }, style, '%');
}
