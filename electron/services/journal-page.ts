import type { JournalPage } from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import type { OpenFile } from './file-system';
import { BatchRecords } from './journal-batches';
import { JournalReader } from './journal-reader';
import type { JournalEntry } from './journal-scan';

/** The most bytes of batches in one page, unless a single batch is longer. */
const pageBytes = 8 << 20;

/** Reads the first of `entries`, at most `limit`. Throws where a batch can no longer be read. */
export async function readJournalPage(
  file: OpenFile,
  entries: readonly JournalEntry[],
  limit: number,
): Promise<JournalPage> {
  const reader = new JournalReader(file, entries.at(-1)?.end ?? 0);
  const batches: SealedBatch[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, limit)) {
    bytes += entry.end - entry.start;
    if (bytes > pageBytes && batches.length > 0) break;
    batches.push(await readEntry(reader, entry));
  }
  return { batches, more: batches.length < entries.length };
}

async function readEntry(reader: JournalReader, entry: JournalEntry): Promise<SealedBatch> {
  const records = new BatchRecords();
  for (let at = entry.start; at < entry.end;) {
    const record = await reader.record(at);
    if (record === null) break;
    const taken = records.take(record, at);
    if (taken.state === 'batch' && taken.sealed.hash === entry.hash) return taken.sealed;
    at = record.end;
  }
  throw new Error(`位置 ${entry.start} 的批次不再能读出。`);
}
