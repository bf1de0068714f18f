import type { SheetChart, SheetChartSeries, SheetPlace, SheetRange } from '../tables/sheet-plan';
import { firstYearColumn, indicatorRows } from './indicator-places';

/** Rows that charts are drawn from; null where there is none to draw. */
export interface ChartRows {
  /** The figures, or what they come to in the terms of path and target. */
  readonly actual: number;
  readonly path: number | null;
  /** Null where the target is in other terms than the figures: then the path ends in it. */
  readonly target: number | null;
}

export interface ChartSubject {
  readonly rows: ChartRows;
  readonly years: readonly number[];
  readonly unit: string;
  /** The year of the review. */
  readonly year: number;
  /** What is drawn where it is not the figures themselves: 定基指数（基期=100）. */
  readonly accumulated: string | null;
  readonly hasNegative: boolean;
  /** The first row that is free. */
  readonly firstRow: number;
}

const range = (from: SheetPlace, to: SheetPlace = from): SheetRange => ({ from, to });
const at = (row: number, column: number): SheetPlace => ({ row, column });
const height = 14;

/** Native charts of the cells of an indicator's sheet: three columns side by side, and the way over the years. */
export function indicatorCharts(subject: ChartSubject): readonly SheetChart[] {
  const { rows, years, unit, year, accumulated, hasNegative, firstRow } = subject;
  const last = firstYearColumn + years.length - 1;
  const [base = year] = years;
  const end = years.at(-1) ?? year;
  const one = (
    name: string,
    row: number,
    when: number,
    look: SheetChartSeries['look'],
  ): SheetChartSeries => ({ name, values: range(at(row, firstYearColumn + when - base)), look });
  const line = (
    name: string,
    row: number | null,
    look: SheetChartSeries['look'],
  ): readonly SheetChartSeries[] =>
    row === null ? [] : [{ name, values: range(at(row, firstYearColumn), at(row, last)), look }];
  const targetRow = rows.target ?? rows.path;
  const columns: readonly SheetChart[] =
    targetRow === null
      ? []
      : [
          {
            kind: 'columns',
            title: accumulated ?? `${base}年、${year}年与${end}年目标`,
            unit: accumulated === null ? unit : '',
            categories: null,
            series: [
              ...(accumulated === null
                ? [one(`${base}年基期值`, rows.actual, base, 'baseline')]
                : [one(`${year}年路径要求`, targetRow, year, 'baseline')]),
              one(`${year}年实际值`, rows.actual, year, 'actual'),
              one(`${end}年目标值`, targetRow, end, 'target'),
            ],
            fromZero: !hasNegative,
            place: range(at(firstRow, 1), at(firstRow + height, 3)),
          },
        ];
  return [
    ...columns,
    {
      kind: 'lines',
      title: accumulated === null ? `${base}—${end}年走势` : `${base}—${end}年${accumulated}`,
      unit: accumulated === null ? unit : '',
      categories: range(at(indicatorRows.years, firstYearColumn), at(indicatorRows.years, last)),
      series: [
        ...line('路径值', rows.path, 'path'),
        ...line('目标值', rows.target, 'target'),
        ...line('实际值', rows.actual, 'actual'),
      ],
      fromZero: false,
      place: range(at(firstRow, 4), at(firstRow + height, Math.max(last, 8))),
    },
  ];
}
