import type { Position, Range } from './ranges';

/** Neighbouring columns, from the left, as the first and the last of each run. */
function runsOf(columns: ReadonlySet<number>): readonly Pick<Range, 'left' | 'right'>[] {
  const runs: { left: number; right: number }[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.right === column - 1) last.right = column;
    else runs.push({ left: column, right: column });
  }
  return runs;
}

/** The ranges that hold these cells and no others, from the top; null where they would be more than so many. */
export function exactRanges(cells: Iterable<Position>, most: number): readonly Range[] | null {
  const columnsOf = new Map<number, Set<number>>();
  for (const { row, column } of cells) columnsOf.set(row, (columnsOf.get(row) ?? new Set()).add(column));
  let ranges: readonly Range[] = [];
  for (const [row, columns] of [...columnsOf].sort(([a], [b]) => a - b)) {
    for (const run of runsOf(columns)) {
      const above = { ...run, bottom: row - 1 };
      const isAbove = ({ left, right, bottom }: Range): boolean =>
        left === above.left && right === above.right && bottom === above.bottom;
      ranges = ranges.some(isAbove)
        ? ranges.map((range) => (isAbove(range) ? { ...range, bottom: row } : range))
        : [...ranges, { ...run, top: row, bottom: row }];
    }
    if (ranges.length > most) return null;
  }
  return ranges;
}
