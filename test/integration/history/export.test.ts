import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { exportHistory, type HistoryExportProgress } from '../../../renderer/history/export-history';
import { nothingSearched, searchHistory } from '../../../renderer/history/history-search';
import type { Ledger } from '../../../renderer/ledger/ledger';
import { smallPlan, typeFigure, Workbench } from '../../builders/workbench';

const signal = new AbortController().signal;
const quietly = () => undefined;

/** What `more` does is saved as well. */
async function withFigures(count: number, more: (ledger: Ledger) => void = quietly) {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  for (let index = 0; index < count; index += 1) await typeFigure(ledger, index % 2, 2016, `${index}.50`);
  more(ledger);
  await ledger.saver.settled();
  return { source: { repository: workbench.reopen(), records: ledger.records } };
}

const linesOf = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).trimEnd().split('\r\n');

describe('the exported trail', () => {
  it('has every column, newest first, figures digit by digit', async () => {
    const { source } = await withFigures(3);
    const { bytes, entries } = await exportHistory(source, {}, quietly, signal);
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    expect(entries).toBe(4);
    const [head, ...rows] = linesOf(bytes);
    expect(head).toBe('时间,世界时,录入人,指标或内容,位置,年份,数据类别,原值,新值,说明,方式,批次编号,次序');
    expect(rows[0]).toMatch(
      /^2026-01-0\d \d\d:\d\d:\d\d,2026-01-02T03:04:05\.000Z,统计员,甲,2016 年实际值,2016,实际值,0\.50,2\.50,录入 2\.50,录入,[\w-]+-4,4$/,
    );
    expect(rows).toHaveLength(4);
  });

  it('holds what passes the filter, all of it, however long the log', async () => {
    const { source } = await withFigures(230);
    const indicatorId = smallPlan.series[1]?.indicatorId ?? '';
    const progress: HistoryExportProgress[] = [];
    const { bytes, entries } = await exportHistory(
      source,
      { indicatorId },
      (step) => progress.push(step),
      signal,
    );
    expect(entries).toBe(115);
    expect(linesOf(bytes)).toHaveLength(116);
    expect(progress.at(-1)).toEqual({ searched: 231, total: 231, entries: 115 });
    expect(progress.length).toBeGreaterThan(1);
  });

  it('lets no text pass for a formula, and no number become text', async () => {
    const { source } = await withFigures(1, (ledger) => {
      const seriesId = smallPlan.series[0]?.id ?? '';
      const change = ledger.figureChange(seriesId, { measure: 'actual', period: '2017' }, '-3.50');
      ledger.signAs('@张三');
      ledger.submit({ reason: '=HYPERLINK("x")', origin: { kind: 'typed' }, changes: [change] });
    });
    const { bytes } = await exportHistory(source, { by: '@张三' }, quietly, signal);
    const [, row] = linesOf(bytes);
    expect(row).toContain(`,'@张三,`);
    expect(row).toContain(`,-3.50,`);
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('is refused where it would be too long, and can be given up', async () => {
    const { source } = await withFigures(2);
    await expect(exportHistory(source, {}, quietly, signal, 200)).rejects.toThrow('缩小筛选范围');
    const abort = new AbortController();
    const exporting = exportHistory(source, {}, quietly, abort.signal);
    abort.abort(new Error('given up'));
    await expect(exporting).rejects.toThrow('given up');
  });
});

describe('the history of one thing', () => {
  it('is that of one cell', async () => {
    const { source } = await withFigures(4);
    const cell = { seriesId: smallPlan.series[1]?.id ?? '', slot: 'actual:2016' };
    const found = await searchHistory(source, { cell }, nothingSearched, 10, signal);
    expect(found.entries.map(({ before, after }) => [before, after])).toEqual([
      ['1.50', '3.50'],
      ['', '1.50'],
    ]);
    const other = await searchHistory(
      source,
      { cell: { ...cell, slot: 'actual:2017' } },
      nothingSearched,
      10,
      signal,
    );
    expect(other.entries).toEqual([]);
  });

  it('is that of one batch, which is looked up and not searched for', async () => {
    const { source } = await withFigures(4);
    const found = await searchHistory(source, { position: 3 }, nothingSearched, 10, signal);
    expect(found).toMatchObject({ searchedBatches: 1, before: 1 });
    expect(found.entries.map(({ after }) => after)).toEqual(['1.50']);
  });
});
