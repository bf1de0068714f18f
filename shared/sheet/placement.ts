import { widthOf, type ClipboardBlock } from '../clipboard/block';
import { breadthOf, heightOf, type Range } from './ranges';

/**
 * Which rows and columns of a block go to which of the sheet. Null is a row or column that goes nowhere; `reason` then
 * says why, as a sentence, or is null where nobody misses it.
 */
export interface Lane {
  readonly from: number;
  readonly to: number | null;
  readonly reason: string | null;
}

export interface Placement {
  readonly rows: readonly Lane[];
  readonly columns: readonly Lane[];
}

function lanes(start: number, length: number, blockLength: number, limit: number, word: string): Lane[] {
  return Array.from({ length }, (_, index) => {
    const to = start + index;
    const inside = to < limit;
    return {
      from: index % blockLength,
      to: inside ? to : null,
      reason: inside ? null : `超出了表格的最后一${word}。`,
    };
  });
}

/** How far a block reaches in a selection: repeated where that is a multiple of it, else once. */
const reach = (selected: number, own: number): number => (selected % own === 0 ? selected : own);

/**
 * Where a block goes by position: one cell fills every selected range; a block repeats over a selection that is a multiple
 * of it, and else begins at its first cell. Null for a larger block and several ranges: where it would go is not clear.
 */
export function placeByPosition(
  block: ClipboardBlock,
  ranges: readonly Range[],
  extent: { readonly rows: number; readonly columns: number },
): readonly Placement[] | null {
  const height = block.length;
  const width = widthOf(block);
  if (height === 0 || width === 0) return [];
  if (ranges.length > 1 && height * width > 1) return null;
  return ranges.map((range) => ({
    rows: lanes(range.top, reach(heightOf(range), height), height, extent.rows, '行'),
    columns: lanes(range.left, reach(breadthOf(range), width), width, extent.columns, '列'),
  }));
}
