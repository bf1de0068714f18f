import type { UnchainedBatch } from '../../shared/model/batch';
import type { Ledger } from '../ledger/ledger';
import { openColumns } from './sheet-columns';
import type { WholeSheet } from './sheet-model';
import { runInSlices, type SlicedWork } from '../ledger/slices';

/** How many of the cells that can be typed into hold a figure, shown or not. */
export interface FilledCells {
  readonly filled: number;
  readonly open: number;
}

/** Rows or changes counted before looking at the clock again. */
const pace = 200;

/**
 * Counts the filled cells once, in slices, and then keeps count of every batch: what one adds or takes away is the same
 * whenever it is reckoned. Null until the first count is done.
 */
export class FilledCount {
  private readonly whole: WholeSheet;
  private readonly ledger: Ledger;
  private readonly listeners = new Set<() => void>();
  private current: FilledCells | null = null;
  private readonly working = new Set<SlicedWork>();

  constructor(whole: WholeSheet, ledger: Ledger) {
    this.whole = whole;
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
    const unsubscribe = this.ledger.subscribe(({ changes }) => {
      // What was counted so far may have changed.
      if (!this.current) return this.count();
      this.work(this.difference(changes), (difference) => this.add(difference));
    });
    return () => {
      this.stop();
      unsubscribe();
    };
  }

  private count(): void {
    this.stop();
    this.work(this.cells(), (cells) => this.become(cells), 0);
  }

  private work<T>(steps: Generator<number, T>, onDone: (result: T) => void, first = 4): void {
    let sliced: SlicedWork | null = null;
    const own: SlicedWork = { cancel: () => sliced?.cancel() };
    this.working.add(own);
    sliced = runInSlices(steps, {
      first,
      onDone: (result) => {
        this.working.delete(own);
        onDone(result);
      },
    });
  }

  private stop(): void {
    for (const work of this.working) work.cancel();
    this.working.clear();
  }

  private *cells(): Generator<number, FilledCells> {
    const { rows } = this.whole;
    const columns = openColumns(this.whole.columns);
    let filled = 0;
    let open = 0;
    for (const { content, index } of rows) {
      if (index % pace === pace - 1) yield index;
      if (!content.series) continue;
      open += columns.length;
      const figures = this.ledger.records.series.get(content.series.id)?.figures;
      if (figures) for (const { slot } of columns) if (figures[slot] !== undefined) filled += 1;
    }
    return { filled, open };
  }

  private *difference(changes: UnchainedBatch['changes']): Generator<number, number> {
    const periods = new Set(openColumns(this.whole.columns).map(({ address }) => address.period));
    let difference = 0;
    let looked = 0;
    for (const { key, before, after } of changes) {
      looked += 1;
      if (looked % pace === 0) yield looked;
      if (key.kind !== 'figure' || (before === null) === (after === null)) continue;
      const isOpen = key.measure === 'actual' && periods.has(key.period);
      if (isOpen && this.whole.rowOfSeries(key.seriesId)) difference += after === null ? -1 : 1;
    }
    return difference;
  }

  private add(difference: number): void {
    if (difference === 0 || !this.current) return;
    this.become({ ...this.current, filled: this.current.filled + difference });
  }

  private become(cells: FilledCells): void {
    this.current = cells;
    for (const listener of this.listeners) listener();
  }
}
