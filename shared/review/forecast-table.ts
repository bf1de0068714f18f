import { figureSlot, type FigureAddress } from '../model/figure';
import { figureCell } from '../tables/figure-cell';
import { figureNotes } from '../tables/figure-notes';
import { describingCell, describingColumns, figureAt, figureColumn, rowIndent } from '../tables/plan-columns';
import { emptyCell, textCell, type TableColumn, type TableModel } from '../tables/table-model';
import { shareCell } from './computed-cell';
import type { ReviewedRow, ReviewResult } from './review';
import { reviewTableHead } from './table-head';

/** What is to be expected of an indicator in the target year. */
type Outlook = 'reached' | 'notReached' | 'unknown';

const outlookNames: Readonly<Record<Outlook, string>> = {
  reached: '预计达到',
  notReached: '预计达不到',
  unknown: '不能判断',
};

const outlookSymbols: Readonly<Record<Outlook, string>> = { reached: '✔', notReached: '■', unknown: '?' };

/** Of a row reviewed for the target year with expected figures. */
export function outlookOf({ result }: ReviewedRow): Outlook {
  const { verdict } = result.finding;
  if (verdict === 'achieved') return 'reached';
  return verdict === 'unmet' || verdict === 'regressed' ? 'notReached' : 'unknown';
}

/** "✔ 预计达到" */
export function outlookText(row: ReviewedRow): string {
  const outlook = outlookOf(row);
  return `${outlookSymbols[outlook]} ${outlookNames[outlook]}`;
}

/** The figure that a year counts with: the actual, else the expected one. */
export function yearAddress(row: ReviewedRow, year: number): FigureAddress {
  const actual: FigureAddress = { measure: 'actual', period: `${year}` };
  const isThere = row.series?.figures[figureSlot(actual)] !== undefined;
  return isThere ? actual : { measure: 'expected', period: `${year}` };
}

const column = (id: string, title: string, width: number, align: TableColumn['align']): TableColumn => ({
  id,
  title,
  align,
  width,
  frozen: false,
  indented: false,
});

/**
 * 预计完成情况表: whether the target will be reached, by the expected figures of the years to come. `result` is the review of
 * the target year with expected figures; `from` the last year that is looked back on.
 */
export function forecastTable(result: ReviewResult, from: number): TableModel {
  const { baseYear, targetYear } = result.context;
  const { version } = result.view;
  const years = Array.from({ length: targetYear - from + 1 }, (_, index) => from + index).filter(
    (year) => year > baseYear,
  );
  const target = figureColumn(
    { measure: 'target', period: `${targetYear}`, version },
    `${targetYear}年目标值`,
    10,
  );
  const described = ['category', 'number', 'name', 'unit'] as const;
  const columns = [
    ...described.map((name) => describingColumns[name]),
    ...years.map((year) => column(`year:${year}`, `${year}年`, 10, 'right')),
    target.column,
    column('progress', '预计完成进度（%）', 10, 'right'),
    column('outlook', '到期能否达到目标', 14, 'center'),
    column('why', '说明', 40, 'left'),
  ];
  const figures = result.rows.flatMap((row) =>
    years.flatMap((year) => figureAt(row, yearAddress(row, year)) ?? []),
  );
  return {
    ...reviewTableHead(result, '预计完成情况表'),
    header: columns.map((each) => ({ column: each })),
    rows: result.rows.map((row) => {
      const { review, why } = row.result;
      return {
        kind: row.kind,
        indent: rowIndent(row),
        cells: [
          ...described.map((name) => describingCell(row, name)),
          ...years.map((year) => figureCell(figureAt(row, yearAddress(row, year)))),
          figureCell(figureAt(row, target.address)),
          ...(review === null
            ? [emptyCell, emptyCell, emptyCell]
            : [shareCell(review.progress, review.style), textCell(outlookText(row)), textCell(why)]),
        ],
      };
    }),
    notes: ['预计数由本单位填写，标F，只用于推算，不计入任何一年的完成情况。', ...figureNotes(figures)],
  };
}
