import type { ChartStyle } from './comparison-option';

/** Reads the chart colours of the theme that is on now. */
export function currentChartStyle(): ChartStyle {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    text2: token('--text-2'),
    line: token('--line-strong'),
    surface: token('--surface'),
    baseline: token('--series-baseline'),
    actual: token('--series-actual'),
    target: token('--series-target'),
    font: token('--font'),
  };
}
