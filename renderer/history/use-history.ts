import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { nothingSearched, searchHistory, type FoundEntries } from './history-search';

/** Entries shown before the user asks for more. */
const pageLength = 200;

/** The audit trail under a filter, newest first; it starts anew when the filter changes or a batch is saved. */
export function useHistory(ledger: Ledger, repository: LedgerRepository, filter: HistoryFilter) {
  const [found, setFound] = useState<FoundEntries>(nothingSearched);
  const [searching, setSearching] = useState(true);
  const running = useRef<AbortController | null>(null);
  const saved = useSyncExternalStore(ledger.saver.subscribe, () => ledger.saver.state().kind === 'saved');
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);

  const search = useCallback(
    (from: FoundEntries) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      setSearching(true);
      searchHistory({ repository, records: ledger.records }, filter, from, pageLength, abort.signal)
        .then((next) => {
          setFound(next);
          setSearching(false);
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) throw error;
        });
    },
    [ledger, repository, filter],
  );

  useEffect(() => {
    if (saved) search(nothingSearched);
    return () => running.current?.abort();
  }, [search, saved, version]);

  return { found, searching, more: () => search(found) };
}
