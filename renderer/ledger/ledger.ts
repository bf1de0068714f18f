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
  carryOut,
  inverted,
  inverting,
  stageChanges,
  staged,
  type Obstacle,
  type RecordTable,
  type StagedChanges,
} from '../../shared/model/record-table';
import { inSlices, type SliceWatch } from './slices';
import { isMany } from './many-changes';
import type { Saver } from './saver';
import type { Direction, KnownStep, UndoHistory } from './undo-history';

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
  /** An earlier batch could not be saved, or is still being applied; nothing was changed. */
  | { readonly state: 'waiting' }
  | { readonly state: 'nothing' };

/** `later`: the step has still to be read from the log, or has many changes; nothing was changed. */
export type StepResult = SubmitResult | { readonly state: 'later' };

/** `overtaken`: another batch came while the step was read, so that it is not the next one any more; nothing was changed. */
export type ReachedResult = SubmitResult | { readonly state: 'overtaken' };

export interface LedgerOptions {
  readonly records: RecordTable;
  readonly saver: Saver;
  readonly workspaceId: Id;
  readonly profileId: Id;
  /** Number of committed batches. */
  readonly position: number;
  /** What can be taken back of the committed batches. */
  readonly steps: UndoHistory;
  /** The time of the last committed batch. */
  readonly lastAt?: string | undefined;
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
  readonly steps: UndoHistory;
  private readonly options: LedgerOptions;
  private readonly listeners = new Set<(batch: UnchainedBatch) => void>();
  private applying = false;
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
    this.steps = options.steps;
    this.lastAt = options.lastAt;
    this.readClock();
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

  /**
   * The change that sets a figure to `after` from what stands there now. Its fields stand in canonical order, so that page
   * and host copy none of thousands to seal them.
   */
  figureChange(seriesId: Id, address: FigureAddress, after: Figure | null): Change {
    const { measure, period, version } = address;
    const place = { kind: 'figure', measure, period, seriesId } as const;
    const key: ChangeKey = version === undefined ? place : { ...place, version };
    return { after: after as Json, before: this.figure(seriesId, address) as Json, key };
  }

  submit(draft: Draft): SubmitResult {
    if (draft.changes.length === 0) return { state: 'nothing' };
    if (this.applying || !this.saver.accepting) return { state: 'waiting' };
    return this.complete(draft, staged(this.records, draft.changes));
  }

  /**
   * Like submit, in slices, for many changes. Until all of it is worked out nothing has changed for anybody, and other batches
   * are not taken; then it changes at once. Rejects with the signal's reason where that is aborted before, without a trace.
   */
  async submitInSlices(draft: Draft, watch: SliceWatch): Promise<SubmitResult> {
    if (draft.changes.length === 0) return { state: 'nothing' };
    if (this.applying || !this.saver.accepting) return { state: 'waiting' };
    this.applying = true;
    try {
      const worked = await inSlices(stageChanges(this.records, draft.changes), watch);
      return this.saver.accepting ? this.complete(draft, worked) : { state: 'waiting' };
    } finally {
      this.applying = false;
    }
  }

  /** True while many changes are being worked out. */
  get isApplying(): boolean {
    return this.applying;
  }

  private complete(draft: Draft, { obstacles, images }: StagedChanges): SubmitResult {
    if (obstacles.length > 0) return { state: 'obstructed', obstacles };
    carryOut(this.records, images);
    this.position += 1;
    const batch: UnchainedBatch = {
      id: `${this.options.profileId}-${this.position}`,
      workspaceId: this.options.workspaceId,
      schemaVersion,
      at: this.readClock(),
      by: this.by,
      ...draft,
    };
    this.lastAt = batch.at;
    this.currentVersion += 1;
    this.saver.enqueue(batch, images);
    this.steps.add(batch);
    for (const listener of this.listeners) listener(batch);
    return { state: 'applied', batch };
  }

  /** The batch that undo would take back now, where it is known. */
  get nextUndo(): KnownStep | undefined {
    return this.steps.next('undo');
  }

  get nextRedo(): KnownStep | undefined {
    return this.steps.next('redo');
  }

  /** Takes the last batch back by a new batch; obstructed where its figures have changed since by other ways. */
  undo(): StepResult {
    return this.step('undo');
  }

  redo(): StepResult {
    return this.step('redo');
  }

  private step(direction: Direction): StepResult {
    if (!this.steps.mayHave(direction)) return { state: 'nothing' };
    const step = this.steps.next(direction);
    if (!step?.changes || isMany(step.changes)) return { state: 'later' };
    const changes = direction === 'undo' ? inverted(step.changes) : step.changes;
    return this.submit(stepDraft(direction, step, changes));
  }

  /**
   * Undo or redo of a step that may have to be read first, in slices where its changes are many. Rejects where it cannot be
   * read, or with the signal's reason where that is aborted before anything has changed.
   */
  async reachAndStep(direction: Direction, watch: SliceWatch): Promise<ReachedResult> {
    const { currentVersion } = this;
    const step = await this.steps.reach(direction);
    watch.signal?.throwIfAborted();
    if (this.currentVersion !== currentVersion) return { state: 'overtaken' };
    if (!step) return { state: 'nothing' };
    const changes = direction === 'undo' ? await inSlices(inverting(step.changes), watch) : step.changes;
    const draft = stepDraft(direction, step, changes);
    return isMany(changes) ? this.submitInSlices(draft, watch) : this.submit(draft);
  }
}

function stepDraft(direction: Direction, { id, reason }: KnownStep, changes: readonly Change[]): Draft {
  const word = direction === 'undo' ? '撤销' : '重做';
  return { reason: `${word}：${reason}`, origin: { kind: direction, of: id }, changes };
}
