import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { graphic, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { strokesShape, type Stroke } from './hatching';

register([BarChart, LineChart, GridComponent, GraphicComponent, SVGRenderer]);

graphic.registerShape(
  strokesShape,
  graphic.extendShape({
    shape: { strokes: [] as readonly Stroke[] },
    buildPath(path, shape) {
      for (const [x, y, toX, toY] of shape['strokes'] as readonly Stroke[]) {
        path.moveTo(x, y);
        path.lineTo(toX, toY);
      }
    },
  }),
);

/** Starts a chart in an element; the only door to ECharts, so that only what is used here is bundled. */
export function startChart(element: HTMLElement, size: { readonly width: number; readonly height: number }) {
  return init(element, null, { renderer: 'svg', ...size });
}

/** Starts a chart that is drawn to text, without a page. */
export function startTextChart(size: { readonly width: number; readonly height: number }) {
  return init(null, null, { renderer: 'svg', ssr: true, ...size });
}
