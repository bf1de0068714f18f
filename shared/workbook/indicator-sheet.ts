import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
import type { Method } from '../model/review-settings';
import { leafName, type ReviewedLeaf, type ReviewResult } from '../review/review';
import { writableText } from '../tables/cell-text';
import { attributeNames } from '../tables/plan-columns';
import { sheetName } from '../tables/sheet-name';
import type { SheetPlace, SheetPlan, SheetRange } from '../tables/sheet-plan';
import { bandSheet, boxed, type BandContent, type BandContents } from './band-sheet';
import { indicatorCharts, type ChartRows } from './indicator-charts';
import { firstYearColumn, indicatorRows, yearFormat, type IndicatorPlaces } from './indicator-places';
import {
  blank,
  chartRow,
  computedRow,
  figureContent,
  hasText,
  label,
  none,
  numbersIn,
} from './indicator-rows';
import { liveFigures, type LiveFigures } from './live-figures';
import { accumulatedRow, pathRow, type PathPlaces, type YearRow } from './live-path';
import { cellName, cellOn, fixedName } from './reference';
import type { ReviewSheet } from './review-sheet';

const labelWidth = 28;
/** As wide as the heads of the results need in one line. */
const yearWidth = 16;

/** Methods by which figures and target are of one kind. */
const comparable: ReadonlySet<Method> = new Set<Method>(['level', 'floor', 'ceiling', 'keep']);

function goalTitle({ way }: LiveFigures): string | null {
  switch (way.kind) {
    case 'growth':
      return way.from === 'rates' ? '目标指数（基期=100）' : '按增速推算的目标值';
    case 'amount':
      return '目标累计';
    case 'reduction':
      return '目标降幅（%）';
    case 'level':
    case 'held':
      return null;
  }
}

/** The target in the terms of the path where it is given in others: where the path ends. */
function goalRow(live: LiveFigures, path: YearRow): BandContents | null {
  const title = goalTitle(live);
  const last = path.cells.at(-1);
  if (title === null || last == null || typeof last === 'number') return null;
  const place = { row: indicatorRows.path, column: path.cells.length + 1 };
  const end = { formula: cellName(place), value: last.value };
  return computedRow({ title, cells: path.cells.map((cell) => (cell === last ? end : null)) });
}

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
  /** By year from the base year on; the base year's is the baseline. */
  readonly figures: readonly (Figure | null)[];
  readonly target: Figure | null;
  /** The annual targets from the year after the base year on. */
  readonly annual: readonly (Figure | null)[];
}

function givenOf(
  { series }: ReviewedLeaf,
  { context, view: { version } }: ReviewResult,
  years: readonly number[],
): Given {
  const at = (address: FigureAddress): Figure | null => series?.figures[figureSlot(address)] ?? null;
  const baseline = at({ measure: 'baseline', period: `${context.baseYear}`, version });
  return {
    figures: years.map((year, index) =>
      index === 0 ? baseline : at({ measure: 'actual', period: `${year}` }),
    ),
    target: at({ measure: 'target', period: `${context.targetYear}`, version }),
    annual: years.slice(1).map((year) => at({ measure: 'annualTarget', period: `${year}`, version })),
  };
}

const range = (from: SheetPlace, to: SheetPlace = from): SheetRange => ({ from, to });

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
  const places: PathPlaces = {
    figures: years.map((_, index) =>
      fixedName({ row: indicatorRows.figures, column: firstYearColumn + index }),
    ),
    target: fixedName({ row: indicatorRows.target, column: years.length + 1 }),
  };
  const isLive = !('reason' in live);
  const usesAnnual = isLive && live.way.kind === 'level' && live.way.path === 'annualTargets';
  const path = isLive ? pathRow(live, places) : null;
  const accumulated = isLive ? accumulatedRow(live, places) : null;
  const pathContents: BandContents = usesAnnual
    ? [label('年度目标'), blank, ...given.annual.map(figureContent)]
    : path === null
      ? [label('路径值'), ...years.map(() => none)]
      : computedRow(path);
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
    pathContents,
    targetRow,
  ];
  const accumulatedContents = accumulated === null ? null : computedRow(accumulated);
  const goal = isLive && path !== null ? goalRow(live, path) : null;
  const added = [accumulatedContents, goal].filter((row) => row !== null);
  const goalNumber = goal === null ? null : head.length + added.length;
  let isLeftOut = false;
  const drawn = (title: string, row: BandContents, number: number): number => {
    if (!hasText(row)) return number;
    isLeftOut = true;
    added.push(chartRow(title, row, number));
    return head.length + added.length;
  };
  // A target in other terms than the figures cannot be drawn beside them.
  const isComparable = comparable.has(leaf.result.review.method);
  const rows: ChartRows = {
    actual:
      accumulated === null
        ? drawn('图中的基期值与实际值', figureRow, indicatorRows.figures)
        : head.length + 1,
    path: path === null && !usesAnnual ? null : drawn('图中的年度目标', pathContents, indicatorRows.path),
    target: isComparable ? drawn('图中的目标值', targetRow, indicatorRows.target) : goalNumber,
  };
  const body: readonly BandContents[] = [
    ...head,
    ...added,
    [],
    resultRow(leaf, review, width),
    wide(`导出时：${leaf.result.why}`, 'note'),
    ...(isLeftOut
      ? [wide('界限、符号、文字等不是确定的数，不画在图上；把它们改成数，图也不随之改变。', 'note')]
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
  const verdictRow = head.length + added.length + 2;
  const last = years.length + 1;
  const open = (row: number, from: number): SheetRange => range({ row, column: from }, { row, column: last });
  return {
    ...plan,
    print: { ...plan.print, pagesTall: 1 },
    figureRanges: [
      open(indicatorRows.figures, firstYearColumn),
      ...(usesAnnual ? [open(indicatorRows.path, firstYearColumn + 1)] : []),
      open(indicatorRows.target, last),
    ],
    verdicts: [range({ row: verdictRow, column: results.length * 2 })],
    charts: indicatorCharts({
      name: writableText(leafName(leaf, result)).text.replaceAll('\n', ' '),
      rows,
      years,
      unit: indicator.unit ?? '',
      year,
      accumulated: accumulated?.title ?? null,
      hasAnnualTargets: usesAnnual,
      drawn: numbersIn([accumulatedContents ?? figureRow, pathContents, isComparable ? targetRow : []]),
      firstRow: body.length + 1,
    }),
    links: [
      {
        row: 1,
        column: 1,
        sheet: review.plan.name,
        to: { row: review.rows.get(indicator.id) ?? 1, column: 1 },
        tip: `回到${review.plan.name}`,
      },
    ],
  };
}
