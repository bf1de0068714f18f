import type { NamedSheet } from '../../shared/sheet/align-names';
import type { Position } from '../../shared/sheet/ranges';
import { attributeNames } from './cell-text';
import type { SheetDesk } from './sheet-desk';
import type { SheetColumn } from './sheet-model';

/** The heads that people write over a column of figures; a bare year means its actual value. */
function headsOf(column: SheetColumn): readonly string[] {
  if (column.kind !== 'figure') return [];
  const { measure, period } = column.address;
  return measure === 'actual'
    ? [period, `${period}年`, `${period}年实际值`, `${period}实际值`, `${period}年实际`, `${period}年完成值`]
    : [column.title, column.meaning];
}

/** The sheet with its names, for a block that carries names as well. */
export function namedSheet({ model }: SheetDesk, start: Position): NamedSheet {
  return {
    rowNames: () => model.rows.map(({ content }) => content.indicator.name),
    rowCount: model.rows.length,
    rowWords(row) {
      const content = model.rows[row]?.content;
      if (!content) return [];
      const { unit, attribute } = content.indicator;
      return [content.category.name, unit ?? '', attribute === null ? '' : attributeNames[attribute]];
    },
    wordHeads: [
      ...model.columns.filter(({ kind }) => kind !== 'figure').map(({ title }) => title),
      '计量单位',
      '指标',
    ],
    columnHeads: model.columns.map(headsOf),
    start,
  };
}
