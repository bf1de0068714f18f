import type { Position } from '../../shared/sheet/ranges';
import type { EarlyText } from '../ui/KeyboardHold';

/** What is open beside the cells to find one's way among them. */
export type ToolName = 'find' | 'goTo' | 'columns' | 'filter';

/** To look again at once: the next or the previous place; 0 only opens. */
export type FindStep = 1 | -1 | 0;

export interface ToolState {
  readonly open: ToolName | null;
  readonly step: FindStep;
  /** Counts the requests: the same request again is a new one. */
  readonly request: number;
}

/** The open tool, and what was looked for last. It lives as long as the window. */
export class SheetTools {
  /** What was looked for last. */
  query = '';
  readonly early: EarlyText = { text: '' };
  /** The cells that were found, row by row. */
  found: readonly Position[] = [];
  private readonly listeners = new Set<() => void>();
  private current: ToolState = { open: null, step: 0, request: 0 };

  readonly get = (): ToolState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  ask(open: ToolName | null, step: FindStep = 0): void {
    this.early.text = '';
    this.current = { open, step, request: this.current.request + 1 };
    for (const listener of this.listeners) listener();
  }

  isFound({ row, column }: Position): boolean {
    const { found } = this;
    const index = firstFrom(found, { row, column });
    return found[index]?.row === row && found[index]?.column === column;
  }
}

/** Index of the first of these cells, given row by row, that is not before `from`; their number where all are. */
export function firstFrom(cells: readonly Position[], from: Position): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle];
    if (cell && (cell.row < from.row || (cell.row === from.row && cell.column < from.column)))
      low = middle + 1;
    else high = middle;
  }
  return low;
}
