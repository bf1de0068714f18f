import './history.css';
import { useMemo, useState } from 'react';
import type { HistoryEntry, HistoryFilter } from '../../shared/history/entries';
import type { Host, HostInfo } from '../../shared/host';
import { placeAfter, placeBefore, type PastPlace } from '../../shared/saving/restore-source';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { Safety } from '../ui/safety-status';
import { timeText } from '../ui/time-text';
import { ChainCheck } from './ChainCheck';
import { HistoryExport } from './HistoryExport';
import { HistoryFilters } from './HistoryFilters';
import { HistoryTable, type HistoryActions } from './HistoryTable';
import { SafetyPanel } from './SafetyPanel';
import { pageLength, useHistory } from './use-history';

interface HistoryViewProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly host: Host;
  readonly info: HostInfo;
  readonly safety: Safety;
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  /** Shows the cell of an entry in the sheet. */
  readonly onJump: (entry: HistoryEntry) => void;
  /** Shows what going back would change; null where the user is to choose the state. */
  readonly onRestore: (place: PastPlace | null) => void;
}

/** The audit trail: who changed what, when, from what to what, and why. */
export function HistoryView({
  ledger,
  repository,
  host,
  info,
  safety,
  filter,
  onFilter,
  onJump,
  onRestore,
}: HistoryViewProps) {
  const { found, people, searching, more } = useHistory(ledger, repository, filter);
  const [shown, setShown] = useState(pageLength);
  const [exporting, setExporting] = useState(false);
  const complete = found.before <= 1;
  const hidden = found.entries.length - shown;
  const visible = useMemo(() => found.entries.slice(0, shown), [found, shown]);
  const ask = (question: HistoryFilter) => {
    setShown(pageLength);
    onFilter(question);
  };
  const restore = async ({ position }: HistoryEntry, side: 'before' | 'after') => {
    const [record] = await repository.batchesBefore(position + 1, 1);
    if (record?.position !== position) return;
    const time = timeText(record.batch.at);
    onRestore(
      side === 'before'
        ? placeBefore(position, time, record.batch.parentHash)
        : placeAfter(position, time, record.hash),
    );
  };
  const actions: HistoryActions = {
    jump: onJump,
    onlyBatch: ({ position }) => ask({ position }),
    onlyCell: ({ seriesId, slot }) => {
      if (seriesId !== null && slot !== null) ask({ cell: { seriesId, slot } });
    },
    restore: (entry, side) => void restore(entry, side),
  };
  return (
    <section className="history" aria-label="历史">
      <SafetyPanel
        host={host}
        info={info}
        safety={safety}
        saver={ledger.saver}
        onRestore={() => onRestore(null)}
      />
      <HistoryFilters ledger={ledger} people={people} filter={filter} onFilter={ask} />
      <div className="history-count">
        <p role="status">
          {searching
            ? '正在查找…'
            : `查看了 ${found.searchedBatches} 次录入，找到 ${found.entries.length} 条${complete ? '，已到最早一条' : ''}。`}
        </p>
        <button
          type="button"
          className="button"
          aria-expanded={exporting}
          onClick={() => setExporting(!exporting)}
        >
          {exporting ? '收起导出' : '导出这些记录…'}
        </button>
      </div>
      {exporting && <HistoryExport {...{ ledger, repository, host, info, filter }} />}
      <HistoryTable entries={visible} actions={actions} />
      <footer className="history-foot">
        {hidden > 0 && (
          <button type="button" className="button" onClick={() => setShown(shown + pageLength)}>
            再列出一些（还有 {hidden} 条）
          </button>
        )}
        {hidden <= 0 && !complete && !searching && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setShown(shown + pageLength);
              more();
            }}
          >
            继续向前查找
          </button>
        )}
        <ChainCheck repository={repository} />
      </footer>
    </section>
  );
}
