import { historyEntries, passes, type HistoryEntry, type HistoryFilter } from '../../shared/history/entries';
import type { RecordTable } from '../../shared/model/record-table';
import type { LedgerRepository } from '../storage/ledger-repository';

export interface FoundEntries {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Batches before this position have not been looked at; 1 when all have. */
  readonly before: number;
  readonly searchedBatches: number;
}

/** Batches read at a time: short enough for the screen to stay alive between two reads. */
const batchesAtATime = 200;

export const nothingSearched: FoundEntries = {
  entries: [],
  before: Number.MAX_SAFE_INTEGER,
  searchedBatches: 0,
};

const localDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });

/** The day of a UTC time on this computer's clock, "2018-03-01". */
function dayOf(at: string): string {
  return localDay.format(new Date(at));
}

/**
 * Goes on searching the log from newest to oldest until `wanted` more entries pass the filter or the log is at its end.
 * Throws the signal's reason when aborted.
 */
export async function searchHistory(
  { repository, records }: { readonly repository: LedgerRepository; readonly records: RecordTable },
  filter: HistoryFilter,
  found: FoundEntries,
  wanted: number,
  signal: AbortSignal,
): Promise<FoundEntries> {
  const entries = [...found.entries];
  let { before, searchedBatches } = found;
  const enough = entries.length + wanted;
  while (entries.length < enough && before > 1) {
    const batches = await repository.batchesBefore(before, batchesAtATime);
    signal.throwIfAborted();
    for (const { position, batch } of batches) {
      const passing = historyEntries({ position, batch }, records).filter((entry) =>
        passes(entry, filter, dayOf),
      );
      for (const entry of passing.reverse()) entries.push(entry);
    }
    searchedBatches += batches.length;
    before = batches.at(-1)?.position ?? 1;
  }
  return { entries, before, searchedBatches };
}
