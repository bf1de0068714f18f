/**
 * Cells as a clipboard holds them, row by row, all rows of one width. Null is a place without a cell of its own: covered
 * by a merged cell, or behind the end of a short row. An empty text is an empty cell.
 */
export type ClipboardBlock = readonly (readonly (string | null)[])[];

/** Rows filled up with nulls to one width. */
export function rectangular(rows: readonly (readonly (string | null)[])[]): ClipboardBlock {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows.map((row) =>
    row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => null)],
  );
}

export function widthOf(block: ClipboardBlock): number {
  return block[0]?.length ?? 0;
}
