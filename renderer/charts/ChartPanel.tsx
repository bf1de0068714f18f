import './charts.css';
import { useMemo } from 'react';
import { comparisonChart } from '../../shared/charts/comparison';
import { isEmptyChart } from '../../shared/charts/chart-model';
import type { Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import { focusMain } from '../ui/focus-main';
import type { ChartThemeName } from './chart-theme';
import { PictureStack } from './PictureStack';

interface ChartPanelProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly indicatorId: Id | null;
  readonly theme: ChartThemeName;
  readonly onClose: () => void;
}

/** The chart of the indicator that is being entered, beside the sheet. */
export function ChartPanel({ ledger, planId, indicatorId, theme, onClose }: ChartPanelProps) {
  const view = usePlanView(ledger, planId);
  const chart = useMemo(() => {
    const isHeading = view?.indicators.some(({ parentId }) => parentId === indicatorId) ?? true;
    if (!view || indicatorId === null || isHeading) return null;
    const scope = { categories: [], indicators: [indicatorId] };
    return comparisonChart(view, { kind: 'comparison', scope, years: 'given' });
  }, [view, indicatorId]);
  const close = () => {
    onClose();
    focusMain();
  };
  return (
    <aside className="chart-panel" aria-label="当前指标的图表" data-region>
      <header>
        <h2>当前指标</h2>
        <button type="button" className="button quiet" onClick={close} aria-label="收起图表">
          收起
        </button>
      </header>
      {chart && !isEmptyChart(chart) ? (
        <PictureStack chart={chart} theme={theme} bare />
      ) : (
        <p className="chart-empty">这一行没有自己的数据。选中有数据的指标或分指标，就会显示它的图表。</p>
      )}
    </aside>
  );
}
