import type { Host, StorageFault } from '../../shared/host';
import type { SealedBatch, UnchainedBatch } from '../../shared/model/batch';
import type { RecordImage } from '../../shared/model/record-table';
import { databaseFault, type DatabaseFault } from '../storage/commit-fault';
import { HeadMovedError, type LedgerRepository } from '../storage/ledger-repository';
import { seal } from './seal';

/** How the figures on screen stand to the disk. `waiting` counts batches that are not saved. */
export type SaveState =
  /** 已保存: everything is in the journal and in the database. */
  | { readonly kind: 'saved'; readonly at: string | null }
  /** 保存中 */
  | { readonly kind: 'saving'; readonly waiting: number }
  /** 未保存: nothing of the first waiting batch counts as written where it failed. */
  | {
      readonly kind: 'unsaved';
      readonly waiting: number;
      readonly fault: StorageFault | DatabaseFault;
      readonly detail: string;
    }
  /** 结果待定: the host did not answer; it may or may not have written. A retry settles it. */
  | { readonly kind: 'unknown'; readonly waiting: number; readonly detail: string }
  /** Another window or program has written a different history; nothing more can be saved here. */
  | { readonly kind: 'forked'; readonly waiting: number };

/** A state before the waiting batches are counted. */
type Outcome = SaveState extends infer State
  ? State extends SaveState
    ? Omit<State, 'waiting'>
    : never
  : never;

interface Waiting {
  readonly batch: UnchainedBatch;
  readonly images: readonly RecordImage[];
  sealed?: SealedBatch;
}

export interface SaverOptions {
  readonly host: Pick<Host, 'journal.append'>;
  readonly repository: Pick<LedgerRepository, 'commit'>;
  readonly headHash: string;
  readonly now: () => string;
  /** After this time without an answer the outcome of a call is unknown, in milliseconds; longer for many changes. */
  readonly patience: number;
}

/** Milliseconds: hundreds of thousands of changes take even a slow host less than this each, to check and to write. */
const patiencePerChange = 0.25;

/**
 * Saves batches one after another, each first in the journal (flushed by the host), then in the database (strict). A batch
 * that fails stays first in the queue with its id and hash; both stores take the same batch twice without harm.
 */
export class Saver {
  private readonly options: SaverOptions;
  private readonly queue: Waiting[] = [];
  private readonly listeners = new Set<() => void>();
  private headHash: string;
  private running: Promise<void> | null = null;
  private retrying = false;
  private held = false;
  private locks = 0;
  private current: SaveState = { kind: 'saved', at: null };

  constructor(options: SaverOptions) {
    this.options = options;
    this.headHash = options.headHash;
  }

  readonly state = (): SaveState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** False after a failure, while held or locked: further edits wait until everything is saved and saving can be promised again. */
  get accepting(): boolean {
    if (this.held || this.locks > 0 || this.retrying) return false;
    return this.current.kind === 'saved' || this.current.kind === 'saving';
  }

  /** The batches that are not saved, oldest first. */
  unsaved(): readonly UnchainedBatch[] {
    return this.queue.map(({ batch }) => batch);
  }

  enqueue(batch: UnchainedBatch, images: readonly RecordImage[]): void {
    this.queue.push({ batch, images });
    void this.run();
  }

  /** Tries the waiting batches again; resolves when all are saved or one has failed. */
  async retry(): Promise<void> {
    if (this.current.kind === 'forked') return;
    this.retrying = this.current.kind !== 'saved' && this.current.kind !== 'saving';
    await this.run();
  }

  /** Takes nothing further until `release`; what waits keeps its place. */
  hold(): void {
    this.held = true;
  }

  /** Takes edits again, once what waits has been saved. */
  release(): Promise<void> {
    this.held = false;
    return this.queue.length > 0 ? this.retry() : Promise.resolve();
  }

  /** Takes nothing further until the answer is called, whatever else holds or releases; what waits goes on being saved. */
  lock(): () => void {
    this.locks += 1;
    let locked = true;
    return () => {
      if (locked) this.locks -= 1;
      locked = false;
    };
  }

  /** Where this saver has come to, and the batch after that if it has been sent: a journal ends with one of them. */
  heads(): readonly string[] {
    const next = this.queue[0]?.sealed?.hash;
    return next === undefined ? [this.headHash] : [this.headHash, next];
  }

  /** Somebody else has written: nothing more can be saved here. */
  giveUp(): void {
    this.held = true;
    this.become({ kind: 'forked' });
  }

  get atRest(): boolean {
    return this.running === null;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  private run(): Promise<void> {
    this.running ??= this.saveAll();
    return this.running;
  }

  private async saveAll(): Promise<void> {
    // Whoever calls run() has put the promise of this into `running` before anything here goes on.
    await Promise.resolve();
    for (let first = this.queue[0]; first; first = this.queue[0]) {
      this.become({ kind: 'saving' });
      const failure = await this.save(first);
      if (failure) return this.finish(failure);
      this.queue.shift();
    }
    this.finish({ kind: 'saved', at: this.options.now() });
  }

  /** Nothing runs any more when the outcome is heard, so that a listener may enqueue at once. */
  private finish(outcome: Outcome): void {
    this.running = null;
    this.retrying = false;
    this.become(outcome);
  }

  private async save(item: Waiting): Promise<Outcome | null> {
    item.sealed ??= await seal({ ...item.batch, parentHash: this.headHash });
    const { sealed } = item;
    try {
      const patience = this.options.patience + patiencePerChange * sealed.batch.changes.length;
      const answer = await withPatience(this.options.host['journal.append'](sealed), patience);
      if (answer.state === 'forked') return { kind: 'forked' };
      if (answer.state === 'failed') return { kind: 'unsaved', fault: answer.fault, detail: answer.detail };
    } catch (error) {
      return { kind: 'unknown', detail: messageOf(error) };
    }
    try {
      await this.options.repository.commit(sealed, item.images);
    } catch (error) {
      if (error instanceof HeadMovedError) return { kind: 'forked' };
      return { kind: 'unsaved', fault: databaseFault(error), detail: messageOf(error) };
    }
    this.headHash = sealed.hash;
    return null;
  }

  private become(outcome: Outcome): void {
    this.current = outcome.kind === 'saved' ? outcome : { ...outcome, waiting: this.queue.length };
    for (const listener of this.listeners) listener();
  }
}

async function withPatience<T>(answer: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
