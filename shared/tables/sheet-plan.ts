import type { SheetStyleName } from './sheet-styles';

/** Weight of the line along one edge of a cell. */
export type Rule = 'heavy' | 'thin' | 'hair';

/** Lines around a cell; an edge without an entry is open. */
export interface Rules {
  readonly top?: Rule;
  readonly bottom?: Rule;
  readonly left?: Rule;
  readonly right?: Rule;
}

/** A place on a sheet, counted from 1 as workbooks do. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

export interface SheetCell extends SheetPlace {
  /** A number is written as a number, text as text that can never become a formula; null is an empty cell. */
  readonly value: number | string | null;
  readonly style: SheetStyleName;
  /** Steps by which the content is moved in from the side it is aligned to. */
  readonly indent: number;
  readonly rules: Rules;
  /** Number format; null for General. */
  readonly format: string | null;
}

/** A rectangle of cells shown as one, both corners included. */
export interface SheetMerge {
  readonly from: SheetPlace;
  readonly to: SheetPlace;
}

export interface SheetPrint {
  readonly paper: 'A4';
  readonly orientation: 'landscape';
  /** Everything fits the width of one page; the height takes as many pages as it needs. */
  readonly pagesWide: 1;
  /** First and last row repeated on every page. */
  readonly titleRows: { readonly from: number; readonly to: number };
  /** Inches. */
  readonly margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
  /** Header of the pages after the first, as a workbook header code. */
  readonly continuedHeader: string;
  /** Footer of every page, as a workbook header code. */
  readonly footer: string;
}

/** Everything about one worksheet, apart from any library. */
export interface SheetPlan {
  /** Unique among the sheets of a workbook, whatever the case of its letters. */
  readonly name: string;
  /** In half-width characters of the body font. */
  readonly columnWidths: readonly number[];
  /** In points. */
  readonly rowHeights: readonly number[];
  readonly cells: readonly SheetCell[];
  readonly merges: readonly SheetMerge[];
  /** Rows above and columns left of the part that scrolls. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly print: SheetPrint;
  /** What had to be changed to fit a workbook, in sentences for the user; empty when nothing was. */
  readonly remarks: readonly string[];
}
