import type { Worksheet } from '@cj-tech-master/excelts';
import { installChartSupport, type ChartModel } from '@cj-tech-master/excelts/chart';
import type { SheetChart, SheetChartSeries } from '../../shared/tables/sheet-plan';
import { sheetFonts } from '../../shared/tables/sheet-styles';
import { fixedRangeOn } from '../../shared/workbook/reference';

type ChartOptions = Parameters<Worksheet['addChart']>[0];

const looks: Readonly<Record<SheetChartSeries['look'], string>> = {
  baseline: 'A6ADB8',
  actual: '1F4E9E',
  target: '3B3F46',
  path: '8C98A8',
  annualTarget: '8C98A8',
};

/** Hundredths of a point: the first line of a title, further lines, everything else. */
const sizes = { title: 1100, subtitle: 900, text: 900 } as const;

const fontOf = (family: string) => ({ fontFamily: family, eastAsianFamily: family });
const titleFont = fontOf(sheetFonts.heading);
const textFont = fontOf(sheetFonts.body);

/** Every flag is said, because programs differ in what they take for one that is not. */
const valueLabels = {
  showVal: true,
  showSerName: false,
  showCatName: false,
  showLegendKey: false,
  showPercent: false,
  showBubbleSize: false,
  showLeaderLines: false,
  numFmtLinked: true,
  numFmt: 'General',
} as const;
const noLabels = { ...valueLabels, showVal: false } as const;

/** Gridlines say enough. */
const quietTicks = { majorTickMark: 'none', minorTickMark: 'none' } as const;

interface LineLook {
  readonly width: number;
  readonly isDashed: boolean;
  readonly symbol: 'none' | 'circle' | 'diamond' | 'square';
  readonly size: number;
  /** Where its values stand; null for none. */
  readonly labels: 't' | 'r' | null;
}

const thin = { width: 1.25, isDashed: true } as const;
const strong = { width: 2.25, isDashed: false } as const;

const lineLooks: Readonly<Record<SheetChartSeries['look'], LineLook>> = {
  path: { ...thin, symbol: 'none', size: 6, labels: null },
  // They may have gaps, between which there is no line to be seen.
  annualTarget: { ...thin, symbol: 'square', size: 6, labels: null },
  baseline: { ...strong, symbol: 'circle', size: 6, labels: 't' },
  actual: { ...strong, symbol: 'circle', size: 6, labels: 't' },
  // Beside its point, where the actual of the last year has its own label above.
  target: { ...strong, symbol: 'diamond', size: 8, labels: 'r' },
};

function lineSeries(look: SheetChartSeries['look']) {
  const color = looks[look];
  const { width, isDashed, symbol, size, labels } = lineLooks[look];
  return {
    line: color,
    lineWidth: width,
    smooth: false,
    ...(isDashed && { lineDash: 'dash' as const }),
    marker: { symbol, size, fill: color, line: color },
    dataLabels: labels === null ? noLabels : { ...valueLabels, position: labels },
  };
}

function titleOf({ title }: SheetChart) {
  return {
    paragraphs: title.map((text, index) => {
      const isFirst = index === 0;
      const size = isFirst ? sizes.title : sizes.subtitle;
      return { runs: [{ text, properties: { ...(isFirst ? titleFont : textFont), size, bold: false } }] };
    }),
  };
}

function chartOptions(chart: SheetChart, sheet: string): ChartOptions {
  const categories =
    chart.categories === null ? null : { numRef: { formula: fixedRangeOn(sheet, chart.categories) } };
  const series = chart.series.map(({ name, values, look }) => ({
    name,
    values: fixedRangeOn(sheet, values),
    ...(categories !== null && { categories }),
    ...(chart.kind === 'lines'
      ? lineSeries(look)
      : { fill: looks[look], dataLabels: { ...valueLabels, position: 'outEnd' as const } }),
  }));
  const shared = {
    title: titleOf(chart),
    series,
    showLegend: true,
    legendPosition: 'b' as const,
    displayBlanksAs: 'gap' as const,
    plotVisOnly: true,
    valueAxis: {
      ...(chart.unit !== '' && { title: chart.unit }),
      majorGridlines: true,
      majorGridlinesStyle: { border: 'E3E6EA', borderWidth: 0.5 },
      ...(chart.zero === 'begin' && { min: 0 }),
      ...(chart.zero === 'end' && { max: 0 }),
      numFmt: 'General',
      numFmtLinked: false,
      ...quietTicks,
    },
  };
  if (chart.kind === 'lines')
    return {
      ...shared,
      type: 'line',
      grouping: 'standard',
      showMarker: true,
      categoryAxis: { ...quietTicks, numFmt: chart.categoryFormat, numFmtLinked: false },
    };
  return {
    ...shared,
    type: 'bar',
    barDir: 'col',
    grouping: 'clustered',
    gapWidth: 60,
    overlap: -10,
    categoryAxis: { hidden: true },
  };
}

/** What the library has no option for. */
function finish(model: ChartModel): void {
  model.lang = 'zh-CN';
  model.txPr = { ...textFont, size: sizes.text };
  for (const { title } of model.chart.plotArea.axes) {
    // Chinese units are not read sideways.
    if (title?.text?.paragraphs) title.text.bodyProperties = { rotation: 0, vertical: 'horz' };
  }
}

/** Puts a chart on its sheet; what it shows is read from the cells. */
export function addChart(sheet: Worksheet, chart: SheetChart): void {
  installChartSupport();
  const { from, to } = chart.place;
  sheet.addChart(chartOptions(chart, sheet.name), {
    tl: { col: from.column - 1, row: from.row - 1 },
    br: { col: to.column, row: to.row },
    editAs: 'oneCell',
  });
  const model = sheet.getCharts().at(-1)?.chartModel;
  if (model === undefined) throw new TypeError('the library lost a chart');
  finish(model);
}
