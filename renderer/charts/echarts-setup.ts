import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, GridComponent, LabelLayout, SVGRenderer]);

/** Starts a chart in an element; the only door to ECharts, so that only what is used here is bundled. */
export function startChart(element: HTMLElement) {
  return init(element, null, { renderer: 'svg' });
}
