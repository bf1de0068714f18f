import type { EChartsCoreOption } from 'echarts/core';
import { barName, type Comparison, type ComparisonBar } from './comparison';

/** Colours and type of a chart, from the theme's tokens. */
export interface ChartStyle {
  readonly text: string;
  readonly text2: string;
  readonly line: string;
  readonly surface: string;
  readonly baseline: string;
  readonly actual: string;
  readonly target: string;
  readonly font: string;
}

function barItem(bar: ComparisonBar, style: ChartStyle) {
  const colour = style[bar.role];
  return {
    name: barName(bar),
    value: bar.height ?? 0,
    itemStyle: bar.open
      ? { color: style.surface, borderColor: colour, borderWidth: 2, borderType: 'dashed' as const }
      : { color: colour },
    label: {
      formatter: bar.printed ?? '暂无',
      color: bar.printed === null ? style.text2 : style.text,
      position: (bar.height ?? 0) < 0 ? ('bottom' as const) : ('top' as const),
    },
  };
}

/**
 * Bars of baseline, actuals and target of one indicator: one unit on the axis, which starts at zero; every bar carries its
 * figure as printed, so the axis needs no numbers. A bound (>95) is an open bar with a dashed edge.
 */
export function comparisonOption({ bars }: Comparison, style: ChartStyle): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: style.font },
    grid: { left: 8, right: 8, top: 26, bottom: 40, containLabel: false },
    xAxis: {
      type: 'category',
      data: bars.map((bar) =>
        bar.period === '' ? barName(bar) : `${bar.period}年\n${barName({ ...bar, period: '' })}`,
      ),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: style.line } },
      axisLabel: { color: style.text2, fontSize: 12, lineHeight: 16, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: (extent: { min: number }) => Math.min(0, extent.min),
      max: (extent: { max: number }) => Math.max(0, extent.max),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 52,
        barCategoryGap: '35%',
        silent: true,
        data: bars.map((bar) => barItem(bar, style)),
        label: { show: true, fontSize: bars.length > 5 ? 11 : 13 },
        // Long figures side by side stand one above the other rather than over one another.
        labelLayout: { moveOverlap: 'shiftY' },
      },
    ],
  };
}
