import { figureObject, type Figure } from '../model/figure';
import { writableText } from '../tables/cell-text';
import { statusNames } from '../model/figure-status';

/** Status, note, source and derivation of a figure, a line each; null where nothing is said. */
export function figureComment(figure: Figure): string | null {
  const { status = 'A', note, source, derivation } = figureObject(figure);
  const lines = [
    status === 'A' ? null : `状态：${statusNames[status]}`,
    note === undefined ? null : `备注：${note}`,
    source === undefined ? null : `来源：${source}`,
    derivation === undefined ? null : `推算式：${derivation}`,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : writableText(lines.join('\n')).text;
}
