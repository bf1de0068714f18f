import { safeCellText } from '../tables/cell-text';
import type { BandCell, BandRow } from '../tables/sheet-bands';
import { rowHeights, tallestRow } from '../tables/sheet-heights';
import { sheetName } from '../tables/sheet-name';
import type { Rules, SheetCell, SheetPlan } from '../tables/sheet-plan';
import type { SheetStyleName } from '../tables/sheet-styles';
import { placedCells, sheetPrint } from '../tables/table-sheet';

/** A cell of a sheet that is no table. */
export interface BandContent
  extends Pick<SheetCell, 'value'>, Partial<Omit<SheetCell, 'row' | 'column' | 'value'>> {
  readonly style: SheetStyleName;
  /** Columns that it covers, itself included. */
  readonly columnSpan?: number;
}

/** A row from its first column on; null is a place without a cell. */
export type BandContents = readonly (BandContent | null)[];

const noRules: Rules = {};
/** Thin lines all round. */
export const boxed: Rules = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin' };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function bandRow(contents: BandContents, columnCount: number, clean: (text: string) => string): BandRow {
  const row: BandCell[] = [];
  contents.forEach((content, index) => {
    if (content === null) return;
    const { value, style, columnSpan = 1, formula, comment, open } = content;
    const { indent = 0, rules = noRules, format = null } = content;
    const cell = (column: number, own: BandCell['value'], span: number): Writable<BandCell> => ({
      column,
      value: own,
      style,
      indent,
      rules,
      format,
      columnSpan: span,
      rowSpan: 1,
    });
    const first = cell(index + 1, typeof value === 'string' ? clean(value) : value, columnSpan);
    if (formula !== undefined) first.formula = formula;
    if (comment !== undefined) first.comment = comment;
    if (open !== undefined) first.open = open;
    row.push(first);
    for (let covered = 1; covered < Math.min(columnSpan, columnCount - index); covered += 1)
      row.push(cell(index + 1 + covered, null, 1));
  });
  return row;
}

export interface BandSheet {
  readonly name: string;
  readonly takenNames: readonly string[];
  readonly columnWidths: readonly number[];
  readonly rows: readonly BandContents[];
  readonly orientation: 'portrait' | 'landscape';
  /** Stands in the header of further pages. */
  readonly title: string;
}

/** A sheet of single cells in rows, such as a cover; locked but for its open cells. */
export function bandSheet({
  name: wanted,
  takenNames,
  columnWidths,
  rows,
  orientation,
  title,
}: BandSheet): SheetPlan {
  const { name, remark } = sheetName(wanted, takenNames);
  const remarks: string[] = [];
  const clean = (raw: string): string => {
    const { text, changes } = safeCellText(raw);
    if (changes.length > 0) remarks.push(`工作表“${name}”：${changes.join('；')}。`);
    return text;
  };
  const bands = rows.map((row) => bandRow(row, columnWidths.length, clean));
  return {
    name,
    columnWidths,
    rowHeights: rowHeights(bands, columnWidths).map((height) => Math.min(tallestRow, Math.max(height, 16))),
    ...placedCells(bands),
    freeze: { rows: 0, columns: 0 },
    // It is no table that could be continued.
    print: { ...sheetPrint(title, null, orientation), continuedHeader: '' },
    locked: true,
    remarks: [...(remark === null ? [] : [remark]), ...remarks],
  };
}
