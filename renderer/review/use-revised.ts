import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReviewResult } from '../../shared/review/review';
import { revisedActuals, type RevisedActual } from '../../shared/review/revised-actuals';
import type { Ledger } from '../ledger/ledger';
import { ActualHistories } from '../storage/actual-histories';
import type { LedgerRepository } from '../storage/ledger-repository';
import { dayText } from '../ui/time-text';

/** Where the changes of earlier days are read. */
export interface RevisionSource {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
}

let histories: ActualHistories | null = null;

async function readRevised(
  repository: LedgerRepository,
  signal: AbortSignal,
): Promise<readonly RevisedActual[]> {
  histories ??= new ActualHistories();
  const replaced = await histories.replaced(repository, signal);
  return replaced.flatMap((history) => revisedActuals(history, dayText));
}

/** The review with the actuals that were changed after they had been recorded, read anew after every saved batch. */
export function useRevised<T extends ReviewResult | null>(
  { ledger, repository }: RevisionSource,
  result: T,
): T {
  const [revised, setRevised] = useState<readonly RevisedActual[] | null>(null);
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const isSaved = useSyncExternalStore(ledger.saver.subscribe, () => ledger.saver.state().kind === 'saved');
  useEffect(() => {
    if (!isSaved) return undefined;
    const abort = new AbortController();
    readRevised(repository, abort.signal).then(
      (found) => {
        if (!abort.signal.aborted) setRevised(found);
      },
      // The table says of itself that it lacks them.
      () => {
        if (!abort.signal.aborted) setRevised(null);
      },
    );
    return () => abort.abort();
  }, [repository, isSaved, version]);
  return useMemo(() => (result === null ? result : { ...result, revised }), [result, revised]);
}
