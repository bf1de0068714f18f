import type { TextMatch } from '../../shared/find/text-match';
import { figureObject } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import type { Position } from '../../shared/sheet/ranges';
import { cellText, figureIn } from './cell-text';
import type { SheetColumn } from './sheet-columns';
import type { SheetModel } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** Rows looked at before looking at the clock again. */
const pace = 20;

/**
 * The cells of a sheet that are found, row by row: by what they show, figures also by their notes and sources, names and
 * categories also by pinyin. A merged category is found once, where it begins.
 */
export function* findCells(
  { rows, columns }: Pick<SheetModel, 'rows' | 'columns'>,
  records: RecordTable,
  match: TextMatch | null,
): Generator<number, readonly Position[]> {
  const found: Position[] = [];
  if (!match) return found;
  for (const row of rows) {
    if (row.index % pace === 0) yield row.index;
    for (const [column, content] of columns.entries())
      if (isFound(records, row, content, match)) found.push({ row: row.index, column });
  }
  return found;
}

function isFound(records: RecordTable, row: SheetRow, column: SheetColumn, match: TextMatch): boolean {
  const { content } = row;
  if (content.kind === 'none') return false;
  // What is counted in a collapsed category is nothing to look for; its name is.
  if (content.kind === 'collapsed')
    return (
      column.kind === (content.isNamed ? 'name' : 'category') && match.wordsOrSpelling(content.category.name)
    );
  switch (column.kind) {
    case 'category':
      return row.categoryStart && match.wordsOrSpelling(cellText(records, row, column));
    case 'name':
      return match.wordsOrSpelling(cellText(records, row, column));
    case 'figure': {
      const figure = figureIn(records, row, column);
      if (figure === null) return false;
      if (match.words(cellText(records, row, column))) return true;
      const { note, source } = figureObject(figure);
      return [note, source].some((text) => text !== undefined && match.words(text));
    }
    default:
      return match.words(cellText(records, row, column));
  }
}
