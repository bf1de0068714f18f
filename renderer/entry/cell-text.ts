import type { Figure } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import { alignDecimals, printFigure } from '../../shared/notation/print';
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

/** The text of a cell as it is shown: numbers stand with their points in one column. */
export function shownText(records: RecordTable, row: SheetRow, column: SheetColumn): string {
  const text = cellText(records, row, column);
  return column.kind === 'figure' ? alignDecimals(text, row.content.indicator.decimals) : text;
}
