import type { OpenFile } from './file-system';
import { BatchRecords } from './journal-batches';
import { JournalReader } from './journal-reader';
import { fileHeaderLength, journalVersion, readFileHeader } from './journal-record';
import { readBeginning, type SegmentBeginning } from './segment-beginning';

/** Where a committed batch stands in the file. */
export interface JournalEntry {
  readonly hash: string;
  readonly start: number;
  readonly end: number;
}

/** What one segment of the journal holds, read from its beginning to the first thing that cannot be read. */
export interface JournalScan {
  /** newer: in a format that only a later program knows. */
  readonly state: 'intact' | 'torn' | 'damaged' | 'newer';
  /** Why it is damaged or not known, else empty. */
  readonly detail: string;
  /** Null only in a journal that is damaged or newer. */
  readonly beginning: SegmentBeginning | null;
  readonly entries: readonly JournalEntry[];
  readonly lastBatchId: string | null;
  /** The place behind the last committed batch; what follows in a torn journal counts for nothing. */
  readonly end: number;
}

export async function scanJournal(file: OpenFile, size: number): Promise<JournalScan> {
  const reader = new JournalReader(file, size);
  const version = readFileHeader(await reader.bytes(0, fileHeaderLength));
  if (version === null) return unreadable('日志的文件头不能识别。');
  if (version > journalVersion)
    return { ...unreadable(`日志的格式版本是 ${version}，由更新的程序写成。`), state: 'newer' };
  const first = await reader.record(fileHeaderLength);
  const beginning = first === null ? null : readBeginning(first, version);
  if (first === null || beginning === null) return unreadable('日志的首条记录不能读出。');
  return scanBatches(reader, size, beginning, first.end);
}

async function scanBatches(
  reader: JournalReader,
  size: number,
  beginning: SegmentBeginning,
  start: number,
): Promise<JournalScan> {
  const records = new BatchRecords();
  const entries: JournalEntry[] = [];
  let head = { hash: beginning.parentHash, batchId: beginning.batchId, end: start };
  const answer = (state: JournalScan['state'], detail = ''): JournalScan => {
    return { state, detail, beginning, entries, lastBatchId: head.batchId, end: head.end };
  };
  let at = start;
  while (at < size) {
    const record = await reader.record(at);
    if (record === null) {
      const readableBehind = await reader.hasReadable(at + 1);
      return readableBehind ? answer('damaged', `位置 ${at} 的记录不能读出，其后还有记录。`) : answer('torn');
    }
    const taken = records.take(record, at);
    if (taken.state === 'broken') return answer('damaged', `位置 ${at} 的记录与前后不符。`);
    if (taken.state === 'batch') {
      const { batch, hash } = taken.sealed;
      if (batch.parentHash !== head.hash || batch.workspaceId !== beginning.workspaceId) {
        return answer('damaged', `位置 ${at} 的批次接不上前一批次。`);
      }
      entries.push({ hash, start: taken.start, end: record.end });
      head = { hash, batchId: batch.id, end: record.end };
    }
    at = record.end;
  }
  return answer(head.end < size ? 'torn' : 'intact');
}

function unreadable(detail: string): JournalScan {
  return { state: 'damaged', detail, beginning: null, entries: [], lastBatchId: null, end: 0 };
}
