import type { RecordTable } from '../../shared/model/record-table';
import { textWidth } from '../ui/text-width';
import { cellText } from './cell-text';
import { besideName } from './grid-scale';
import type { SheetColumn } from './sheet-columns';
import type { SheetRow } from './sheet-rows';

/** Rows looked at before looking at the clock again. */
const pace = 200;
/** So many of the texts that are reckoned longest are measured. */
const measured = 12;

/** What a cell has beside its text, in pixels at 100 %: padding, line, indent, mark. */
function besideText({ kind }: SheetColumn, row: SheetRow): number {
  const own = 18;
  if (kind === 'category') return own + 14;
  if (kind === 'name') return besideName + (row.content.kind === 'sub' ? 20 : 0);
  return own + (kind === 'figure' ? 12 : 0);
}

/** The width in which a column shows every one of these rows in one line, in pixels at 100 %. */
export function* fittedWidth(
  column: SheetColumn,
  rows: readonly SheetRow[],
  records: RecordTable,
  measure: (text: string) => number,
): Generator<number, number> {
  const longest: { readonly text: string; readonly reckoned: number; readonly beside: number }[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % pace === 0) yield index;
    const text = cellText(records, row, column);
    const beside = besideText(column, row);
    const reckoned = textWidth(text) * 13 + beside;
    if (longest.length === measured && reckoned <= (longest.at(-1)?.reckoned ?? 0)) continue;
    longest.push({ text, reckoned, beside });
    longest.sort((a, b) => b.reckoned - a.reckoned);
    longest.splice(measured);
  }
  const head = measure(column.title) * 1.06 + 18;
  const widths = longest.map(({ text, reckoned, beside }) =>
    // A name has one line where it is reckoned to fit.
    column.kind === 'name' ? Math.max(reckoned, measure(text) + beside) : measure(text) + beside,
  );
  return Math.ceil(Math.max(head, ...widths));
}

/** Measures texts as the cells show them at 100 %. */
export function textMeasure(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => textWidth(text) * 13;
  context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}
