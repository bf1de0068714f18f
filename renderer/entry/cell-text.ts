import type { Figure } from '../../shared/model/figure';
import type { Indicator } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';
import { printFigure } from '../../shared/notation/print';
import { markedText } from './cell-marks';
import { collapsedText, missingIn } from './collapsed-text';
import type { ColumnDecimals } from './column-decimals';
import { isOpenColumn, type FigureColumn, type SheetColumn } from './sheet-columns';
import type { CollapsedCategory, SheetRow } from './sheet-rows';

export const attributeNames = { expected: '预期性', binding: '约束性' } as const;

/** The figure that stands in a cell now; null where none does. */
export function figureIn(records: RecordTable, { content }: SheetRow, column: FigureColumn): Figure | null {
  const series = content.series && records.series.get(content.series.id);
  return series?.figures[column.slot] ?? null;
}

/** The text of a cell as it is copied and edited. */
export function cellText(records: RecordTable, row: SheetRow, column: SheetColumn): string {
  const { content } = row;
  if (!content.indicator) return textWithout(records, content, column);
  const { category, indicator } = content;
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

/** What of a column is missing in a collapsed category: "缺 3". */
function missingText(records: RecordTable, content: CollapsedCategory, column: FigureColumn): string {
  const missing = isOpenColumn(column) ? missingIn(records, content, [column.slot]) : 0;
  return missing === 0 ? '' : `缺 ${missing}`;
}

/** The text of a cell in words, also where it has none. */
export function saidValue(records: RecordTable, row: SheetRow, column: SheetColumn): string {
  const text = cellText(records, row, column);
  if (text !== '') return text;
  if (column.kind !== 'figure') return '空';
  const { content } = row;
  if (content.kind === 'none') return '空';
  if (content.kind !== 'collapsed') return '未填';
  return missingText(records, content, column) || (isOpenColumn(column) ? '已填全' : '请展开后查看');
}

/** A row without an indicator: a category that is collapsed, or nothing to show. */
function textWithout(
  records: RecordTable,
  content: Exclude<SheetRow['content'], { readonly indicator: Indicator }>,
  column: SheetColumn,
): string {
  if (content.kind === 'none') return column.kind === 'name' ? '没有符合筛选条件的行' : '';
  if (column.kind === 'category') return content.category.name;
  return column.kind === 'name' ? collapsedText(records, content) : '';
}

/** What a cell is shown with. */
export interface ShownWith {
  readonly records: RecordTable;
  readonly decimals: Pick<ColumnDecimals, 'align'>;
}

/** A cell as the grid shows it: numbers stand with their points in one column, and carry their marks. */
export function shownText({ records, decimals }: ShownWith, row: SheetRow, column: SheetColumn): string {
  if (column.kind !== 'figure') return cellText(records, row, column);
  const { content } = row;
  if (content.kind === 'collapsed') return missingText(records, content, column);
  const figure = figureIn(records, row, column);
  return figure === null ? '' : markedText(decimals.align(column.id, printFigure(figure)), figure);
}
