import { figureObject, type Figure } from '../model/figure';
import { cutText, writableText } from '../tables/cell-text';
import { statusNames } from '../model/figure-status';

/** In UTF-16 units. Nobody reads more beside a cell, and a spreadsheet has no room for much more. */
const longestComment = 4000;

/** Status, note, source and derivation of a figure, a line each; null where nothing is said. */
export function figureComment(figure: Figure): string | null {
  const { status = 'A', note, source, derivation } = figureObject(figure);
  const lines = [
    status === 'A' ? null : `状态：${statusNames[status]}`,
    note === undefined ? null : `备注：${note}`,
    source === undefined ? null : `来源：${source}`,
    derivation === undefined ? null : `推算式：${derivation}`,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  const { text } = writableText(lines.join('\n'));
  return text.length <= longestComment
    ? text
    : `${cutText(text, longestComment)}\n（后文未写入批注，全文见本程序。）`;
}
