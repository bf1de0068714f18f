import { schemaVersion, type Change, type UnchainedBatch } from '../../shared/model/batch';
import type { Id } from '../../shared/model/plan';
import { addToStacks, emptyStacks, StacksBackwards, type UndoStacks } from '../../shared/model/undo';
import { isMany } from './many-changes';

export type Direction = keyof UndoStacks<unknown>;

/** A batch by its place in the chain, counted from 1. */
export interface LoggedBatch {
  readonly position: number;
  readonly batch: UnchainedBatch;
}

/** The committed batches, as far as undo has to look at them. */
export interface UndoLog {
  /** The batches before a position, newest first, at most `limit`, each given to `look` by itself. */
  eachBefore(position: number, limit: number, look: (logged: LoggedBatch) => void): Promise<void>;
  /** Where the batches of these ids stand; those that the log does not have are left out. */
  positionsOf(ids: readonly Id[]): Promise<ReadonlyMap<Id, number>>;
  /** The batches at these positions, as far as the log has them, each given to `look` by itself. */
  eachAt(positions: readonly number[], look: (logged: LoggedBatch) => void): Promise<void>;
}

/** A batch that can be taken back or done again; without its changes where they are many. */
export type KnownStep = Omit<UnchainedBatch, 'changes'> & { readonly changes: readonly Change[] | null };

interface Place {
  readonly id: Id;
  readonly position: number;
}

export interface UndoSizes {
  /** Batches read at a time. */
  readonly page: number;
  /** So many next steps of each stack are kept in memory, so that they can be named and taken at once. */
  readonly nearby: number;
}

const usualSizes: UndoSizes = { page: 100, nearby: 40 };

/**
 * What can be taken back and done again, as far back as the log goes. Places of steps are found page by page from the end of
 * the log when they come near; only the nearest batches are in memory, and those that are not committed yet.
 */
export class UndoHistory {
  private readonly log: UndoLog;
  private readonly sizes: UndoSizes;
  private readonly stacks = emptyStacks<Place>();
  private readonly known = new Map<number, KnownStep>();
  private readonly listeners = new Set<() => void>();
  /** How many batches at the end are not committed: they are nowhere but here. */
  private readonly unsaved: () => number;
  /** Null when there is nothing more to be found in the log. */
  private scan: StacksBackwards | null = new StacksBackwards();
  /** All from here on have been looked at. */
  private before: number;
  private last: number;
  private fetching: Promise<void> | null = null;
  private currentVersion = 0;

  /** `position` is that of the last committed batch. */
  constructor(log: UndoLog, position: number, unsaved: () => number, sizes = usualSizes) {
    this.log = log;
    this.sizes = sizes;
    this.last = position;
    this.before = position + 1;
    this.unsaved = unsaved;
  }

  readonly version = (): number => this.currentVersion;

  /** Hears when more steps have become known. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The next step, where it is known. */
  next(direction: Direction): KnownStep | undefined {
    const place = this.stacks[direction].at(-1);
    return place && this.known.get(place.position);
  }

  /** False where there is certainly no step; otherwise there may be one that is still being looked for. */
  mayHave(direction: Direction): boolean {
    return this.stacks[direction].length > 0 || this.mayFind(direction);
  }

  /** One more batch at the end of the chain; it counts as unsaved already. */
  add(batch: UnchainedBatch): void {
    this.last += 1;
    const position = this.last;
    const { id, origin } = batch;
    addToStacks(this.stacks, { id, position }, origin);
    if (origin.kind === 'import') this.scan = null;
    else if (origin.kind !== 'undo' && origin.kind !== 'redo') {
      this.known.set(position, batch);
      this.scan?.clearRedo();
    }
    this.forgetDistant();
    this.prefetch();
  }

  /** Takes the next step from its stack without carrying it out. It is on it again after a restart. */
  skip(direction: Direction): void {
    this.stacks[direction].pop();
    this.prefetch();
    this.tell();
  }

  /** Finds the next steps while there is time. */
  prefetch(): void {
    if (this.isComplete) return;
    // A read that fails is tried again with the next step.
    void this.fetch().catch(() => undefined);
  }

  /** The next step with its changes, read from the log where need be; null where there is none. Rejects where it cannot be read. */
  async reach(direction: Direction): Promise<UnchainedBatch | null> {
    while (this.mayHave(direction)) {
      const place = this.stacks[direction].at(-1);
      const step = this.next(direction);
      if (step && hasChanges(step)) return step;
      if (step && place) await this.readWhole(place);
      else await this.fetch();
    }
    return null;
  }

  /**
   * Reads one page from the log and names the next steps, so that they are known when the ledger is first shown. Gives the
   * time of the last batch.
   */
  async readFirst(): Promise<string | undefined> {
    const [last] = await this.readPage();
    await this.readNearby();
    this.prefetch();
    return last?.at;
  }

  private async readWhole(place: Place): Promise<void> {
    let found: UnchainedBatch | null = null;
    await this.log.eachAt([place.position], ({ batch }) => (found = batch));
    if (!found) throw lost();
    this.known.set(place.position, found);
  }

  private mayFind(direction: Direction): boolean {
    return this.scan !== null && (direction === 'undo' || !this.scan.atEndOfRedo);
  }

  private get needsPage(): boolean {
    return directions.some((each) => this.mayFind(each) && this.stacks[each].length < this.sizes.nearby);
  }

  private get isComplete(): boolean {
    return !this.needsPage && this.unnamed().length === 0;
  }

  private fetch(): Promise<void> {
    this.fetching ??= this.fetchAll().finally(() => (this.fetching = null));
    return this.fetching;
  }

  private async fetchAll(): Promise<void> {
    // Whoever calls fetch() has put the promise of this into `fetching` before anything here goes on.
    await Promise.resolve();
    while (!this.isComplete) {
      if (this.needsPage) await this.readPage();
      await this.readNearby();
      this.tell();
    }
  }

  private async readPage(): Promise<readonly KnownStep[]> {
    const { scan } = this;
    const page: { position: number; step: KnownStep; fits: boolean }[] = [];
    await this.log.eachBefore(this.before, this.sizes.page, ({ position, batch }) =>
      page.push({ position, step: lightened(batch), fits: fitsRecords(batch) }),
    );
    const named = page.flatMap(({ step: { origin } }) => ('of' in origin ? origin.of : []));
    const positions = await this.log.positionsOf(named);
    // A plan may have been imported in the meantime.
    if (!scan || scan !== this.scan) return [];
    for (const { position, step, fits } of page) {
      const found = fits ? scan.look(step) : scan.end();
      if (!found) continue;
      const place = found.of === step.id ? position : positions.get(found.of);
      // Batches that could not be read when the log was rebuilt can be neither taken back nor done again.
      if (place === undefined) continue;
      this.stacks[found.stack].unshift({ id: found.of, position: place });
      if (place === position) this.known.set(position, step);
    }
    this.before = page.at(-1)?.position ?? 0;
    if (scan.atGround || page.length < this.sizes.page) this.scan = null;
    this.forgetDistant();
    return page.map(({ step }) => step);
  }

  /** The nearest steps that are not in memory. */
  private unnamed(): number[] {
    return [...this.near()].filter((position) => !this.known.has(position));
  }

  private near(): Set<number> {
    return new Set(
      directions.flatMap((each) =>
        this.stacks[each].slice(-this.sizes.nearby).map(({ position }) => position),
      ),
    );
  }

  private async readNearby(): Promise<void> {
    const missing = new Set(this.unnamed());
    if (missing.size === 0) return;
    await this.log.eachAt([...missing], ({ position, batch }) => {
      this.known.set(position, lightened(batch));
      missing.delete(position);
    });
    if (missing.size > 0) throw lost();
  }

  /** Of committed batches, keeps the nearest in memory, and many changes only where they are next. */
  private forgetDistant(): void {
    const tops = directions.map((each) => this.stacks[each].at(-1)?.position);
    const committed = this.last - this.unsaved();
    const near = this.known.size > 4 * this.sizes.nearby ? this.near() : null;
    for (const [position, step] of this.known) {
      if (position > committed) continue;
      if (near && !near.has(position)) this.known.delete(position);
      else if (step.changes && isMany(step.changes) && !tops.includes(position))
        this.known.set(position, { ...step, changes: null });
    }
  }

  private tell(): void {
    this.currentVersion += 1;
    for (const listener of this.listeners) listener();
  }
}

const directions = ['undo', 'redo'] as const satisfies readonly Direction[];

const lost = (): Error => new Error('the log has lost a batch that it had');

function hasChanges(step: KnownStep): step is UnchainedBatch {
  return step.changes !== null;
}

/** Migrations keep figures as they are (`shared/model/current-schema.ts`); other records may have had another shape. */
function fitsRecords({ schemaVersion: written, changes }: UnchainedBatch): boolean {
  return written === schemaVersion || changes.every(({ key }) => key.kind === 'figure');
}

function lightened(batch: UnchainedBatch): KnownStep {
  return isMany(batch.changes) ? { ...batch, changes: null } : batch;
}
