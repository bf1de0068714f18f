import type { ClipboardBlock } from '../clipboard/block';
import type { Lane, Placement } from './placement';
import type { Position } from './ranges';
import { WritePlanner, type CellReading, type WritePlan, type WriteTarget } from './write-plan';

export interface PasteTarget extends WriteTarget {
  /** Reads a cell of the block for a cell of the sheet; the block's place is told because it may know more than its text. */
  readonly readPasted: (text: string, position: Position, from: Position) => CellReading;
}

/** Cells between two points at which planning can be held or given up. */
const pace = 1_000;

const isMissedByNobody = ({ to, reason }: Lane): boolean => to === null && reason === null;

/**
 * Plans a paste without changing anything. Yields the number of cells done from time to time, so that the caller can show
 * progress, let the page breathe, and stop.
 */
export function* planPaste(
  block: ClipboardBlock,
  placements: readonly Placement[],
  target: PasteTarget,
): Generator<number, WritePlan> {
  const planner = new WritePlanner(target);
  let done = 0;
  for (const { rows, columns } of placements)
    for (const row of rows)
      for (const column of columns) {
        done += 1;
        if (done % pace === 0) yield done;
        const text = block[row.from]?.[column.from] ?? null;
        if (text === null || isMissedByNobody(row) || isMissedByNobody(column)) continue;
        if (row.to === null || column.to === null) {
          planner.leaveOut(text, (row.to === null ? row.reason : column.reason) ?? '');
          continue;
        }
        const from = { row: row.from, column: column.from };
        planner.put(text, { row: row.to, column: column.to }, (read, position) =>
          target.readPasted(read, position, from),
        );
      }
  return planner.finish();
}

export function placedCells(placements: readonly Placement[]): number {
  return placements.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
}
