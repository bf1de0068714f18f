import { useEffect, useState } from 'react';
import { disjoint, type Range } from '../../shared/sheet/ranges';
import { SummaryBuilder, type Summary } from '../../shared/sheet/summary';
import type { Ledger } from '../ledger/ledger';
import type { FigureColumn } from './sheet-columns';
import type { SheetModel } from './sheet-model';
import { runInSlices } from '../ledger/slices';

/** Rows added up before looking at the clock again. */
const pace = 50;

function* summarise(
  { rows, columns }: SheetModel,
  { records }: Ledger,
  ranges: readonly Range[],
): Generator<number, Summary> {
  const builder = new SummaryBuilder();
  for (const { top, left, bottom, right } of disjoint(ranges)) {
    const own = columns
      .slice(left, right + 1)
      .filter((column): column is FigureColumn => column.kind === 'figure');
    for (let row = top; row <= bottom; row += 1) {
      if (row % pace === 0) yield row;
      const content = rows[row]?.content;
      const figures = content?.series ? records.series.get(content.series.id)?.figures : undefined;
      if (!content?.indicator || !figures) continue;
      for (const { slot } of own) {
        const figure = figures[slot];
        if (figure !== undefined) builder.add(figure, content.indicator.unit);
      }
    }
  }
  return builder.finish();
}

/**
 * What the selected figures come to; null until it is known. Large selections are added up in slices, anew after each
 * batch.
 */
export function useSelectionSummary(
  model: SheetModel,
  ledger: Ledger,
  ranges: readonly Range[],
  version: number,
): Summary | null {
  const [known, setKnown] = useState<{ ranges: readonly Range[]; summary: Summary } | null>(null);
  useEffect(() => {
    const work = runInSlices(summarise(model, ledger, ranges), {
      first: 4,
      onDone: (summary) => setKnown({ ranges, summary }),
    });
    return () => work.cancel();
  }, [model, ledger, ranges, version]);
  return known?.ranges === ranges ? known.summary : null;
}
