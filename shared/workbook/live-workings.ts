import { noQuantity, pointExtent } from '../progress/extent';
import { elapsedShare } from '../progress/quantities';
import type { ReviewContext } from '../progress/review-context';
import type { ReviewedLeaf } from '../review/review';
import { ifNumbers, type Working } from './live-cell';
import type { LiveFigures } from './live-figures';
import { elapsedPart, workbookNames } from './names';

/** Cells that the formulas of a row go by. */
export interface RowCells {
  /** By years since the base year; the first is the baseline. */
  readonly figures: readonly string[];
  readonly target: string;
  /** What the path asks for in the review year, on the sheet of the indicator. */
  readonly path: string;
  readonly progress: string;
  readonly required: string;
}

/** What the workings of a row are made from. */
export interface RowGiven {
  readonly leaf: ReviewedLeaf;
  readonly live: LiveFigures;
  readonly cells: RowCells;
  readonly context: ReviewContext;
}

/** A condition as a formula, and whether it holds. */
export interface Condition {
  readonly formula: string;
  readonly holds: boolean;
}

/** The quantities of a row by the id of their column, and what decides its verdict before they do. */
export interface LiveWorkings {
  readonly quantities: Readonly<Record<string, Working>>;
  /** A figure that the method needs is not there: 缺数. */
  readonly missing: Condition;
  readonly reached: Condition;
}

const { year, targetYear } = workbookNames;

/** Years that are left, as a formula. */
export const yearsLeft = `${targetYear}-${year}`;

export const elapsedWorking = ({ elapsed, span }: ReviewContext): Working => ({
  formula: `${elapsedPart}*100`,
  worked: (elapsed / span) * 100,
  exact: pointExtent(elapsedShare(elapsed, span)),
});

/** 差距 in 百分点. */
export function gapWorking(
  { leaf, cells: { progress, required } }: RowGiven,
  worked: { readonly progress: number | null; readonly required: number | null },
): Working {
  return {
    formula: ifNumbers([progress, required], null, `${progress}-${required}`),
    worked: worked.progress === null || worked.required === null ? null : worked.progress - worked.required,
    exact: leaf.result.review.gap,
  };
}

/** 后续年均需增: nothing in the last year, and once the target is reached. */
export function neededFormula(reached: string, formula: string): string {
  return `IF(OR(${year}>=${targetYear},${reached}),"${noQuantity}",${formula})`;
}

/** Ties decide alike in program and spreadsheet, because both compare values rounded to this many decimals. */
const comparedDecimals = 10;

export const rounded = (formula: string): string => `ROUND(${formula},${comparedDecimals})`;

export function roundedNumber(value: number): number {
  const unit = 10 ** comparedDecimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * unit)) / unit;
}

/** A method that is through when its progress is. */
export function progressReached(cell: string, progress: number | null): Condition {
  return {
    formula: `AND(COUNT(${cell})=1,${rounded(`N(${cell})`)}>=100)`,
    holds: progress !== null && roundedNumber(progress) >= 100,
  };
}
