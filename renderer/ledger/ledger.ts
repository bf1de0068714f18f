import {
  schemaVersion,
  type Change,
  type ChangeKey,
  type Json,
  type Origin,
  type UnchainedBatch,
} from '../../shared/model/batch';
import { figureSlot, type Figure, type FigureAddress } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import {
  applyChanges,
  inverted,
  recordImages,
  type Obstacle,
  type RecordTable,
} from '../../shared/model/record-table';
import { emptyStacks, withBatch, type UndoStacks } from '../../shared/model/undo';
import type { Saver } from './saver';

/** What is to be done, before it has an id and a place in the chain. */
export interface Draft {
  readonly reason: string;
  readonly origin: Origin;
  readonly changes: readonly Change[];
}

export type SubmitResult =
  | { readonly state: 'applied'; readonly batch: UnchainedBatch }
  /** What stands there is not what the changes expect; nothing was changed. */
  | { readonly state: 'obstructed'; readonly obstacles: readonly Obstacle[] }
  /** An earlier batch could not be saved; nothing was changed. */
  | { readonly state: 'waiting' }
  | { readonly state: 'nothing' };

export interface LedgerOptions {
  readonly records: RecordTable;
  readonly saver: Saver;
  readonly workspaceId: Id;
  readonly profileId: Id;
  /** Number of committed batches. */
  readonly position: number;
  /** Committed batches, oldest first, from which undo goes on after a restart. */
  readonly history: readonly UnchainedBatch[];
  readonly by: string;
  readonly now: () => string;
}

/** A clock that is put right now and then goes back by less than this. */
const clockTolerance = 2 * 60 * 1000;

/**
 * The open plan in memory. Data changes only by batches: applied here at once, then saved in order. Listeners hear of each
 * batch after it is applied; `version` grows with each, so that views can tell an old picture from a new one.
 */
export class Ledger {
  readonly saver: Saver;
  readonly records: RecordTable;
  private readonly options: LedgerOptions;
  private readonly listeners = new Set<(batch: UnchainedBatch) => void>();
  private stacks: UndoStacks;
  private position: number;
  private currentVersion = 0;
  private by: string;
  private lastAt: string | undefined;
  private setBack: { readonly last: string; readonly now: string } | null = null;

  constructor(options: LedgerOptions) {
    this.options = options;
    this.records = options.records;
    this.saver = options.saver;
    this.position = options.position;
    this.by = options.by;
    this.lastAt = options.history.at(-1)?.at;
    this.readClock();
    this.stacks = options.history.reduce(withBatch, emptyStacks);
  }

  readonly version = (): number => this.currentVersion;

  readonly subscribe = (listener: (batch: UnchainedBatch) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The name that signs the batches from the next one on. */
  signAs(name: string): void {
    this.by = name;
  }

  /**
   * The time of the last batch and of this computer, when that was first seen to stand before it; null where it never did.
   * Nothing depends on it: what came first is a matter of the chain.
   */
  get clockSetBack(): { readonly last: string; readonly now: string } | null {
    return this.setBack;
  }

  private readClock(): string {
    const now = this.options.now();
    const last = this.lastAt;
    if (last !== undefined && Date.parse(now) < Date.parse(last) - clockTolerance)
      this.setBack ??= { last, now };
    return now;
  }

  figure(seriesId: Id, address: FigureAddress): Figure | null {
    return this.records.series.get(seriesId)?.figures[figureSlot(address)] ?? null;
  }

  /** The change that sets a figure to `after` from what stands there now. */
  figureChange(seriesId: Id, address: FigureAddress, after: Figure | null): Change {
    const key: ChangeKey = { kind: 'figure', seriesId, ...address };
    return { key, before: this.figure(seriesId, address) as Json, after: after as Json };
  }

  submit(draft: Draft): SubmitResult {
    if (draft.changes.length === 0) return { state: 'nothing' };
    if (!this.saver.accepting) return { state: 'waiting' };
    const obstacles = applyChanges(this.records, draft.changes);
    if (obstacles.length > 0) return { state: 'obstructed', obstacles };
    this.position += 1;
    const batch: UnchainedBatch = {
      id: `${this.options.profileId}-${this.position}`,
      workspaceId: this.options.workspaceId,
      schemaVersion,
      at: this.readClock(),
      by: this.by,
      ...draft,
    };
    this.stacks = withBatch(this.stacks, batch);
    this.lastAt = batch.at;
    this.currentVersion += 1;
    this.saver.enqueue(batch, recordImages(this.records, batch.changes));
    for (const listener of this.listeners) listener(batch);
    return { state: 'applied', batch };
  }

  /** The batch that undo would take back now. */
  get nextUndo(): UnchainedBatch | undefined {
    return this.stacks.undo.at(-1);
  }

  get nextRedo(): UnchainedBatch | undefined {
    return this.stacks.redo.at(-1);
  }

  /** Takes the last batch back by a new batch; obstructed where its figures have changed since by other ways. */
  undo(): SubmitResult {
    const batch = this.nextUndo;
    if (!batch) return { state: 'nothing' };
    return this.submit({
      reason: `撤销：${batch.reason}`,
      origin: { kind: 'undo', of: batch.id },
      changes: inverted(batch.changes),
    });
  }

  redo(): SubmitResult {
    const batch = this.nextRedo;
    if (!batch) return { state: 'nothing' };
    return this.submit({
      reason: `重做：${batch.reason}`,
      origin: { kind: 'redo', of: batch.id },
      changes: batch.changes,
    });
  }
}
