import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

/** Starts a chart in an element; the only door to ECharts, so that only what is used here is bundled. */
export function startChart(element: HTMLElement) {
  return init(element, null, { renderer: 'svg' });
}
