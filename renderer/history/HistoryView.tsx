import './history.css';
import { useMemo, useState } from 'react';
import type { HistoryEntry, HistoryFilter } from '../../shared/history/entries';
import type { Host } from '../../shared/host';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { ChainCheck } from './ChainCheck';
import { HistoryFilters } from './HistoryFilters';
import { HistoryTable } from './HistoryTable';
import { SafetyPanel } from './SafetyPanel';
import { useHistory } from './use-history';

interface HistoryViewProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly host: Host;
  /** Shows the cell of an entry in the sheet. */
  readonly onJump: (entry: HistoryEntry) => void;
}

/** The audit trail: who changed what, when, from what to what, and why. */
export function HistoryView({ ledger, repository, host, onJump }: HistoryViewProps) {
  const [filter, setFilter] = useState<HistoryFilter>({});
  const { found, searching, more } = useHistory(ledger, repository, filter);
  const people = useMemo(() => [...new Set(found.entries.map(({ by }) => by))].sort(), [found]);
  const complete = found.before <= 1;
  return (
    <section className="history" aria-label="历史">
      <SafetyPanel host={host} saver={ledger.saver} />
      <HistoryFilters ledger={ledger} people={people} filter={filter} onFilter={setFilter} />
      <p className="history-count" role="status">
        {searching
          ? '正在查找…'
          : `查看了 ${found.searchedBatches} 次录入，找到 ${found.entries.length} 条${complete ? '，已到最早一条' : ''}。`}
      </p>
      <HistoryTable entries={found.entries} onJump={onJump} />
      <footer className="history-foot">
        {!complete && !searching && (
          <button type="button" className="button" onClick={more}>
            继续向前查找
          </button>
        )}
        <ChainCheck repository={repository} />
      </footer>
    </section>
  );
}
