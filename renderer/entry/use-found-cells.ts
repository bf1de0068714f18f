import { useEffect, useState, useSyncExternalStore } from 'react';
import { textMatch, type TextMatch } from '../../shared/find/text-match';
import type { RecordTable } from '../../shared/model/record-table';
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
  /** How many more are in rows and columns that are not shown. */
  readonly hidden: number;
  /** False before pinyin could be looked at. */
  readonly isComplete: boolean;
}

function* findAll(
  model: SheetModel,
  records: RecordTable,
  match: TextMatch | null,
): Generator<number, Pick<FoundCells, 'cells' | 'hidden'>> {
  const { rows, columns, whole } = model;
  const cells = yield* findCells(model, records, match);
  if (rows === whole.rows && columns.length === whole.columns.length) return { cells, hidden: 0 };
  const all = yield* findCells(whole, records, match);
  return { cells, hidden: all.length - cells.length };
}

/** The cells that a query finds now; null while they are looked for. Looked for anew after each batch. */
export function useFoundCells(query: string, model: SheetModel, ledger: Ledger): FoundCells | null {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const spelling = useSpelling();
  const [known, setKnown] = useState<FoundCells | null>(null);
  useEffect(() => {
    const work = runInSlices(findAll(model, ledger.records, textMatch(query, spelling)), {
      first: 4,
      onDone: (found) => setKnown({ query, model, ...found, isComplete: spelling !== null }),
    });
    return () => work.cancel();
  }, [query, model, ledger, version, spelling]);
  return known?.query === query && known.model === model ? known : null;
}
