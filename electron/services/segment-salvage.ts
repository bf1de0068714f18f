import type { OpenFile } from './file-system';
import { BatchRecords } from './journal-batches';
import { JournalReader } from './journal-reader';
import { fileHeaderLength, journalVersion, readFileHeader } from './journal-record';
import type { JournalEntry } from './journal-scan';
import { readBeginning, type SegmentBeginning } from './segment-beginning';

/** A batch that can be read, wherever it stands. */
export interface SalvagedBatch extends JournalEntry {
  readonly parentHash: string;
  readonly workspaceId: string;
  readonly at: string;
}

interface Stretch {
  readonly at: number;
  readonly bytes: number;
}

/** Everything in a segment that can be read, and what cannot. */
export interface Salvage {
  /** Its format version where only a later program knows it; then nothing of it was read. */
  readonly newerVersion: number | null;
  readonly beginning: SegmentBeginning | null;
  /** Why the beginning cannot be read, in Chinese; else empty. */
  readonly detail: string;
  readonly batches: readonly SalvagedBatch[];
  /** Unreadable bytes with something readable behind them. */
  readonly gaps: readonly Stretch[];
  /** Unreadable bytes at the end. */
  readonly tail: Stretch | null;
}

/** Reads on behind damage; a segment of a newer format version is left alone. */
export async function salvageSegment(file: OpenFile, size: number): Promise<Salvage> {
  const reader = new JournalReader(file, size);
  const version = readFileHeader(await reader.bytes(0, fileHeaderLength));
  if (version !== null && version > journalVersion) {
    const detail = `日志段的格式版本是 ${version}，由更新的程序写成。`;
    return { newerVersion: version, beginning: null, detail, batches: [], gaps: [], tail: null };
  }
  const start = version === null ? 0 : fileHeaderLength;
  const first = version === null ? null : await reader.record(start);
  const beginning = first === null || version === null ? null : readBeginning(first, version);
  const detail = beginning === null ? '日志段的开头不能读出。' : '';
  const from = beginning === null ? start : (first?.end ?? start);
  return { newerVersion: null, beginning, detail, ...(await salvageBatches(reader, from, size)) };
}

async function salvageBatches(
  reader: JournalReader,
  start: number,
  size: number,
): Promise<Pick<Salvage, 'batches' | 'gaps' | 'tail'>> {
  const batches: SalvagedBatch[] = [];
  const gaps: Stretch[] = [];
  let records = new BatchRecords();
  // Everything before `good` is accounted for: as a batch, or as a gap.
  let good = start;
  for (let at = start; at < size;) {
    const record = await reader.record(at);
    if (record === null) {
      const next = await reader.nextRecord(at + 1);
      if (next === null) break;
      records = new BatchRecords();
      at = next;
      continue;
    }
    const taken = records.take(record, at);
    if (taken.state === 'batch') {
      const { batch, hash } = taken.sealed;
      const { parentHash, workspaceId, at: madeAt } = batch;
      batches.push({ hash, start: taken.start, end: record.end, parentHash, workspaceId, at: madeAt });
      if (taken.start > good) gaps.push({ at: good, bytes: taken.start - good });
      good = record.end;
    }
    at = record.end;
  }
  return { batches, gaps, tail: good < size ? { at: good, bytes: size - good } : null };
}
