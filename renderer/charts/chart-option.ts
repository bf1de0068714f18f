import type { EChartsCoreOption } from 'echarts/core';
import { chartFont, type ChartTheme, type SurfaceStyle } from './chart-theme';
import type {
  BarsPlot,
  Box,
  Drawing,
  Fill,
  LinesPlot,
  PathItem,
  Plot,
  PointShape,
  StackPlot,
  SwatchItem,
  TextItem,
} from './layout/drawing';
import { hatching, strokesShape, strokeWidth } from './hatching';
import { place } from './layout/scale';

/** An open bar shows the ground and a dashed edge: its length is what a figure allows, not what it says. */
function surfaceStyle(style: SurfaceStyle, open: boolean, { tones }: ChartTheme) {
  if (open) return { color: tones.ground, borderColor: tones.text, borderWidth: 1.5, borderType: [4, 3] };
  return {
    color: style.colour,
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

/** A surface that is drawn, and what it stands for. */
interface Surface {
  readonly box: Box;
  readonly fill: Fill;
}

/** Where ECharts draws the bars that are not open. */
function barSurfaces({ box, direction, min, max, thickness, bars }: BarsPlot): readonly Surface[] {
  const upward = direction === 'up';
  const slot = (upward ? box.width : box.height) / bars.length;
  return bars.flatMap(({ value, fill, open }, index) => {
    if (value === null || open) return [];
    // Places that follow one another upwards begin at the foot.
    const middle = upward ? box.x + slot * (index + 0.5) : box.y + box.height - slot * (index + 0.5);
    const ends = [0, value].map((end) =>
      upward
        ? place(end, [min, max], [box.y + box.height, box.y])
        : place(end, [min, max], [box.x, box.x + box.width]),
    );
    const [from, length] = [Math.min(...ends), Math.max(...ends) - Math.min(...ends)];
    const across = middle - thickness / 2;
    return upward
      ? { fill, box: { x: across, y: from, width: thickness, height: length } }
      : { fill, box: { x: from, y: across, width: length, height: thickness } };
  });
}

function stackSurfaces({ box, max, parts }: StackPlot): readonly Surface[] {
  let from = box.x;
  return parts.map(({ value, fill }) => {
    const width = (value / max) * box.width;
    from += width;
    return { fill, box: { ...box, x: from - width, width } };
  });
}

function surfacesOf({ plots, swatches }: Drawing): readonly Surface[] {
  return [
    ...plots.flatMap((plot) => {
      if (plot.kind === 'lines') return [];
      return plot.kind === 'bars' ? barSurfaces(plot) : stackSurfaces(plot);
    }),
    ...swatches.filter(({ open }) => open !== true),
  ];
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

/** Series lie at 2: axes under them, their patterns and all other lines over them, texts on top. */
const layers = { axis: 0, swatch: 2, pattern: 3, line: 5, text: 10 } as const;

function patternElement({ box, fill }: Surface, theme: ChartTheme): readonly object[] {
  const { pattern, ink } = theme.fills[fill];
  if (pattern === null) return [];
  const strokes = hatching(pattern, box).map((stroke) => stroke.map(rounded));
  if (strokes.length === 0) return [];
  const style = { fill: 'none', stroke: ink, lineWidth: strokeWidth(pattern) };
  return [{ type: strokesShape, z: layers.pattern, silent: true, shape: { strokes }, style }];
}

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
    z: layers.swatch,
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
        ...surfacesOf(drawing).flatMap((surface) => patternElement(surface, theme)),
        ...drawing.texts.map((item) => textElement(item, theme)),
      ],
    },
  };
}
