import type { CoverFields } from '../../shared/model/cover';
import type { PrintColumns } from '../../shared/print/column-widths';
import type { TableModel } from '../../shared/tables/table-model';

/** What a block of the paginator stands for, ready to be drawn. */
export type LaidOutBlock =
  | { readonly kind: 'title' | 'heading'; readonly text: string }
  | {
      readonly kind: 'lines';
      /** The lines of one paragraph as they were broken. */
      readonly lines: readonly string[];
    }
  | LaidOutTable
  | LaidOutChart
  | { readonly kind: 'cover'; readonly title: string; readonly fields: CoverFields }
  | { readonly kind: 'signOff'; readonly fields: CoverFields };

export interface LaidOutTable {
  readonly kind: 'table';
  readonly model: TableModel;
  readonly columns: PrintColumns;
  /** Room above and below the text of a row, in ems. */
  readonly rowRoom: number;
  /** Indexes of the columns in which cells cover several rows. */
  readonly spanning: ReadonlySet<number>;
  /** Indexes of the rows with which a group begins. */
  readonly groups: ReadonlySet<number>;
}

export interface LaidOutChart {
  readonly kind: 'chart';
  readonly svg: string;
  readonly caption: string | null;
  /** Pixels; less than the text block is wide where the chart would be taller than a page. */
  readonly width: number;
  readonly height: number;
}
