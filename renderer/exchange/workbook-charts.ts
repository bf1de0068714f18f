import type { Worksheet } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import type { SheetChart, SheetChartSeries } from '../../shared/tables/sheet-plan';
import { fixedRangeOn } from '../../shared/workbook/reference';

type ChartOptions = Parameters<Worksheet['addChart']>[0];

const looks: Readonly<Record<SheetChartSeries['look'], string>> = {
  baseline: 'A6ADB8',
  actual: '1F4E9E',
  target: '3B3F46',
  path: '8C98A8',
};

/** Hundredths of a point. */
const titleSize = 1100;

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

function lineSeries(look: SheetChartSeries['look']) {
  const color = looks[look];
  const isTarget = look === 'target';
  return {
    line: color,
    lineWidth: look === 'path' ? 1.25 : 2.25,
    smooth: false,
    ...(look === 'path' && { lineDash: 'dash' as const }),
    marker: {
      symbol: look === 'path' ? ('none' as const) : isTarget ? ('diamond' as const) : ('circle' as const),
      size: isTarget ? 8 : 6,
      fill: color,
      line: color,
    },
    dataLabels: look === 'path' ? noLabels : { ...valueLabels, position: 't' as const },
  };
}

function chartOptions(chart: SheetChart, sheet: string): ChartOptions {
  const categories = chart.categories === null ? null : fixedRangeOn(sheet, chart.categories);
  const series = chart.series.map(({ name, values, look }) => ({
    name,
    values: fixedRangeOn(sheet, values),
    ...(categories !== null && { categories }),
    ...(chart.kind === 'lines'
      ? lineSeries(look)
      : { fill: looks[look], dataLabels: { ...valueLabels, position: 'outEnd' as const } }),
  }));
  const shared = {
    title: { paragraphs: [{ runs: [{ text: chart.title, properties: { size: titleSize, bold: false } }] }] },
    series,
    showLegend: true,
    legendPosition: 'b' as const,
    displayBlanksAs: 'gap' as const,
    plotVisOnly: true,
    valueAxis: {
      ...(chart.unit !== '' && { title: chart.unit }),
      majorGridlines: true,
      majorGridlinesStyle: { border: 'E3E6EA', borderWidth: 0.5 },
      ...(chart.fromZero && { min: 0 }),
      numFmt: 'General',
      numFmtLinked: false,
      ...quietTicks,
    },
  };
  if (chart.kind === 'lines')
    return { ...shared, type: 'line', grouping: 'standard', showMarker: true, categoryAxis: quietTicks };
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

/** Puts a chart on its sheet; what it shows is read from the cells. */
export function addChart(sheet: Worksheet, chart: SheetChart): void {
  installChartSupport();
  const { from, to } = chart.place;
  sheet.addChart(chartOptions(chart, sheet.name), {
    tl: { col: from.column - 1, row: from.row - 1 },
    br: { col: to.column, row: to.row },
    editAs: 'oneCell',
  });
}
