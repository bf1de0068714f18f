import type { ReviewedLeaf } from '../review/review';
import { ifNumbers, type Working } from './live-cell';

/** A number as a formula has it, and as it is; `cells` are those it is made of. */
export interface Operand {
  readonly formula: string;
  readonly cells: readonly string[];
  readonly number: number | null;
}

export const cellOperand = (cell: string, number: number | null): Operand => ({
  formula: cell,
  cells: [cell],
  number,
});

/** Amounts and ratios change in %, shares and rates in 百分点. */
export const grows = ({ indicator }: ReviewedLeaf): boolean =>
  indicator.unitKind === 'amount' || indicator.unitKind === 'ratio';

interface Years {
  readonly formula: string;
  readonly count: number;
}

export const oneYear: Years = { formula: '1', count: 1 };

/** The rate or step a year from one number to another over so many years, and what it comes to. */
export function yearly(
  from: Operand,
  to: Operand,
  years: Years,
  isGrowth: boolean,
): Pick<Working, 'formula' | 'worked'> {
  const isOne = years.count === 1;
  const cells = [...new Set([...from.cells, ...to.cells])];
  const isKnown = from.number !== null && to.number !== null;
  if (!isGrowth) {
    const difference = `${to.formula}-${from.formula}`;
    return {
      formula: ifNumbers(cells, null, isOne ? difference : `(${difference})/(${years.formula})`),
      worked: isKnown ? (to.number - from.number) / years.count : null,
    };
  }
  const quotient = `${to.formula}/${from.formula}`;
  const isPositive = isKnown && from.number > 0 && to.number > 0;
  return {
    formula: ifNumbers(
      cells,
      `MIN(${from.formula},${to.formula})>0`,
      `(${isOne ? quotient : `(${quotient})^(1/(${years.formula}))`}-1)*100`,
    ),
    worked: isPositive ? ((to.number / from.number) ** (1 / years.count) - 1) * 100 : null,
  };
}
