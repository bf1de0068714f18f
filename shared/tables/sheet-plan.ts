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

/** How a cell looks and behaves, whatever stands in it. */
export interface CellLook {
  readonly style: SheetStyleName;
  /** Steps by which the content is moved in from the side it is aligned to. */
  readonly indent: number;
  readonly rules: Rules;
  /** Number format; null for General. */
  readonly format: string | null;
  /** Can be changed on a protected sheet. */
  readonly open?: true;
}

export interface SheetCell extends SheetPlace, CellLook {
  /** A number is written as a number, text as text that can never become a formula; null is an empty cell. */
  readonly value: number | string | null;
  /** A formula without its "=", written by this program and never made of anyone's text; `value` is its result. */
  readonly formula?: string;
  /** What a reader is told who points at the cell. */
  readonly comment?: string;
}

/** Rows under the cells of a sheet that are made only while they are written: a table too long to be held as cells. */
export interface SheetBody {
  readonly rowCount: number;
  /** In points. */
  readonly rowHeight: number;
  /** Every look that its cells have. */
  readonly looks: readonly CellLook[];
  /** The texts of every row from the first column on. All of it is plain data, which goes to a worker as it is. */
  readonly lines: readonly (readonly string[])[];
  /** For every column, whether its texts are numbers. */
  readonly areNumeric: readonly boolean[];
}

/** A rectangle of cells shown as one, both corners included. */
export interface SheetMerge {
  readonly from: SheetPlace;
  readonly to: SheetPlace;
}

export interface SheetPrint {
  readonly paper: 'A4';
  readonly orientation: 'landscape' | 'portrait';
  /** Everything fits the width of one page; the height takes as many pages as it needs. */
  readonly pagesWide: 1;
  /** Everything fits the height of one page too. */
  readonly pagesTall?: 1;
  /** First and last row repeated on every page; null for none. */
  readonly titleRows: { readonly from: number; readonly to: number } | null;
  /** Inches. */
  readonly margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
  /** Header of the pages after the first, as a workbook header code. */
  readonly continuedHeader: string;
  /** Footer of every page, as a workbook header code. */
  readonly footer: string;
}

/** A rectangle of cells, both corners included. */
export type SheetRange = SheetMerge;

/** A cell that leads to another when it is clicked. */
export interface SheetLink extends SheetPlace {
  readonly sheet: string;
  readonly to: SheetPlace;
  /** What is said to who points at it. */
  readonly tip: string;
}

/** A name for one cell that formulas of the whole workbook may use. */
export interface SheetDefinedName extends SheetPlace {
  readonly name: string;
}

/** A line of values of a chart; cells are read when the chart is shown, so that it follows them. */
export interface SheetChartSeries {
  readonly name: string;
  readonly values: SheetRange;
  readonly look: 'baseline' | 'actual' | 'target' | 'path' | 'annualTarget';
}

/** A chart drawn by the spreadsheet program from cells of its sheet. */
export interface SheetChart {
  /** columns: one group of columns side by side. lines: over the categories. */
  readonly kind: 'columns' | 'lines';
  /** Lines of text above it. */
  readonly title: readonly string[];
  /** Stands at the value axis; empty for none. */
  readonly unit: string;
  /** Cells under the points; null for one group without a name. */
  readonly categories: SheetRange | null;
  /** Number format of what is written under the points. */
  readonly categoryFormat: string;
  readonly series: readonly SheetChartSeries[];
  /** The value axis begins or ends at zero, as columns need it; null leaves it to the program. */
  readonly zero: 'begin' | 'end' | null;
  readonly place: SheetRange;
}

/** Everything about one worksheet, apart from any library. */
export interface SheetPlan {
  /** Unique among the sheets of a workbook, whatever the case of its letters. */
  readonly name: string;
  /** In half-width characters of the body font. */
  readonly columnWidths: readonly number[];
  /** In points; those of the body are apart. */
  readonly rowHeights: readonly number[];
  readonly cells: readonly SheetCell[];
  readonly body?: SheetBody;
  readonly merges: readonly SheetMerge[];
  /** Rows above and columns left of the part that scrolls. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly print: SheetPrint;
  /** Only open cells can be changed; there is no password. */
  readonly locked?: true;
  /** Cells that take a figure; anything else is asked about, not refused. */
  readonly figureRanges?: readonly SheetRange[];
  /** Cells that show verdicts; each is coloured by the symbol that it begins with. */
  readonly verdicts?: readonly SheetRange[];
  readonly names?: readonly SheetDefinedName[];
  readonly charts?: readonly SheetChart[];
  readonly links?: readonly SheetLink[];
  /** Head of a table with a filter in every column. */
  readonly filter?: SheetRange;
  /** What had to be changed to fit a workbook, in sentences for the user; empty when nothing was. */
  readonly remarks: readonly string[];
}
