import { auditHeads, auditRow } from '../../shared/history/audit-table';
import type { HistoryFilter } from '../../shared/history/entries';
import { csvText } from '../../shared/tables/delimited';
import { timeText } from '../ui/time-text';
import { nothingSearched, passingEntries, type HistorySource } from './history-search';

export interface HistoryExportProgress {
  /** Batches that have been looked at, and in all. */
  readonly searched: number;
  readonly total: number;
  readonly entries: number;
}

export interface HistoryFile {
  /** CSV in UTF-8 with a byte order mark, which spreadsheets need to see it. */
  readonly bytes: Uint8Array;
  readonly entries: number;
}

/** The trail is longer than a file that can be handed to the host; the message says it to the user. */
export class HistoryTooLong extends Error {
  override readonly name = 'HistoryTooLong';
}

/** Bytes; the request that carries them over loopback is a third longer, and must stay below its limit. */
const largestFile = 190 << 20;

/**
 * The audit trail under a filter, newest first as on the screen. Throws HistoryTooLong, or the signal's reason when
 * aborted.
 */
export async function exportHistory(
  source: HistorySource,
  filter: HistoryFilter,
  onProgress: (progress: HistoryExportProgress) => void,
  signal: AbortSignal,
  largest = largestFile,
): Promise<HistoryFile> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(`\uFEFF${csvText([auditHeads])}`)];
  const total = (await source.repository.head())?.position ?? 0;
  let length = parts[0]?.length ?? 0;
  let entries = 0;
  let searched = 0;
  for await (const step of passingEntries(source, filter, nothingSearched.before, signal)) {
    const part = encoder.encode(csvText(step.entries.map((entry) => auditRow(entry, timeText))));
    parts.push(part);
    length += part.length;
    if (length > largest)
      throw new HistoryTooLong('符合条件的记录太多，一个文件放不下。请缩小筛选范围，例如分年导出。');
    entries += step.entries.length;
    searched += step.searchedBatches;
    onProgress({ searched, total, entries });
  }
  return { bytes: joined(parts, length), entries };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
