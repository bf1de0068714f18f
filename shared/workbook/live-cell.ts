import { approximateExact } from '../progress/exact';
import { noQuantity, type Extent } from '../progress/extent';

/** What a computed cell of a workbook is: a formula with its result. */
export interface LiveCell {
  readonly formula: string;
  readonly value: number | string;
}

/** How far a spreadsheet's result may be from the exact one, in parts of it or as it is. */
const tolerance = 2e-13;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/**
 * A formula for a quantity, if a spreadsheet's floating point gives what the program knows exactly. `worked` is the formula
 * in doubles; null where it gives none. Null means that the program must write the quantity itself.
 */
export function liveCell(formula: string, worked: number | null, exact: Extent | null): LiveCell | null {
  if (exact === null) return worked === null ? { formula, value: noQuantity } : null;
  if (exact.kind !== 'point' || worked === null) return null;
  const value = approximateExact(exact.value);
  return Number.isFinite(value) && isNear(worked, value) ? { formula, value } : null;
}
