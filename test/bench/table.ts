import type { Result } from './benchmark';

const headings = ['name', 'ours', 'peer', 'ratio', 'goal', 'unit', 'spread', ''] as const;

/** The results as aligned plain text, one line a benchmark. */
export function tableOf(results: readonly Result[]): string {
  const rows = [headings, ...results.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => lineOf(row, widths)).join('\n');
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((text, column) => {
    const width = widths[column] ?? 0;
    return column === 0 || column === row.length - 1 ? text.padEnd(width) : text.padStart(width);
  });
  return cells.join('  ').trimEnd();
}

function cellsOf({ name, ours, peer, ratio, goal, unit, spread }: Result): readonly string[] {
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(2));
  const goalText = goal === null ? '-' : `≤ ${goal}`;
  const verdict = goal === null ? '' : (ratio ?? ours) <= goal ? 'met' : 'missed';
  return [name, number(ours), number(peer), number(ratio), goalText, unit, number(spread), verdict];
}
