import type { Genesis } from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/batch';
import { z } from 'zod';
import type { OpenFile } from './file-system';
import { JournalReader, type PlacedRecord } from './journal-reader';
import { BatchRecords } from './journal-batches';
import { fileHeaderLength, journalVersion, readFileHeader } from './journal-record';
import { genesisHash } from './sealed-text';

/** Where a committed batch stands in the file. */
export interface JournalEntry {
  readonly hash: string;
  readonly start: number;
  readonly end: number;
}

/** What a journal file holds, read from its beginning to the first thing that cannot be read. */
export interface JournalScan {
  readonly state: 'intact' | 'torn' | 'damaged';
  /** Why it is damaged, else empty. */
  readonly detail: string;
  /** Null only in a damaged journal. */
  readonly genesis: Genesis | null;
  readonly entries: readonly JournalEntry[];
  readonly lastBatchId: string | null;
  /** The place behind the last committed batch; what follows in a torn journal counts for nothing. */
  readonly end: number;
}

const genesisSchema = z.object({
  workspaceId: z.string(),
  epoch: z.int(),
  formatVersion: z.literal(journalVersion),
});

export function genesisPayload(genesis: Genesis): Uint8Array {
  const { workspaceId, epoch } = genesis;
  return Buffer.from(canonicalJson({ workspaceId, epoch, formatVersion: journalVersion }));
}

export async function scanJournal(file: OpenFile, size: number): Promise<JournalScan> {
  const reader = new JournalReader(file, size);
  const version = readFileHeader(await reader.bytes(0, fileHeaderLength));
  if (version === null) return unreadable('日志的文件头不能识别。');
  if (version !== journalVersion) return unreadable(`日志的格式版本是 ${version}，由更新的程序写成。`);
  const first = await reader.record(fileHeaderLength);
  const genesis = first === null ? null : readGenesis(first);
  if (first === null || genesis === null) return unreadable('日志的首条记录不能读出。');
  return scanBatches(reader, size, genesis, first.end);
}

async function scanBatches(
  reader: JournalReader,
  size: number,
  genesis: Genesis,
  start: number,
): Promise<JournalScan> {
  const records = new BatchRecords();
  const entries: JournalEntry[] = [];
  let head = { hash: genesisHash(genesis), batchId: null as string | null, end: start };
  const answer = (state: JournalScan['state'], detail = ''): JournalScan => {
    return { state, detail, genesis, entries, lastBatchId: head.batchId, end: head.end };
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
      if (batch.parentHash !== head.hash || batch.workspaceId !== genesis.workspaceId) {
        return answer('damaged', `位置 ${at} 的批次接不上前一批次。`);
      }
      entries.push({ hash, start: taken.start, end: record.end });
      head = { hash, batchId: batch.id, end: record.end };
    }
    at = record.end;
  }
  return answer(head.end < size ? 'torn' : 'intact');
}

function readGenesis(record: PlacedRecord): Genesis | null {
  if (record.type !== 'genesis') return null;
  try {
    const { workspaceId, epoch } = genesisSchema.parse(JSON.parse(Buffer.from(record.payload).toString()));
    return { workspaceId, epoch };
  } catch {
    return null;
  }
}

function unreadable(detail: string): JournalScan {
  return { state: 'damaged', detail, genesis: null, entries: [], lastBatchId: null, end: 0 };
}
