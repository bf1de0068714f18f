import { compareDecimals } from '../notation/decimal';
import { figureObject, type DecimalText, type Figure } from './figure';
import type { Indicator } from './plan';

/** Every number a figure states: one, or the two ends of a range. */
function statedValues(figure: Figure): readonly DecimalText[] {
  const object = figureObject(figure);
  switch (object.kind) {
    case 'number':
    case 'bound':
    case 'approx':
      return [object.value];
    case 'range':
      return [object.low, object.high];
    case 'symbol':
    case 'words':
      return [];
  }
}

/**
 * Why a figure cannot be one of this indicator, as the end of a sentence; null where it can. Only shares (份额) are
 * limited to 0–100 %: 移动电话普及率 is 部/百人 and may pass 100.
 */
export function figureProblem(figure: Figure, indicator: Pick<Indicator, 'unitKind'>): string | null {
  if (indicator.unitKind !== 'share') return null;
  const outside = statedValues(figure).some((value) => {
    // A float tells what is clearly inside; close cases are compared exactly.
    const near = Number(value);
    if (near >= 1 && near <= 99) return false;
    return compareDecimals(value, '0') < 0 || compareDecimals(value, '100') > 0;
  });
  return outside ? '超出 0～100，而这个指标是百分比份额' : null;
}
