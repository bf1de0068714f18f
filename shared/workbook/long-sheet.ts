import { decimalsOf } from '../notation/decimal';
import { looksLikeFormula, safeCellText } from '../tables/cell-text';
import { exactNumber, plainNumberFormat } from '../tables/number-format';
import type { CellLook, SheetBody, SheetCell, SheetPlan } from '../tables/sheet-plan';
import { sheetPrint } from '../tables/table-sheet';
import { textWidth } from '../tables/text-width';

const rowHeight = 18;
const headHeight = 22;
const narrowest = 8;
const widest = 40;
/** Rows by which the width of a column is judged. */
const sampled = 200;

const plain = { indent: 0, rules: {} } as const;
const textLook: CellLook = { ...plain, style: 'dataText', format: null };
const guardedLook: CellLook = { ...textLook, format: '@' };
const blankNumberLook: CellLook = { ...plain, style: 'right', format: null };
/** A blank between a number and the text in the next column. */
const blankBehind = '_ ';
const numberLook = (decimals: number): CellLook => ({
  ...blankNumberLook,
  format: plainNumberFormat({ decimals, cumulative: false }) + blankBehind,
});
const [text, guarded, blankNumber, firstNumber] = [0, 1, 2, 3] as const;

/** Looks for numbers of no more decimals than occur: spreadsheets list every format that a file has. */
function looksFor(mostDecimals: number): readonly CellLook[] {
  const numbers = Array.from({ length: mostDecimals + 1 }, (_, decimals) => numberLook(decimals));
  return [textLook, guardedLook, blankNumberLook, ...numbers];
}

const plainNumber = /^-?\d+(\.\d+)?$/;

/** Takes a cell: its content, and its look by its place among those of the body. */
type GiveCell = (value: SheetCell['value'], look: number) => void;

/** The number itself where a cell can hold it to the last digit; else its text. */
function giveCell(raw: string, isNumeric: boolean, give: GiveCell): void {
  if (raw === '') return give(null, isNumeric ? blankNumber : text);
  if (isNumeric && plainNumber.test(raw)) {
    const decimals = decimalsOf(raw);
    const number = exactNumber(raw, decimals);
    if (number !== null) return give(number, firstNumber + decimals);
  }
  give(raw, looksLikeFormula(raw) ? guarded : text);
}

/** Gives the cells of a row of a body from the first column on; the same index gives the same cells. */
export function giveBodyRow({ lines, areNumeric }: SheetBody, index: number, give: GiveCell): void {
  lines[index]?.forEach((raw, column) => giveCell(raw, areNumeric[column] === true, give));
}

export interface LongSheet {
  readonly name: string;
  readonly heads: readonly string[];
  /** A text for every head. */
  readonly lines: readonly (readonly string[])[];
  /** Heads of the columns that hold numbers. */
  readonly numeric: ReadonlySet<string>;
}

/** A long table with a filter in every column; its rows are made while they are written. */
export function longSheet({ name, heads, lines, numeric }: LongSheet): SheetPlan {
  const remarks: string[] = [];
  const changed = new Map<string, string>();
  const areNumeric = heads.map((head) => numeric.has(head));
  let mostDecimals = 0;
  lines.forEach((line, index) =>
    line.forEach((raw, column) => {
      if (areNumeric[column] && plainNumber.test(raw)) {
        const decimals = decimalsOf(raw);
        if (decimals > mostDecimals && exactNumber(raw, decimals) !== null) mostDecimals = decimals;
        return;
      }
      const { text: written, changes } = safeCellText(raw);
      if (written !== raw) changed.set(raw, written);
      if (changes.length === 0) return;
      remarks.push(`${name}表第 ${index + 2} 行“${heads[column] ?? ''}”：${changes.join('；')}。`);
    }),
  );
  const columnWidths = heads.map((head, column) => {
    const widths = lines.slice(0, sampled).map((line) => textWidth(line[column] ?? ''));
    return Math.min(widest, Math.max(narrowest, textWidth(head) + 4, ...widths) + 1);
  });
  return {
    name,
    columnWidths,
    rowHeights: [headHeight],
    cells: heads.map((value, index): SheetCell => ({
      ...plain,
      row: 1,
      column: index + 1,
      value,
      style: 'header',
      rules: { bottom: 'thin' },
      format: null,
    })),
    body: {
      rowCount: lines.length,
      rowHeight,
      looks: looksFor(mostDecimals),
      lines: changed.size === 0 ? lines : lines.map((line) => line.map((raw) => changed.get(raw) ?? raw)),
      areNumeric,
    },
    merges: [],
    freeze: { rows: 1, columns: 0 },
    print: sheetPrint(name, { from: 1, to: 1 }),
    locked: true,
    filter: { from: { row: 1, column: 1 }, to: { row: lines.length + 1, column: heads.length } },
    remarks,
  };
}
