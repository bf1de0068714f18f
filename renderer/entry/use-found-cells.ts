import { useEffect, useState, useSyncExternalStore } from 'react';
import { textMatch } from '../../shared/find/text-match';
import type { Position } from '../../shared/sheet/ranges';
import type { Ledger } from '../ledger/ledger';
import { findCells } from './find-cells';
import type { SheetModel } from './sheet-model';
import { runInSlices } from '../ledger/slices';
import { useSpelling } from './use-spelling';

interface FoundCells {
  readonly query: string;
  readonly model: SheetModel;
  readonly cells: readonly Position[];
  /** False before pinyin could be looked at. */
  readonly isComplete: boolean;
}

/** The cells that a query finds now; null while they are looked for. Looked for anew after each batch. */
export function useFoundCells(query: string, model: SheetModel, ledger: Ledger): FoundCells | null {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const spelling = useSpelling();
  const [known, setKnown] = useState<FoundCells | null>(null);
  useEffect(() => {
    const work = runInSlices(findCells(model, ledger.records, textMatch(query, spelling)), {
      first: 4,
      onDone: (cells) => setKnown({ query, model, cells, isComplete: spelling !== null }),
    });
    return () => work.cancel();
  }, [query, model, ledger, version, spelling]);
  return known?.query === query && known.model === model ? known : null;
}
