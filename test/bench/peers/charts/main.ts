/** The charts' peer: an element, ECharts loaded when it is asked for, and the options that the program gives it. */
import type { EChartsCoreOption } from 'echarts/core';
import { chartOption } from '../../../../renderer/charts/chart-option';
import { chartThemes } from '../../../../renderer/charts/chart-theme';
import { chartPictures } from '../../../../renderer/charts/layout/picture';
import planAddress from '../../../../seeds/jilin-informatization-13fyp/plan.json?url';
import { entryChart } from '../../../../shared/charts/chart-book';
import { reviewedPlan } from '../../../../shared/charts/review-source';
import type { ChartKind } from '../../../../shared/model/chart-book';
import type { Id, PlanDocument } from '../../../../shared/model/plan';

declare global {
  interface Window {
    /** Makes the charts of an indicator ready; nothing of ECharts is loaded. */
    prepareCharts?: (indicator: Id, kinds: readonly ChartKind[], width: number) => Promise<void>;
    /** Shows one of them, in the same instance from the second on. */
    showChart?: (kind: ChartKind) => Promise<void>;
  }
}

interface Ready {
  readonly option: EChartsCoreOption;
  readonly width: number;
  readonly height: number;
}

const ready = new Map<ChartKind, Ready>();
let chart: { setOption(option: EChartsCoreOption, how: object): void; resize(size: object): void } | null =
  null;

window.prepareCharts = async (indicator, kinds, width) => {
  const document_ = (await (await fetch(planAddress)).json()) as PlanDocument;
  for (const kind of kinds) {
    const scope = { categories: [], indicators: [indicator] };
    const choice = { kind, scope, years: 'given' } as const;
    const model = entryChart({ ...document_, version: 1 }, { choice, caption: '' }, reviewedPlan);
    const [picture] = model === null ? [] : chartPictures(model, { width, maxHeight: 1000 });
    if (!picture) throw new Error(`no ${kind} chart`);
    const option = chartOption(picture.drawing(), chartThemes.light);
    ready.set(kind, { option, width: picture.width, height: picture.height });
  }
};

window.showChart = async (kind) => {
  const element = document.getElementById('chart');
  const wanted = ready.get(kind);
  if (!element || !wanted) throw new Error(`${kind} is not ready`);
  const { option, width, height } = wanted;
  if (chart === null) {
    const { startChart } = await import('../../../../renderer/charts/echarts-setup');
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    chart = startChart(element, { width, height });
  } else chart.resize({ width, height, silent: true });
  chart.setOption(option, { notMerge: true });
};
