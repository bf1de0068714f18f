import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { sheetName } from '../tables/sheet-name';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { leafName } from '../review/lagging-table';
import { figureCell } from '../tables/figure-cell';
import { exactNumber, plainNumberFormat } from '../tables/number-format';
import { attributeNames } from '../tables/plan-columns';
import type { SheetChartSeries, SheetPlace, SheetPlan, SheetRange } from '../tables/sheet-plan';
import { cellText } from '../tables/table-model';
import { bandSheet, boxed, type BandContent, type BandContents } from './band-sheet';
import { figureComment } from './figure-comment';
import { firstYearColumn, indicatorRows, type IndicatorPlaces } from './indicator-places';
import { liveFigures } from './live-figures';
import { pathCells } from './live-row';
import { cellName, cellOn, fixedName } from './reference';
import type { ReviewSheet } from './review-sheet';

const yearFormat = '0"年"';
const labelWidth = 20;
const yearWidth = 12;

/** A figure that may be typed over: a number, or the text of what is none. */
function figureContent(figure: Figure | null): BandContent {
  const open = { style: 'figure', rules: boxed, open: true } as const;
  if (figure === null) return { ...open, value: null };
  const cell = figureCell(figure);
  const { content } = cell;
  const number = content.kind === 'number' ? exactNumber(content.value, content.decimals) : null;
  const comment = figureComment(figure);
  return {
    ...open,
    value: number ?? cellText(cell),
    ...(content.kind === 'number' && number !== null && { format: plainNumberFormat(content) }),
    ...(comment !== null && { comment }),
  };
}

const label = (value: string): BandContent => ({ value, style: 'left', rules: boxed });
const blank: BandContent = { value: null, style: 'computed', rules: boxed };

/** Result of the review that the sheet repeats, by the id of its column in the review. */
const results = [
  ['progress', '完成进度（%）'],
  ['elapsed', '时序进度（%）'],
  ['required', '路径要求（%）'],
  ['verdict', '评价'],
] as const;

function resultRow(leaf: ReviewedLeaf, review: ReviewSheet, width: number): BandContents {
  const row = review.rows.get(leaf.indicator.id) ?? 0;
  const cells = results.flatMap(([id, title]): BandContent[] => {
    const column = review.columns.get(id) ?? 0;
    const shown = review.cells.get(cellName({ row, column }));
    if (shown === undefined) return [];
    const { value, format } = shown;
    return [
      label(title),
      {
        value: value ?? '',
        formula: cellOn(review.plan.name, { row, column }),
        style: id === 'verdict' ? 'computedText' : 'computed',
        rules: boxed,
        format,
      },
    ];
  });
  return cells.slice(0, width);
}

interface Given {
  readonly baseline: Figure | null;
  /** By year from the base year on; the base year's is the baseline. */
  readonly figures: readonly (Figure | null)[];
  readonly target: Figure | null;
}

function givenOf(
  { series }: ReviewedLeaf,
  { context, view: { version } }: ReviewResult,
  years: readonly number[],
): Given {
  const at = (address: FigureAddress): Figure | null => series?.figures[figureSlot(address)] ?? null;
  const baseline = at({ measure: 'baseline', period: `${context.baseYear}`, version });
  return {
    baseline,
    figures: years.map((year, index) =>
      index === 0 ? baseline : at({ measure: 'actual', period: `${year}` }),
    ),
    target: at({ measure: 'target', period: `${context.targetYear}`, version }),
  };
}

const range = (from: SheetPlace, to: SheetPlace = from): SheetRange => ({ from, to });

/** The row that charts are drawn from: that of the figures, or where it holds texts a row of its numbers. */
interface ChartRows {
  readonly actual: number;
  readonly target: number;
  readonly hasNegative: boolean;
}

/** Spreadsheets draw a text as zero: such a figure is left out of the charts. */
function chartRow(title: string, row: BandContents): BandContents {
  return row.map((content, index): BandContent => {
    if (index === 0 || content === null) return label(title);
    const { format = null, value } = content;
    return { value: typeof value === 'number' ? value : null, format, style: 'computed', rules: boxed };
  });
}

const hasText = (row: BandContents): boolean =>
  row.some((content, index) => index > 0 && typeof content?.value === 'string' && content.value !== '');

function charts(
  { hasNegative, ...rows }: ChartRows,
  years: readonly number[],
  unit: string,
  year: number,
  firstRow: number,
) {
  const last = firstYearColumn + years.length - 1;
  const at = (row: number, column: number): SheetPlace => ({ row, column });
  const column = (when: number): number => firstYearColumn + when - (years[0] ?? when);
  const one = (
    name: string,
    row: number,
    when: number,
    look: SheetChartSeries['look'],
  ): SheetChartSeries => ({
    name,
    values: range(at(row, column(when))),
    look,
  });
  const line = (name: string, row: number, look: SheetChartSeries['look']): SheetChartSeries => ({
    name,
    values: range(at(row, firstYearColumn), at(row, last)),
    look,
  });
  const [base = year] = years;
  const end = years.at(-1) ?? year;
  return [
    {
      kind: 'columns' as const,
      title: `${base}年、${year}年与${end}年目标`,
      unit,
      categories: null,
      series: [
        one(`${base}年基期值`, rows.actual, base, 'baseline'),
        one(`${year}年实际值`, rows.actual, year, 'actual'),
        one(`${end}年目标值`, rows.target, end, 'target'),
      ],
      fromZero: !hasNegative,
      place: range(at(firstRow, 1), at(firstRow + 14, 3)),
    },
    {
      kind: 'lines' as const,
      title: `${base}—${end}年走势`,
      unit,
      categories: range(at(indicatorRows.years, firstYearColumn), at(indicatorRows.years, last)),
      series: [
        line('路径值', indicatorRows.path, 'path'),
        line('目标值', rows.target, 'target'),
        line('实际值', rows.actual, 'actual'),
      ],
      fromZero: false,
      place: range(at(firstRow, 4), at(firstRow + 14, Math.max(last, 8))),
    },
  ];
}

/** The sheet of one indicator: its figures, which may be changed, its path, its review, and charts of these cells. */
export function indicatorSheet(
  leaf: ReviewedLeaf,
  result: ReviewResult,
  review: ReviewSheet,
  { sheet }: IndicatorPlaces,
): SheetPlan {
  const { baseYear, targetYear, year } = result.context;
  const { indicator, category } = leaf;
  const years = Array.from({ length: targetYear - baseYear + 1 }, (_, index) => baseYear + index);
  const width = Math.max(8, years.length + 1);
  const given = givenOf(leaf, result, years);
  const live = liveFigures(leaf, result);
  const ends = {
    baseline: fixedName({ row: indicatorRows.figures, column: firstYearColumn }),
    target: fixedName({ row: indicatorRows.target, column: years.length + 1 }),
  };
  const path: readonly BandContent[] =
    'reason' in live
      ? years.map(() => blank)
      : pathCells(live, ends, years).map((cell) => ({
          ...cell,
          style: 'computed',
          rules: boxed,
          format: '0.00',
        }));
  const figureRow = [label('基期值与实际值'), ...given.figures.map(figureContent)];
  const targetRow = [label('目标值'), ...years.slice(1).map(() => blank), figureContent(given.target)];
  const about = [
    `类别：${category.name}`,
    `单位：${indicator.unit ?? '—'}`,
    indicator.attribute === null ? null : `属性：${attributeNames[indicator.attribute]}`,
  ].filter((part) => part !== null);
  const wide = (value: string, style: BandContent['style']): BandContents => [
    { value, style, columnSpan: width },
  ];
  const head: readonly BandContents[] = [
    wide(leafName(leaf, result), 'title'),
    wide(about.join('　'), 'subtitle'),
    [],
    [
      { value: '年份', style: 'header', rules: boxed },
      ...years.map((value): BandContent => ({ value, style: 'header', rules: boxed, format: yearFormat })),
    ],
    figureRow,
    [label('路径值'), ...path],
    targetRow,
  ];
  const actualNumbers = hasText(figureRow) ? [chartRow('图中的基期值与实际值', figureRow)] : [];
  const targetNumbers = hasText(targetRow) ? [chartRow('图中的目标值', targetRow)] : [];
  const rows: ChartRows = {
    actual: actualNumbers.length > 0 ? head.length + 1 : indicatorRows.figures,
    target: targetNumbers.length > 0 ? head.length + actualNumbers.length + 1 : indicatorRows.target,
    hasNegative: [...figureRow, ...targetRow].some(({ value }) => typeof value === 'number' && value < 0),
  };
  const body: readonly BandContents[] = [
    ...head,
    ...actualNumbers,
    ...targetNumbers,
    [],
    resultRow(leaf, review, width),
    wide(`导出时：${leaf.result.why}`, 'note'),
    ...(actualNumbers.length + targetNumbers.length > 0
      ? [wide('界限、符号、文字等不是确定的数，不画在图上；图中的数不随上面的文字改变。', 'note')]
      : []),
    wide('浅色格可以改动，评价、汇总和图随之改变；改动不会带回本程序。', 'note'),
    [],
  ];
  const columnWidths = [labelWidth, ...Array.from({ length: width - 1 }, () => yearWidth)];
  const plan = bandSheet({
    name: sheetName(sheet, []).name,
    takenNames: [],
    columnWidths,
    rows: body,
    orientation: 'landscape',
    title: indicator.name,
  });
  const verdictRow = head.length + actualNumbers.length + targetNumbers.length + 2;
  const figures = { row: indicatorRows.figures, column: firstYearColumn };
  const last = years.length + 1;
  return {
    ...plan,
    print: { ...plan.print, pagesTall: 1 },
    figureRanges: [
      range(figures, { ...figures, column: last }),
      range({ row: indicatorRows.target, column: last }),
    ],
    verdicts: [range({ row: verdictRow, column: results.length * 2 })],
    charts: charts(rows, years, indicator.unit ?? '', year, body.length + 1),
  };
}
