import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { nothingSearched, searchHistory } from '../../../renderer/history/history-search';
import { verifyChain } from '../../../renderer/history/verify-chain';
import { WorkbenchDatabase } from '../../../renderer/storage/database';
import { smallPlan, typeFigure, Workbench } from '../../builders/workbench';

/** A ledger with the plan and `count` typed figures 0, 1, 2 … of alternating indicators. */
async function withFigures(count: number) {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  for (let index = 0; index < count; index += 1) await typeFigure(ledger, index % 2, 2016, `${index}`);
  return { workbench, ledger, repository: workbench.reopen() };
}

const signal = new AbortController().signal;

describe('searching the history', () => {
  it('goes from newest to oldest, and on from where it stopped', async () => {
    const { ledger, repository } = await withFigures(5);
    const source = { repository, records: ledger.records };
    const all = await searchHistory(source, {}, nothingSearched, 100, signal);
    expect(all.entries.map(({ after }) => after)).toEqual(['4', '3', '2', '1', '0', '有']);
    expect(all).toMatchObject({ before: 1, searchedBatches: 6 });
    const ofNobody = await searchHistory(source, { by: '无名' }, nothingSearched, 100, signal);
    expect(ofNobody).toMatchObject({ entries: [], people: all.people });
    expect(all.people).toEqual([...new Set(all.entries.map(({ by }) => by))]);
    const again = await searchHistory(source, {}, all, 100, signal);
    expect(again.entries).toHaveLength(6);
  });

  it('goes on through the log until enough entries pass', async () => {
    const { ledger, repository } = await withFigures(230);
    const source = { repository, records: ledger.records };
    const indicatorId = smallPlan.series[0]?.indicatorId ?? '';
    const some = await searchHistory(source, { indicatorId }, nothingSearched, 10, signal);
    expect(some.searchedBatches).toBe(200);
    expect(some.entries).toHaveLength(100);
    const rest = await searchHistory(source, { indicatorId }, some, 10, signal);
    expect(rest.entries).toHaveLength(115);
    expect(rest.before).toBe(1);
  });

  it('stops when it is no longer wanted', async () => {
    const { ledger, repository } = await withFigures(1);
    const abort = new AbortController();
    const searching = searchHistory(
      { repository, records: ledger.records },
      {},
      nothingSearched,
      1,
      abort.signal,
    );
    abort.abort(new Error('filter changed'));
    await expect(searching).rejects.toThrow('filter changed');
  });
});

describe('checking the chain', () => {
  it('finds an untouched log whole', async () => {
    const { repository } = await withFigures(3);
    const progress: number[] = [];
    const report = await verifyChain(repository, (checked) => progress.push(checked), signal);
    expect(report).toEqual({ state: 'whole', batches: 4, missing: 0 });
    expect(progress).toEqual([4]);
  });

  it('names the first batch that was altered or is missing', async () => {
    const { workbench, repository } = await withFigures(3);
    const database = new WorkbenchDatabase(workbench.databaseName);
    const record = await database.log.get(3);
    if (!record) throw new Error('no record');
    await database.log.put({ ...record, batch: { ...record.batch, by: '别人' } });
    expect(await verifyChain(repository, () => undefined, signal)).toEqual({ state: 'broken', position: 3 });
    await database.log.put(record);
    await database.log.delete(4);
    expect(await verifyChain(repository, () => undefined, signal)).toEqual({ state: 'broken', position: 4 });
    database.close();
  });
});
