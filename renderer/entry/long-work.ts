import type { SheetDesk } from './sheet-desk';
import type { ProgressTask } from './sheet-task';

/** Work that takes no longer, in milliseconds, is done at once. */
export const atOnce = 60;

/** So long may work take before a progress bar is shown, in milliseconds: one that only flashes tells nobody anything. */
const patience = 250;

/**
 * Keeps keys and commands away while the work of one job goes on in slices, step after step, and shows how far it is where
 * that takes long.
 */
export class LongWork {
  private readonly desk: SheetDesk;
  private readonly begun = performance.now();
  private isUnderWay = false;
  private isShown = false;

  constructor(desk: SheetDesk) {
    this.desk = desk;
  }

  /** The page has a breath before the work goes on. */
  pause(task: Omit<ProgressTask, 'kind'>): void {
    const { state } = this.desk;
    this.isShown = performance.now() - this.begun > patience;
    if (this.isShown) state.change({ task: { kind: 'progress', ...task } });
    else if (!this.isUnderWay) state.change({ task: { kind: 'busy' } });
    this.isUnderWay = true;
  }

  /** Gives the keyboard back to the sheet, where it was away from it. */
  end(): void {
    if (!this.isUnderWay) return;
    this.isUnderWay = false;
    this.desk.state.change({ task: null });
    if (this.isShown) this.desk.textarea.focus({ preventScroll: true });
  }
}
