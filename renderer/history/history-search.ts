import { historyEntries, passes, type HistoryEntry, type HistoryFilter } from '../../shared/history/entries';
import type { RecordTable } from '../../shared/model/record-table';
import type { LedgerRepository } from '../storage/ledger-repository';
import { dayText } from '../ui/time-text';

export interface HistorySource {
  readonly repository: LedgerRepository;
  readonly records: RecordTable;
}

export interface FoundEntries {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Batches before this position have not been looked at; 1 when all have. */
  readonly before: number;
  readonly searchedBatches: number;
  /** Who made the batches looked at, whether or not they pass the filter. */
  readonly people: readonly string[];
}

/** Batches read at a time: short enough for the screen to stay alive between two reads. */
const batchesAtATime = 200;

export const nothingSearched: FoundEntries = {
  entries: [],
  before: Number.MAX_SAFE_INTEGER,
  searchedBatches: 0,
  people: [],
};

/**
 * The entries that pass the filter, from the batches before a position on, newest first; each step is what one read gave.
 * Throws the signal's reason when aborted.
 */
export async function* passingEntries(
  { repository, records }: HistorySource,
  filter: HistoryFilter,
  before: number,
  signal: AbortSignal,
): AsyncGenerator<FoundEntries> {
  const { position: only } = filter;
  let next = only === undefined ? before : Math.min(before, only + 1);
  while (next > 1) {
    const batches = await repository.batchesBefore(next, only === undefined ? batchesAtATime : 1);
    signal.throwIfAborted();
    const entries = batches.flatMap(({ position, batch }) =>
      historyEntries({ position, batch }, records)
        .filter((entry) => passes(entry, filter, dayText))
        .reverse(),
    );
    next = only === undefined ? (batches.at(-1)?.position ?? 1) : 1;
    const people = [...new Set(batches.map(({ batch }) => batch.by))];
    yield { entries, before: next, searchedBatches: batches.length, people };
  }
}

/**
 * Goes on searching the log from newest to oldest until `wanted` more entries pass the filter or the log is at its end.
 * Throws the signal's reason when aborted.
 */
export async function searchHistory(
  source: HistorySource,
  filter: HistoryFilter,
  found: FoundEntries,
  wanted: number,
  signal: AbortSignal,
): Promise<FoundEntries> {
  const entries = [...found.entries];
  const people = new Set(found.people);
  let { before, searchedBatches } = found;
  const enough = entries.length + wanted;
  for await (const step of passingEntries(source, filter, before, signal)) {
    for (const entry of step.entries) entries.push(entry);
    searchedBatches += step.searchedBatches;
    before = step.before;
    for (const name of step.people) people.add(name);
    if (entries.length >= enough) break;
  }
  return { entries, before, searchedBatches, people: [...people] };
}
