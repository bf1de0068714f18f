import { disjoint, breadthOf, heightOf, sizeOf, type Range } from '../../shared/sheet/ranges';

/** "3 行 × 2 列", "2 块，共 7 格". */
export function extentText(ranges: readonly Range[]): string {
  const [range] = ranges;
  if (range && ranges.length === 1) return `${heightOf(range)} 行 × ${breadthOf(range)} 列`;
  const cells = disjoint(ranges).reduce((sum, each) => sum + sizeOf(each), 0);
  return `${ranges.length} 块，共 ${cells} 格`;
}
