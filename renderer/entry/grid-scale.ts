import { plainZoom } from '../../shared/sheet/zoom';
import { isWider } from '../ui/text-width';
import type { SheetColumn } from './sheet-columns';
import { rowName } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** How large everything in the grid is. */
export interface GridScale {
  /** Per cent. */
  readonly zoom: number;
  /** Widths of names and categories that fit into one line, in characters. */
  readonly nameEms: number;
  readonly categoryEms: number;
  /** How many columns, from the left, stay when the sheet scrolls sideways. */
  readonly frozen: number;
}

/** Heights in pixels at 100 %. */
export const heights = { row: 26, twoLineRow: 42, header: 28, groupHeader: 26 } as const;

const textSize = 13;

/** What of a cell's width is not for its text, with a little for letters that are wider than reckoned. */
export const besideName = 30;
const besideCategory = 34;

export function gridScale(zoom: number, columns: readonly SheetColumn[], frozen: number): GridScale {
  const ems = (kind: SheetColumn['kind'], beside: number): number => {
    const column = columns.find((each) => each.kind === kind);
    return column ? (column.width - beside) / textSize : Number.POSITIVE_INFINITY;
  };
  return { zoom, nameEms: ems('name', besideName), categoryEms: ems('category', besideCategory), frozen };
}

/** Whole pixels, so that lines stay crisp. */
export function scaled(pixels: number, { zoom }: Pick<GridScale, 'zoom'>): number {
  return Math.round((pixels * zoom) / plainZoom);
}

/** A name has two lines where it needs them; so has a category that stands in one row. */
export function rowHeightOf(row: SheetRow, scale: GridScale): number {
  const { kind, category } = row.content;
  const indent = kind === 'sub' ? 1.5 : 0;
  const isLong =
    (kind !== 'collapsed' && isWider(rowName(row), scale.nameEms - indent)) ||
    (row.categorySpan === 1 && category !== null && isWider(category.name, scale.categoryEms));
  return scaled(isLong ? heights.twoLineRow : heights.row, scale);
}
