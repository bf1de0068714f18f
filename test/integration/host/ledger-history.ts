import type { Change, Json, SealedBatch } from '../../../shared/model/batch';
import type { Series } from '../../../shared/model/plan';
import { aBatch, genesisHash } from '../../builders/history';

const series = (figures: Series['figures']): Series => ({
  id: 'series-1',
  planId: 'plan-1',
  indicatorId: 'indicator-1',
  areaId: 'area-1',
  figures,
});

const created: readonly Change[] = [
  {
    key: { kind: 'record', entity: 'series', id: 'series-1' },
    before: null,
    after: series({}) as unknown as Json,
  },
];

/** `count` batches that make a ledger of one series: the first creates it, each later one types its figure anew. */
export function aLedgerHistory(count: number): SealedBatch[] {
  const history: SealedBatch[] = [];
  for (let counter = 1; counter <= count; counter += 1) {
    const parentHash = history.at(-1)?.hash ?? genesisHash;
    history.push(counter === 1 ? aBatch(parentHash, 1, { changes: created }) : typed(parentHash, counter));
  }
  return history;
}

/** The next batch of such a ledger, also in place of the one that a history has there. */
export function typed(parentHash: string, counter: number, by = '统计员'): SealedBatch {
  const before = counter === 2 ? null : String(counter - 1);
  const key = { kind: 'figure', seriesId: 'series-1', measure: 'actual', period: '2016' } as const;
  return aBatch(parentHash, counter, { by, changes: [{ key, before, after: String(counter) }] });
}

/** What the ledger holds after `count` batches. */
export function ledgerRecords(count: number) {
  const record = series(count < 2 ? {} : { 'actual:2016': String(count) });
  return count === 0 ? [] : [{ entity: 'series', record }];
}
