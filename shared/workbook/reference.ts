import type { SheetPlace, SheetRange } from '../tables/sheet-plan';

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A cell as formulas on its own sheet name it: F7. */
export function cellName({ row, column }: SheetPlace): string {
  return `${columnLetters(column)}${row}`;
}

/** A cell that stays the same wherever a formula is copied to: $F$7. */
export function fixedName({ row, column }: SheetPlace): string {
  return `$${columnLetters(column)}$${row}`;
}

export function rangeName({ from, to }: SheetRange): string {
  return `${cellName(from)}:${cellName(to)}`;
}

/** A sheet as formulas name it. */
function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** A cell of another sheet: '主要指标'!F7. */
export function cellOn(sheet: string, place: SheetPlace): string {
  return `${quotedSheet(sheet)}!${cellName(place)}`;
}

/** A range for charts and names: '主要指标'!$F$7:$J$7. */
export function fixedRangeOn(sheet: string, { from, to }: SheetRange): string {
  const ends = fixedName(from) === fixedName(to) ? fixedName(from) : `${fixedName(from)}:${fixedName(to)}`;
  return `${quotedSheet(sheet)}!${ends}`;
}
