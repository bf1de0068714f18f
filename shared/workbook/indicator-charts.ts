import type { SheetChart, SheetChartSeries, SheetPlace, SheetRange } from '../tables/sheet-plan';
import { textWidth } from '../tables/text-width';
import { firstYearColumn, indicatorRows, yearFormat } from './indicator-places';

/** Rows that charts are drawn from; null where there is none to draw. */
export interface ChartRows {
  /** The figures, or what they come to in the terms of path and target. */
  readonly actual: number;
  readonly path: number | null;
  /** Where the target stands in the terms of the figures drawn. */
  readonly target: number | null;
}

export interface ChartSubject {
  readonly name: string;
  readonly rows: ChartRows;
  readonly years: readonly number[];
  readonly unit: string;
  /** The year of the review. */
  readonly year: number;
  /** What is drawn where it is not the figures themselves: 定基指数（基期=100）. */
  readonly accumulated: string | null;
  /** The path is made of targets for some of the years. */
  readonly hasAnnualTargets: boolean;
  /** The numbers that are drawn. */
  readonly drawn: readonly number[];
  /** The first row that is free. */
  readonly firstRow: number;
}

const range = (from: SheetPlace, to: SheetPlace = from): SheetRange => ({ from, to });
const at = (row: number, column: number): SheetPlace => ({ row, column });
const height = 15;
/** Columns of the sheet that the first chart covers, and where the second ends. */
const [firstWidth, mostColumns] = [3, 8];
/** Half-width characters of a name that surely stand above the smaller chart in one line. */
const longestName = 44;

function zeroOf(drawn: readonly number[]): SheetChart['zero'] {
  if (drawn.every((value) => value >= 0)) return 'begin';
  return drawn.every((value) => value <= 0) ? 'end' : null;
}

/** Native charts of the cells of an indicator's sheet: three columns side by side, and the way over the years. */
export function indicatorCharts(subject: ChartSubject): readonly SheetChart[] {
  const { name, rows, years, unit, year, accumulated, hasAnnualTargets, drawn, firstRow } = subject;
  const last = firstYearColumn + years.length - 1;
  const [base = year] = years;
  const end = years.at(-1) ?? year;
  const title = (what: string): readonly string[] => (textWidth(name) > longestName ? [what] : [name, what]);
  const one = (
    label: string,
    row: number | null,
    when: number,
    look: SheetChartSeries['look'],
  ): readonly SheetChartSeries[] =>
    row === null ? [] : [{ name: label, values: range(at(row, firstYearColumn + when - base)), look }];
  const line = (
    label: string,
    row: number | null,
    look: SheetChartSeries['look'],
  ): readonly SheetChartSeries[] =>
    row === null ? [] : [{ name: label, values: range(at(row, firstYearColumn), at(row, last)), look }];
  const shown = accumulated === null ? unit : '';
  const columns: readonly SheetChart[] =
    rows.target === null
      ? []
      : [
          {
            kind: 'columns',
            title: title(accumulated ?? `${base}年基期、${year}年实际与${end}年目标`),
            unit: shown,
            categories: null,
            categoryFormat: yearFormat,
            series: [
              ...(accumulated === null
                ? one(`${base}年基期值`, rows.actual, base, 'baseline')
                : one(`${year}年路径要求`, rows.path, year, 'baseline')),
              ...one(`${year}年实际值`, rows.actual, year, 'actual'),
              ...one(`${end}年目标值`, rows.target, end, 'target'),
            ],
            zero: zeroOf(drawn),
            place: range(at(firstRow, 1), at(firstRow + height, firstWidth)),
          },
        ];
  return [
    ...columns,
    {
      kind: 'lines',
      title: title(accumulated === null ? `${base}—${end}年走势` : `${base}—${end}年${accumulated}`),
      unit: shown,
      categories: range(at(indicatorRows.years, firstYearColumn), at(indicatorRows.years, last)),
      categoryFormat: yearFormat,
      series: [
        ...(hasAnnualTargets
          ? line('年度目标', rows.path, 'annualTarget')
          : line('路径值', rows.path, 'path')),
        ...line('目标值', rows.target, 'target'),
        ...line('实际值', rows.actual, 'actual'),
      ],
      zero: null,
      place: range(at(firstRow, firstWidth + 1), at(firstRow + height, Math.max(last, mostColumns))),
    },
  ];
}
