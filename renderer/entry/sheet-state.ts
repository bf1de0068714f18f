import type { Range } from '../../shared/sheet/ranges';
import type { Selection } from '../../shared/sheet/selection';
import type { EditorMode } from './keys';
import type { SheetTask } from './sheet-task';

/** The text at the active cell: why something was not taken, or cannot be typed here. */
export interface Bubble {
  readonly tone: 'problem' | 'hint';
  readonly text: string;
}

/** What the view shows beside the grid's own cells. */
export interface SheetState {
  readonly selection: Selection;
  readonly mode: EditorMode;
  readonly bubble: Bubble | null;
  /** Where a fill that is being dragged would go. */
  readonly fill: Range | null;
  /** What the user is asked, or waits for. */
  readonly task: SheetTask | null;
}

export class SheetStateStore {
  private readonly listeners = new Set<() => void>();
  private current: SheetState;

  constructor(selection: Selection) {
    this.current = { selection, mode: 'closed', bubble: null, fill: null, task: null };
  }

  readonly get = (): SheetState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: Partial<SheetState>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }
}
