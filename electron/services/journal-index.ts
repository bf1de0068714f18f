import type { JournalHead } from '../../shared/host';
import type { JournalEntry } from './journal-scan';
import type { SegmentBeginning } from './segment-beginning';

/** Where each committed batch of a segment stands, so that a page of them is found without reading it again. */
export class JournalIndex {
  readonly beginning: SegmentBeginning;
  private readonly entries: JournalEntry[];
  /** How many batches of the segment come before the one after this hash. */
  private readonly countAt: Map<string, number>;
  private lastBatchId: string | null;

  constructor(beginning: SegmentBeginning, entries: readonly JournalEntry[], lastBatchId: string | null) {
    this.beginning = beginning;
    this.entries = [...entries];
    this.countAt = new Map([[beginning.parentHash, 0]]);
    entries.forEach(({ hash }, place) => this.countAt.set(hash, place + 1));
    this.lastBatchId = lastBatchId;
  }

  get head(): JournalHead {
    const hash = this.entries.at(-1)?.hash ?? this.beginning.parentHash;
    return { count: this.beginning.position + this.entries.length, batchId: this.lastBatchId, hash };
  }

  /** How many batches the segment holds. */
  get size(): number {
    return this.entries.length;
  }

  add(entry: JournalEntry, batchId: string): void {
    this.entries.push(entry);
    this.countAt.set(entry.hash, this.entries.length);
    this.lastBatchId = batchId;
  }

  /** The batches of the segment after the one with `hash`; null where neither it nor the beginning has this hash. */
  after(hash: string): readonly JournalEntry[] | null {
    const count = this.countAt.get(hash);
    return count === undefined ? null : this.entries.slice(count);
  }

  /** The position on the chain; null where neither the segment nor its beginning has this hash. */
  positionOf(hash: string): number | null {
    const count = this.countAt.get(hash);
    return count === undefined ? null : this.beginning.position + count;
  }
}
