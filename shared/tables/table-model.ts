import type { DecimalText } from '../model/figure';

export type Alignment = 'left' | 'center' | 'right';

/** What one cell holds. Faces (screen, paper, workbook, CSV) show it; none computes a figure of its own. */
export type CellContent =
  /** No figure: shown as nothing, never as 0. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly value: DecimalText;
      /** Digits after the point, as the figure was given. */
      readonly decimals: number;
      /** The number as it is printed, 〔〕 of a cumulative amount included. */
      readonly text: string;
      readonly cumulative: boolean;
      /** What stands behind the number in its text: %, 百分点. */
      readonly suffix?: string;
    }
  /** A figure that is no single number, such as >95, 95左右 or 6.5~7. */
  | {
      readonly kind: 'bounded';
      readonly text: string;
      /** Digits after the point of a text that ends in its number, for aligning decimals; else null. */
      readonly decimals: number | null;
    }
  /** — … # and the like. */
  | { readonly kind: 'symbol'; readonly text: string };

export interface TableCell {
  readonly content: CellContent;
  /** Rows and columns the cell covers, itself included. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Where it differs from its column. */
  readonly align?: Alignment;
  /** Small letter behind a figure that its notes explain, e.g. P for a provisional one. */
  readonly mark?: string;
}

/** A category row runs across the table; a parent is a heading over the sub-indicators that follow it. */
export type RowKind = 'category' | 'indicator' | 'parent' | 'sub';

export interface TableRow {
  readonly kind: RowKind;
  /** Steps by which the name is moved in. */
  readonly indent: number;
  /** One entry a column; null where a span of another cell covers the place. */
  readonly cells: readonly (TableCell | null)[];
}

export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly align: Alignment;
  /** Proposed width in half-width characters of the body font. */
  readonly width: number;
  /** Stays in view when the table is scrolled sideways; frozen columns come first. */
  readonly frozen: boolean;
  /** The indent of a row applies to this column. */
  readonly indented: boolean;
}

/** A header is a tree: leaves are columns, groups stand above several of them. */
export type HeaderNode =
  { readonly column: TableColumn } | { readonly title: string; readonly children: readonly HeaderNode[] };

/** A table apart from any presentation. Built once; screen, paper, workbook and CSV are faces of it. */
export interface TableModel {
  /** Short name, for a sheet tab or a file. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** Time and place, at the top right. */
  readonly caption: string | null;
  readonly header: readonly HeaderNode[];
  readonly rows: readonly TableRow[];
  /** 注, without the word and without numbers. */
  readonly notes: readonly string[];
  /** 资料来源, without the words. */
  readonly source: string | null;
}

export const emptyCell: TableCell = { content: { kind: 'empty' }, rowSpan: 1, columnSpan: 1 };

export function textCell(text: string, options: Partial<Omit<TableCell, 'content'>> = {}): TableCell {
  return { content: { kind: 'text', text }, rowSpan: 1, columnSpan: 1, ...options };
}

/** What a cell shows as text, without its mark. */
export function cellText({ content }: TableCell): string {
  return content.kind === 'empty' ? '' : content.text;
}
