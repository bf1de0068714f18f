import type { NamedSheet } from '../../shared/sheet/align-names';
import type { Position } from '../../shared/sheet/ranges';
import { attributeNames } from './cell-text';
import type { SheetDesk } from './sheet-desk';
import type { SheetColumn } from './sheet-columns';
import { rowName, type SheetModel } from './sheet-model';

/** The heads that people write over a column of figures; a bare year means its actual value. */
function headsOf(column: SheetColumn): readonly string[] {
  if (column.kind !== 'figure') return [];
  const { measure, period } = column.address;
  return measure === 'actual'
    ? [period, `${period}年`, `${period}年实际值`, `${period}实际值`, `${period}年实际`, `${period}年完成值`]
    : [column.title, column.meaning];
}

function hiddenNames({ rows, whole }: SheetModel): readonly string[] {
  if (rows === whole.rows) return [];
  const shown = new Set(rows.map(({ id }) => id));
  return whole.rows.filter(({ id }) => !shown.has(id)).map(rowName);
}

/** The sheet with its names, for a block that carries names as well. */
export function namedSheet({ model }: SheetDesk, start: Position): NamedSheet {
  const shownColumns = new Set(model.columns.map(({ id }) => id));
  return {
    rowNames: () => model.rows.map(({ content }) => content.indicator?.name ?? ''),
    hiddenNames: () => hiddenNames(model),
    hiddenHeads: model.whole.columns.filter(({ id }) => !shownColumns.has(id)).map(headsOf),
    rowCount: model.rows.length,
    rowWords(row) {
      const content = model.rows[row]?.content;
      if (!content?.indicator) return [];
      const { unit, attribute } = content.indicator;
      return [content.category.name, unit ?? '', attribute === null ? '' : attributeNames[attribute]];
    },
    wordHeads: [
      ...model.whole.columns.filter(({ kind }) => kind !== 'figure').map(({ title }) => title),
      '计量单位',
      '指标',
    ],
    columnHeads: model.columns.map(headsOf),
    start,
  };
}
