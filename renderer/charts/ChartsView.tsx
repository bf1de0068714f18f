import './charts.css';
import { useMemo, useState } from 'react';
import { chartBookOf, entryChart } from '../../shared/charts/chart-book';
import { chartKindNames } from '../../shared/charts/chart-model';
import { reviewedPlan } from '../../shared/charts/review-source';
import type { Host, HostInfo } from '../../shared/host';
import type { ChartChoice } from '../../shared/model/chart-book';
import type { Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import { onDemand } from '../ui/on-demand';
import { ChartBook } from './ChartBook';
import { inReviewYear, useChartChoices, useWishedChart } from './chart-choices';
import { ChartStage } from './ChartStage';
import { KindTabs } from './KindTabs';
import { ScopePicker } from './ScopePicker';
import type { ChartThemeName } from './chart-theme';
import { chartBookActions } from './use-chart-book';
import { YearPicker } from './YearPicker';

const ChartExport = onDemand(() => import('./ChartExport').then((module) => module.ChartExport), null);

export interface ChartsViewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly host: Host;
  readonly info: HostInfo;
  readonly theme: ChartThemeName;
  /** The year chosen for the review; null where none was. */
  readonly reviewYear: number | null;
  /** Says something short in the status line. */
  readonly tell: (text: string) => void;
}

/** Charts of the plan: chosen, looked at, copied, pinned to the chart book, written as pictures. */
export function ChartsView({ ledger, planId, host, info, theme, reviewYear, tell }: ChartsViewProps) {
  const view = usePlanView(ledger, planId);
  const { place, show: setPlace, choose, showsTable, toggleTable } = useChartChoices();
  const [exporting, setExporting] = useState(false);
  const actions = useMemo(() => chartBookActions(ledger, planId), [ledger, planId]);
  const wished = useWishedChart(planId);
  const choice = useMemo(() => inReviewYear(wished, reviewYear), [wished, reviewYear]);
  const chart = useMemo(
    () => view && entryChart(view, { choice, caption: '' }, reviewedPlan),
    [view, choice],
  );
  const charts = useMemo(() => {
    if (!view || !exporting) return [];
    if (place === 'chart') return chart === null ? [] : [chart];
    return chartBookOf(view.plan).flatMap((entry) => entryChart(view, entry, reviewedPlan) ?? []);
  }, [view, exporting, place, chart]);
  if (!view) return null;
  const book = chartBookOf(view.plan);
  const change = (part: Partial<ChartChoice>) => choose(planId, { ...wished, ...part });
  const pin = () => {
    const name = chart?.title ?? chartKindNames[choice.kind];
    const pinned = actions.pin(choice, '', name);
    tell(
      pinned
        ? `已收入图册，现在共 ${book.length + 1} 幅。`
        : '没有收入图册：前面的录入还没有存上，请先重试保存。',
    );
  };
  const show = (next: typeof place) => {
    setPlace(next);
    setExporting(false);
  };
  return (
    <section className="charts" aria-label="图表">
      <header className="charts-bar">
        <div className="charts-places" role="group" aria-label="看图或图册">
          <button type="button" aria-pressed={place === 'chart'} onClick={() => show('chart')}>
            看图
          </button>
          <button type="button" aria-pressed={place === 'book'} onClick={() => show('book')}>
            图册（{book.length}）
          </button>
        </div>
        {place === 'chart' && (
          <>
            <KindTabs kind={choice.kind} onChange={(kind) => change({ kind })} />
            <ScopePicker view={view} scope={choice.scope} onChange={(scope) => change({ scope })} />
            {choice.kind !== 'slope' && (
              <YearPicker
                view={view}
                choice={wished}
                reviewYear={reviewYear}
                onChange={(years) => change({ years })}
              />
            )}
          </>
        )}
        <div className="charts-actions">
          {place === 'chart' && (
            <>
              <button type="button" className="button" aria-pressed={showsTable} onClick={toggleTable}>
                数据表
              </button>
              <button type="button" className="button" disabled={chart === null} onClick={pin}>
                收入图册
              </button>
            </>
          )}
          <button
            type="button"
            className="button"
            aria-expanded={exporting}
            disabled={place === 'chart' ? chart === null : book.length === 0}
            onClick={() => setExporting(!exporting)}
          >
            {place === 'chart' ? '导出图片…' : '导出整册…'}
          </button>
        </div>
      </header>
      {exporting && (
        <ChartExport
          key={place}
          charts={charts}
          name={place === 'chart' ? (chart?.title ?? '') : `${view.plan.title}图册`}
          host={host}
          info={info}
          onClose={() => setExporting(false)}
        />
      )}
      {place === 'book' ? (
        <div className="charts-main">
          <ChartBook
            view={view}
            theme={theme}
            actions={actions}
            onShow={(entry) => {
              choose(planId, entry.choice);
              show('chart');
            }}
          />
        </div>
      ) : (
        <ChartStage chart={chart} choice={choice} theme={theme} showsTable={showsTable} tell={tell} />
      )}
    </section>
  );
}
