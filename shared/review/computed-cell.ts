import { noQuantity, extentText, type Extent, type NumberStyle } from '../progress/extent';
import type { Fraction } from '../progress/fraction';
import type { Measured, MeasuredIn } from '../progress/measures';
import { roundExact } from '../progress/exact';
import { findingText, verdictSymbols, type VerdictFinding } from '../progress/verdict';
import { textCell, type TableCell } from '../tables/table-model';

const single = { rowSpan: 1, columnSpan: 1 } as const;

/** Stands where a quantity does not exist. */
export const noneCell: TableCell = { content: { kind: 'symbol', text: noQuantity }, ...single };

/** A count of rows. */
export function countCell(count: number): TableCell {
  const value = `${count}`;
  return { content: { kind: 'number', value, decimals: 0, text: value, cumulative: false }, ...single };
}

/** A computed quantity: a number, rounded once, or a range as text; `suffix` stands behind it. */
export function extentCell(extent: Extent | null, style: NumberStyle, suffix = ''): TableCell {
  if (extent === null) return noneCell;
  if (extent.kind === 'interval')
    return {
      content: { kind: 'bounded', text: extentText(extent, style, suffix), decimals: null },
      ...single,
    };
  const value = roundExact(extent.value, style.decimals, style.rounding);
  return {
    content: {
      kind: 'number',
      value,
      decimals: style.decimals,
      text: value + suffix,
      cumulative: false,
      ...(suffix !== '' && { suffix }),
    },
    ...single,
  };
}

export function shareCell(share: Extent | Fraction | null, style: NumberStyle): TableCell {
  if (share === null) return noneCell;
  return extentCell('kind' in share ? share : { kind: 'point', value: share }, style);
}

const suffixes: Readonly<Record<MeasuredIn, string>> = { percent: '%', points: '百分点', unit: '' };

/** A measured number with what it counts behind it: 21.64%, 0.70百分点. */
export function measuredCell(measured: Measured | null, style: NumberStyle): TableCell {
  return measured === null ? noneCell : extentCell(measured.extent, style, suffixes[measured.in]);
}

/** A verdict as word and symbol: "▼ 滞后". */
export function verdictText(finding: VerdictFinding): string {
  return `${verdictSymbols[finding.verdict]} ${findingText(finding)}`;
}

export function verdictCell(finding: VerdictFinding): TableCell {
  return textCell(verdictText(finding));
}
