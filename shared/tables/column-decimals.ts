import type { TableCell, TableRow } from './table-model';

/** Digits after the point of the number that a cell ends in; 0 for anything else. */
export function decimalsIn({ content }: TableCell): number {
  return content.kind === 'number' || content.kind === 'bounded' ? (content.decimals ?? 0) : 0;
}

/** The cells that stand in a column, from top to bottom. */
export function columnCells(rows: readonly TableRow[], column: number): readonly TableCell[] {
  return rows.map(({ cells }) => cells[column] ?? null).filter((cell) => cell !== null);
}
