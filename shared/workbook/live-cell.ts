import { approximateExact } from '../progress/exact';
import { noQuantity, type Extent } from '../progress/extent';

/** What a computed cell of a workbook is: a formula with its result. */
export interface LiveCell {
  readonly formula: string;
  readonly value: number | string;
}

/** A quantity before it is known whether a spreadsheet gets it right. */
export interface Working {
  readonly formula: string;
  /** In doubles, as a spreadsheet does; null where a figure that it needs is missing. */
  readonly worked: number | null;
  readonly exact: Extent | null;
}

/** How far a spreadsheet's result may be from the exact one, in parts of it or as it is. */
const tolerance = 2e-13;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/**
 * A quantity as a formula, if a spreadsheet's floating point gives what the program knows exactly; null means that the
 * program must write it itself.
 */
export function liveCell({ formula, worked, exact }: Working): LiveCell | null {
  if (exact === null) return worked === null ? { formula, value: noQuantity } : null;
  if (exact.kind !== 'point' || worked === null) return null;
  const value = approximateExact(exact.value);
  return Number.isFinite(value) && isNear(worked, value) ? { formula, value } : null;
}

/**
 * A formula that gives — unless all these cells have numbers and the condition holds. One after the other: AND would look
 * at a condition that texts make an error of.
 */
export function ifNumbers(cells: readonly string[], condition: string | null, formula: string): string {
  const held = condition === null ? formula : `IF(AND(${condition}),${formula},"${noQuantity}")`;
  return `IF(COUNT(${cells.join(',')})=${cells.length},${held},"${noQuantity}")`;
}
