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

function bandRow(contents: BandContents, columnCount: number, clean: (text: string) => string): BandRow {
  const row: BandCell[] = [];
  contents.forEach((content, index) => {
    if (content === null) return;
    const { value, columnSpan = 1 } = content;
    const { indent = 0, rules = noRules, format = null } = content;
    const cell = { ...content, indent, rules, format, columnSpan, rowSpan: 1 };
    row.push({ ...cell, value: typeof value === 'string' ? clean(value) : value, column: index + 1 });
    for (let covered = 1; covered < Math.min(columnSpan, columnCount - index); covered += 1)
      row.push({ ...cell, value: null, columnSpan: 1, column: index + 1 + covered });
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
