import type { ChartModel } from '../../shared/charts/chart-model';
import { chartOption } from './chart-option';
import { chartThemes, type ChartThemeName } from './chart-theme';
import { startTextChart } from './echarts-setup';
import type { ChartPicture } from './layout/drawing';
import { chartPictures, type PictureSize } from './layout/picture';

/** A picture that is ready: vectors and named fonts; no scripts, no style attributes, nothing to be loaded. */
export interface ChartSvg {
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Of the middle of a line over its base line, in ems; programs such as Word do not know `dominant-baseline`. */
const middleToBase = 0.36;

/** Font declarations as attributes of their own: a strict content policy takes no style attributes. */
function fontAttributes(style: string): string {
  const names = ['font-size', 'font-family', 'font-style', 'font-weight'];
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name = '']) => names.includes(name))
    .map(([name, value = '']) => `${name}="${value}"`)
    .join(' ');
}

function plainText(tag: string): string {
  const style = /\sstyle="([^"]*)"/.exec(tag)?.[1] ?? '';
  const size = Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? '12');
  const y = Number(/\sy="([-\d.]+)"/.exec(tag)?.[1] ?? '0');
  const base = Math.round((y + size * middleToBase) * 100) / 100;
  return tag
    .replace(/\sdominant-baseline="[^"]*"/, '')
    .replace(/\sy="[^"]*"/, '')
    .replace(/\sstyle="[^"]*"/, ` y="${base}" ${fontAttributes(style)}`);
}

/** The text that zrender writes, made plain; ids begin with `prefix`, so that pictures can stand on one page. */
function plainSvg(svg: string, description: string, prefix: string): string {
  const escaped = description.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return svg
    .replaceAll(/<text\b[^>]*>/g, plainText)
    .replaceAll(/(\sid="|url\(#)zr\d+-/g, `$1${prefix}-`)
    .replaceAll(/\s(?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replaceAll(/<style\b[^>]*>[^]*?<\/style>/g, '')
    .replace(/<svg\b([^>]*)>/, `<svg$1 role="img"><desc>${escaped}</desc>`);
}

/** Draws a laid-out picture to text. `prefix` must differ between pictures that stand on one page. */
export function pictureSvg(picture: ChartPicture, theme: ChartThemeName, prefix: string): ChartSvg {
  const { width, height, description } = picture;
  const chart = startTextChart({ width, height });
  try {
    chart.setOption(chartOption(picture.drawing(), chartThemes[theme]));
    return { svg: plainSvg(chart.renderToSVGString(), description, prefix), width, height };
  } finally {
    chart.dispose();
  }
}

/** A chart as one picture or, where it does not fit the height, several; for paper, files and the clipboard. */
export function chartSvgs(
  model: ChartModel,
  theme: ChartThemeName,
  size: PictureSize,
  prefix: string,
): readonly ChartSvg[] {
  return chartPictures(model, size).map((picture, index) =>
    pictureSvg(picture, theme, `${prefix}-${index + 1}`),
  );
}
