import { originNames, type HistoryFilter } from '../../shared/history/entries';
import { figurePlace, seriesName } from '../../shared/history/words';
import { slotAddress } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import type { Ledger } from '../ledger/ledger';

interface HistoryFiltersProps {
  readonly ledger: Ledger;
  /** Who is known so far; another name can be typed. */
  readonly people: readonly string[];
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
}

type Field = Exclude<keyof HistoryFilter, 'cell' | 'position'>;

/** What to narrow the trail down to; an empty choice narrows nothing. */
export function HistoryFilters({ ledger, people, filter, onFilter }: HistoryFiltersProps) {
  const set = (field: Field, value: string) => {
    const { [field]: _replaced, ...others } = filter;
    onFilter(value === '' ? others : { ...others, [field]: value });
  };
  const indicators = [...ledger.records.indicator.values()].sort((a, b) => a.order - b.order);
  const plan = ledger.records.plan.values().next().value;
  const years = plan
    ? Array.from({ length: plan.targetYear - plan.baseYear + 1 }, (_, index) => `${plan.baseYear + index}`)
    : [];
  return (
    <div className="history-filters" role="search" aria-label="筛选历史">
      <Choice label="指标" value={filter.indicatorId} onChange={(value) => set('indicatorId', value)}>
        {indicators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label="年份" value={filter.period} onChange={(value) => set('period', value)}>
        {years.map((year) => (
          <option key={year} value={year}>
            {year} 年
          </option>
        ))}
      </Choice>
      <label>
        录入人
        <input
          className="history-person"
          list="history-people"
          placeholder="全部"
          value={filter.by ?? ''}
          onChange={(event) => set('by', event.target.value)}
        />
      </label>
      <datalist id="history-people">
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Choice label="方式" value={filter.origin} onChange={(value) => set('origin', value)}>
        {Object.entries(originNames).map(([origin, name]) => (
          <option key={origin} value={origin}>
            {name}
          </option>
        ))}
      </Choice>
      <label>
        从
        <input type="date" value={filter.from ?? ''} onChange={(event) => set('from', event.target.value)} />
      </label>
      <label>
        到
        <input type="date" value={filter.to ?? ''} onChange={(event) => set('to', event.target.value)} />
      </label>
      {filter.position !== undefined && <span className="history-only">只看第 {filter.position} 次录入</span>}
      {filter.cell && <span className="history-only">只看 {cellName(filter.cell, ledger.records)}</span>}
      {Object.keys(filter).length > 0 && (
        <button type="button" className="button quiet" onClick={() => onFilter({})}>
          清除筛选
        </button>
      )}
    </div>
  );
}

/** "互联网省际出口带宽 2018 年实际值". */
function cellName({ seriesId, slot }: NonNullable<HistoryFilter['cell']>, records: RecordTable): string {
  const address = slotAddress(slot);
  return `${seriesName(seriesId, [records])} ${address ? figurePlace(address) : slot}`;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly children: React.ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">全部</option>
        {children}
      </select>
    </label>
  );
}
