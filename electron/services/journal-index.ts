import type { JournalHead } from '../../shared/host';
import type { Genesis } from '../../shared/model/batch';
import type { JournalEntry } from './journal-scan';
import { genesisHash } from './sealed-text';

/** Where each committed batch stands, so that a page of them is found without reading the journal again. */
export class JournalIndex {
  readonly genesis: Genesis;
  private readonly entries: JournalEntry[];
  /** How many batches come before the one after this hash. */
  private readonly countAt: Map<string, number>;
  private lastBatchId: string | null;

  constructor(genesis: Genesis, entries: readonly JournalEntry[], lastBatchId: string | null) {
    this.genesis = genesis;
    this.entries = [...entries];
    this.countAt = new Map([[genesisHash(genesis), 0]]);
    entries.forEach(({ hash }, place) => this.countAt.set(hash, place + 1));
    this.lastBatchId = lastBatchId;
  }

  get head(): JournalHead {
    const hash = this.entries.at(-1)?.hash ?? genesisHash(this.genesis);
    return { count: this.entries.length, batchId: this.lastBatchId, hash };
  }

  add(entry: JournalEntry, batchId: string): void {
    this.entries.push(entry);
    this.countAt.set(entry.hash, this.entries.length);
    this.lastBatchId = batchId;
  }

  /** The batches after the one with `hash`; null where it is not in the journal. */
  after(hash: string): readonly JournalEntry[] | null {
    const count = this.countAt.get(hash);
    return count === undefined ? null : this.entries.slice(count);
  }
}
