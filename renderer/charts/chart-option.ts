import type { EChartsCoreOption } from 'echarts/core';
import { chartFont, type ChartTheme, type SurfaceStyle } from './chart-theme';
import type {
  BarsPlot,
  Drawing,
  LinesPlot,
  PathItem,
  Plot,
  PointShape,
  StackPlot,
  SwatchItem,
  TextItem,
} from './layout/drawing';
import { patternColour } from './pattern';

const surface = ({ colour, pattern, ink }: SurfaceStyle) =>
  pattern === null ? colour : patternColour(pattern, colour, ink);

/** An open bar shows the ground and a dashed edge: its length is what a figure allows, not what it says. */
function surfaceStyle(style: SurfaceStyle, open: boolean, { tones }: ChartTheme) {
  if (open) return { color: tones.ground, borderColor: tones.text, borderWidth: 1.5, borderType: [4, 3] };
  return {
    color: surface(style),
    borderColor: style.edge,
    borderWidth: 1,
    borderType: style.dashed ? [3, 2] : ('solid' as const),
  };
}

const hiddenAxis = { show: false, animation: false } as const;

interface PlotOption {
  readonly xAxis: object;
  readonly yAxis: object;
  readonly series: readonly object[];
}

function barsOption({ direction, min, max, thickness, bars }: BarsPlot, theme: ChartTheme): PlotOption {
  const data = bars.map(({ value, fill, open }) => ({
    value: value ?? '-',
    itemStyle: surfaceStyle(theme.fills[fill], open, theme),
  }));
  const values = { ...hiddenAxis, type: 'value', min, max };
  const places = { ...hiddenAxis, type: 'category', data: bars.map((_, index) => index) };
  const [xAxis, yAxis] = direction === 'up' ? [places, values] : [values, places];
  return { xAxis, yAxis, series: [{ type: 'bar', barWidth: thickness, data }] };
}

function stackOption({ max, parts, box }: StackPlot, theme: ChartTheme): PlotOption {
  // A stack is known by its name in the whole picture, not in its grid alone.
  const stack = `${box.x} ${box.y}`;
  return {
    xAxis: { ...hiddenAxis, type: 'value', min: 0, max },
    yAxis: { ...hiddenAxis, type: 'category', data: [0] },
    series: parts.map(({ value, fill }) => ({
      type: 'bar',
      stack,
      barWidth: box.height,
      data: [{ value, itemStyle: surfaceStyle(theme.fills[fill], false, theme) }],
    })),
  };
}

const shapes: Readonly<
  Record<PointShape, { readonly symbol: string; readonly open: boolean; readonly size: number }>
> = {
  dot: { symbol: 'circle', open: false, size: 7 },
  ring: { symbol: 'circle', open: true, size: 9 },
  diamond: { symbol: 'diamond', open: false, size: 11 },
  openDiamond: { symbol: 'diamond', open: true, size: 11 },
};

function linesOption({ x, y, lines }: LinesPlot, theme: ChartTheme): PlotOption {
  return {
    xAxis: { ...hiddenAxis, type: 'value', min: x[0], max: x[1] },
    yAxis: { ...hiddenAxis, type: 'value', min: y[0], max: y[1] },
    series: lines.map(({ points, tone, width, dash }) => ({
      type: 'line',
      symbol: 'none',
      clip: false,
      lineStyle: { color: theme.tones[tone], width, ...(dash && { type: dash }) },
      data: points.map((point) => {
        const shape = point.shape === null ? null : shapes[point.shape];
        if (shape === null) return { value: [point.x, point.y] };
        const colour = theme.tones[tone];
        return {
          value: [point.x, point.y],
          symbol: shape.symbol,
          symbolSize: shape.size,
          itemStyle: {
            color: shape.open ? theme.tones.ground : colour,
            borderColor: colour,
            borderWidth: shape.open ? 2 : 1,
          },
        };
      }),
    })),
  };
}

function plotOption(plot: Plot, theme: ChartTheme): PlotOption {
  switch (plot.kind) {
    case 'bars':
      return barsOption(plot, theme);
    case 'stack':
      return stackOption(plot, theme);
    case 'lines':
      return linesOption(plot, theme);
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function textElement({ text, x, y, align, size, tone, bold }: TextItem, theme: ChartTheme) {
  return {
    type: 'text',
    z: layers.text,
    silent: true,
    x: rounded(x),
    y: rounded(y),
    style: {
      text,
      align,
      verticalAlign: 'middle',
      fill: theme.tones[tone],
      fontFamily: chartFont,
      fontSize: size,
      fontWeight: bold ? 600 : 400,
    },
  };
}

/** Series lie at 2: axes under them, all other lines over them, texts on top. */
const layers = { axis: 0, line: 5, text: 10 } as const;

function pathElement({ points, tone, width, dash, closed }: PathItem, theme: ChartTheme) {
  const colour = theme.tones[tone];
  return {
    z: tone === 'grid' || tone === 'axis' ? layers.axis : layers.line,
    type: closed ? 'polygon' : 'polyline',
    silent: true,
    shape: { points: points.map(([x, y]) => [rounded(x), rounded(y)]) },
    style: {
      fill: closed ? colour : 'none',
      stroke: colour,
      lineWidth: width,
      ...(dash && { lineDash: [...dash] }),
    },
  };
}

function swatchElement({ box, fill, open }: SwatchItem, theme: ChartTheme) {
  const { color, borderColor, borderWidth, borderType } = surfaceStyle(
    theme.fills[fill],
    open ?? false,
    theme,
  );
  return {
    type: 'rect',
    silent: true,
    shape: { ...box },
    style: {
      fill: color,
      stroke: borderColor,
      lineWidth: borderWidth,
      ...(Array.isArray(borderType) && { lineDash: borderType }),
    },
  };
}

/** What ECharts draws. The same drawing and theme give the same option; nothing in it moves. */
export function chartOption(drawing: Drawing, theme: ChartTheme): EChartsCoreOption {
  const plots = drawing.plots.map((plot) => plotOption(plot, theme));
  const axes = (axis: 'xAxis' | 'yAxis') => plots.map((plot, gridIndex) => ({ ...plot[axis], gridIndex }));
  return {
    animation: false,
    backgroundColor: theme.tones.ground,
    textStyle: { fontFamily: chartFont },
    grid: drawing.plots.map(({ box }) => ({
      left: rounded(box.x),
      top: rounded(box.y),
      width: rounded(box.width),
      height: rounded(box.height),
      containLabel: false,
      outerBoundsMode: 'none',
    })),
    xAxis: axes('xAxis'),
    yAxis: axes('yAxis'),
    series: plots.flatMap(({ series }, index) =>
      series.map((each) => ({
        ...each,
        xAxisIndex: index,
        yAxisIndex: index,
        silent: true,
        animation: false,
        emphasis: { disabled: true },
      })),
    ),
    graphic: {
      elements: [
        ...drawing.paths.map((item) => pathElement(item, theme)),
        ...drawing.swatches.map((item) => swatchElement(item, theme)),
        ...drawing.texts.map((item) => textElement(item, theme)),
      ],
    },
  };
}
