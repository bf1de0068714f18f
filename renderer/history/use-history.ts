import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { nothingSearched, searchHistory, type FoundEntries } from './history-search';

/** Entries shown before the user asks for more. */
export const pageLength = 200;

/** What is searched for: a new object is a new question. */
interface Question {
  readonly filter: HistoryFilter;
  /** Saved batches so far; the log holds them all. */
  readonly version: number;
}

interface Answer {
  readonly question: Question | null;
  readonly found: FoundEntries;
}

/**
 * The audit trail under a filter, newest first; it starts anew when the filter changes or a batch is saved. `people` are those
 * of all batches that were looked at so far.
 */
export function useHistory(ledger: Ledger, repository: LedgerRepository, filter: HistoryFilter) {
  const saved = useSyncExternalStore(ledger.saver.subscribe, () => ledger.saver.state().kind === 'saved');
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const question = useMemo<Question>(() => ({ filter, version }), [filter, version]);
  const [answer, setAnswer] = useState<Answer>({ question: null, found: nothingSearched });
  const running = useRef<AbortController | null>(null);
  const [people, setPeople] = useState<readonly string[]>([]);

  const search = useCallback(
    (from: FoundEntries) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      const source = { repository, records: ledger.records };
      searchHistory(source, question.filter, from, pageLength, abort.signal)
        .then((found) => {
          setAnswer({ question, found });
          setPeople((known) => [...new Set([...known, ...found.people])].sort());
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) throw error;
        });
    },
    [ledger, repository, question],
  );

  useEffect(() => {
    if (saved) search(nothingSearched);
    return () => running.current?.abort();
  }, [search, saved]);

  const { found } = answer;
  return { found, people, searching: answer.question !== question, more: () => search(found) };
}
