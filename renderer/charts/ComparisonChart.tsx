import { useEffect, useRef } from 'react';
import { currentChartStyle } from './chart-style';
import { describeComparison, type Comparison } from './comparison';
import { comparisonOption } from './comparison-option';
import { startChart } from './echarts-setup';

interface ComparisonChartProps {
  readonly comparison: Comparison;
  /** Name of the theme; a change draws the chart in the new colours. */
  readonly theme: string;
}

type Chart = ReturnType<typeof startChart>;

/** One chart of baseline, actuals and target. It is drawn when it comes into view and follows its data at once. */
export function ComparisonChart({ comparison, theme }: ComparisonChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const latest = useRef(comparison);
  latest.current = comparison;

  useEffect(() => {
    const host = element.current;
    if (!host) return undefined;
    const draw = () => chart.current?.setOption(comparisonOption(latest.current, currentChartStyle()));
    const seen = new IntersectionObserver((entries) => {
      if (chart.current || !entries.some(({ isIntersecting }) => isIntersecting)) return;
      chart.current = startChart(host);
      draw();
    });
    const resized = new ResizeObserver(() => chart.current?.resize());
    seen.observe(host);
    resized.observe(host);
    return () => {
      seen.disconnect();
      resized.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(comparisonOption(comparison, currentChartStyle()), { notMerge: true });
  }, [comparison, theme]);

  return (
    <div ref={element} className="chart-canvas" role="img" aria-label={describeComparison(comparison)} />
  );
}
