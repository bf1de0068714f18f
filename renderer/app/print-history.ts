import type { HistoryEntry, HistoryFilter } from '../../shared/history/entries';
import { historyTable } from '../../shared/history/history-table';
import type { RecordTable } from '../../shared/model/record-table';
import type { PrintSection } from '../print/print-section';
import { historySectionId } from '../print/section-ids';
import type { LedgerRepository } from '../storage/ledger-repository';
import { timeText } from '../ui/time-text';

/** Lines that are printed at most, the newest: about a hundred pages. */
const longestHistory = 2_000;

interface HistorySource {
  readonly repository: LedgerRepository;
  readonly records: RecordTable;
}

/** What the history view shows under its filter, as a section of the printed document. */
export function historySection(source: HistorySource, filter: HistoryFilter): PrintSection {
  return {
    id: historySectionId,
    title: '修改记录',
    setup: { paper: 'A4', orientation: 'landscape' },
    atFirst: false,
    contents: async ({ signal }) => {
      const { passingEntries } = await import('../history/history-search');
      const entries: HistoryEntry[] = [];
      for await (const found of passingEntries(source, filter, Number.MAX_SAFE_INTEGER, signal)) {
        entries.push(...found.entries);
        if (entries.length > longestHistory) break;
      }
      const [plan] = source.records.plan.values();
      const title = `${plan?.title ?? ''}修改记录`;
      const notes = [
        Object.keys(filter).length > 0 ? '只列出“历史与备份”里当前筛选的记录。' : null,
        entries.length > longestHistory ? `记录很多，只列出最近${longestHistory}条。` : null,
      ].filter((note) => note !== null);
      const model = historyTable(title, entries.slice(0, longestHistory), notes, timeText);
      return [{ kind: 'table', model }];
    },
  };
}
