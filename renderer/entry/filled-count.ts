import type { UnchainedBatch } from '../../shared/model/batch';
import type { Ledger } from '../ledger/ledger';
import { isMany } from '../ledger/many-changes';
import { isOpen, isOpenColumn, type FigureColumn, type SheetModel } from './sheet-model';
import { runInSlices, type SlicedWork } from '../ledger/slices';

/** How many of the cells that can be typed into hold a figure. */
export interface FilledCells {
  readonly filled: number;
  readonly open: number;
}

/** Rows counted before looking at the clock again. */
const pace = 200;

/** Counts the filled cells once, in slices, and then keeps count of every batch. Null until the first count is done. */
export class FilledCount {
  private readonly model: SheetModel;
  private readonly ledger: Ledger;
  private readonly listeners = new Set<() => void>();
  private current: FilledCells | null = null;
  private counting: SlicedWork | null = null;

  constructor(model: SheetModel, ledger: Ledger) {
    this.model = model;
    this.ledger = ledger;
  }

  readonly get = (): FilledCells | null => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins to count; the answer stops it. */
  start(): () => void {
    this.count();
    const unsubscribe = this.ledger.subscribe((batch) => {
      if (!this.counting && !isMany(batch.changes)) return this.follow(batch);
      // What was counted may have changed; and counting is no more work than following many changes.
      this.count();
    });
    return () => {
      this.counting?.cancel();
      unsubscribe();
    };
  }

  private count(): void {
    this.counting?.cancel();
    let isDone = false;
    const work = runInSlices(this.cells(), {
      first: 4,
      onDone: (cells) => {
        isDone = true;
        this.counting = null;
        this.become(cells);
      },
    });
    this.counting = isDone ? null : work;
  }

  private *cells(): Generator<number, FilledCells> {
    const { rows, columns } = this.model;
    const openColumns = columns.filter((column): column is FigureColumn => isOpenColumn(column));
    let filled = 0;
    let open = 0;
    for (const { content, index } of rows) {
      if (index % pace === pace - 1) yield index;
      if (!content.series) continue;
      open += openColumns.length;
      const figures = this.ledger.records.series.get(content.series.id)?.figures;
      if (figures) for (const { slot } of openColumns) if (figures[slot] !== undefined) filled += 1;
    }
    return { filled, open };
  }

  private follow({ changes }: UnchainedBatch): void {
    if (!this.current) return;
    let difference = 0;
    for (const { key, before, after } of changes) {
      if (key.kind !== 'figure') continue;
      const place = this.model.placeOf(key);
      if (!place || !isOpen(this.model, place)) continue;
      difference += (after === null ? 0 : 1) - (before === null ? 0 : 1);
    }
    if (difference !== 0) this.become({ ...this.current, filled: this.current.filled + difference });
  }

  private become(cells: FilledCells): void {
    this.current = cells;
    for (const listener of this.listeners) listener();
  }
}
