import './charts.css';
import { useMemo } from 'react';
import type { Id } from '../../shared/model/plan';
import { planRows, type PlanRow } from '../../shared/model/plan-view';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import { ChartCard } from './ChartCard';
import { ChartLegend } from './ChartLegend';
import { useChartScope } from './chart-scope';

interface ChartsViewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly theme: string;
}

/** Baseline, latest actual and target: of the whole plan, one category or one indicator. */
export function ChartsView({ ledger, planId, theme }: ChartsViewProps) {
  const view = usePlanView(ledger, planId);
  const { scope, setScope } = useChartScope();
  const rows = useMemo(() => (view ? planRows(view) : []), [view]);
  if (!view) return null;
  const charted = rows.filter(({ series }) => series !== null);
  const inScope = charted.filter((row) => isIn(row, scope));
  const shown = inScope.length > 0 ? inScope : charted;
  const single = shown.length === 1;
  return (
    <section className="charts" aria-label="图表">
      <header className="charts-bar">
        <label>
          显示{' '}
          <select
            value={inScope.length > 0 ? scope : 'all'}
            onChange={(event) => setScope(event.target.value)}
          >
            <option value="all">全部指标（{charted.length} 个）</option>
            <optgroup label="类别">
              {view.categories.map(({ id, name }) => (
                <option key={id} value={`category:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="指标">
              {charted.map(({ indicator }) => (
                <option key={indicator.id} value={`indicator:${indicator.id}`}>
                  {indicator.name}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <ChartLegend />
        <p className="charts-note">
          每个指标用自己的单位和坐标，从零开始；
          {single ? '列出有数据的各年。' : '实际值取最近一个有数据的年份。'}
        </p>
      </header>
      <div className="charts-grid" data-single={single}>
        {groupsOf(shown).map(({ category, members }) => (
          <section key={category.id} className="charts-category">
            <h2>{category.name}</h2>
            <div className="charts-cards">
              {members.map((row) => (
                <ChartCard
                  key={row.indicator.id}
                  view={view}
                  row={row}
                  years={single ? 'all' : 'latest'}
                  theme={theme}
                  {...(single ? {} : { onPick: () => setScope(`indicator:${row.indicator.id}`) })}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      <footer className="charts-source">资料来源：{view.plan.source}；实际值由本单位录入。</footer>
    </section>
  );
}

function isIn({ category, indicator }: PlanRow, scope: string): boolean {
  return scope === 'all' || scope === `category:${category.id}` || scope === `indicator:${indicator.id}`;
}

function groupsOf(rows: readonly PlanRow[]) {
  const categories = [...new Set(rows.map(({ category }) => category))];
  return categories.map((category) => ({
    category,
    members: rows.filter((row) => row.category === category),
  }));
}
