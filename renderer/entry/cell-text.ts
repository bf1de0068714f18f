import type { Figure } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import { printFigure } from '../../shared/notation/print';
import { markedText } from './cell-marks';
import type { ColumnDecimals } from './column-decimals';
import type { FigureColumn, SheetColumn, SheetRow } from './sheet-model';

export const attributeNames = { expected: '预期性', binding: '约束性' } as const;

/** The figure that stands in a cell now; null where none does. */
export function figureIn(records: RecordTable, { content }: SheetRow, column: FigureColumn): Figure | null {
  const series = content.series && records.series.get(content.series.id);
  return series?.figures[column.slot] ?? null;
}

/** The text of a cell as it is copied and edited. */
export function cellText(records: RecordTable, row: SheetRow, column: SheetColumn): string {
  const { category, indicator } = row.content;
  switch (column.kind) {
    case 'category':
      return category.name;
    case 'number':
      return indicator.number === null ? '' : `${indicator.number}`;
    case 'name':
      return indicator.name;
    case 'unit':
      return indicator.unit ?? '';
    case 'attribute':
      return indicator.attribute === null ? '' : attributeNames[indicator.attribute];
    case 'figure': {
      const figure = figureIn(records, row, column);
      return figure === null ? '' : printFigure(figure);
    }
  }
}

/** What a cell is shown with. */
export interface ShownWith {
  readonly records: RecordTable;
  readonly decimals: Pick<ColumnDecimals, 'align'>;
}

/** A cell as the grid shows it: numbers stand with their points in one column, and carry their marks. */
export function shownText({ records, decimals }: ShownWith, row: SheetRow, column: SheetColumn): string {
  if (column.kind !== 'figure') return cellText(records, row, column);
  const figure = figureIn(records, row, column);
  return figure === null ? '' : markedText(decimals.align(column.id, printFigure(figure)), figure);
}
