import type { FigureAddress } from '../model/figure';
import { opinionMethods, secondOpinion, type SecondOpinion } from '../progress/second-opinions';
import { figureCell } from '../tables/figure-cell';
import { describingCell, describingColumns, figureAt, figureColumn } from '../tables/plan-columns';
import { emptyCell, textCell, type Alignment, type TableCell, type TableColumn } from '../tables/table-model';
import { textWidth } from '../tables/text-width';
import { extentCell, measuredCell, noneCell, shareCell, verdictCell } from './computed-cell';
import type { ReviewedLeaf, ReviewedRow, ReviewResult } from './review';
import { remarksOf } from './remarks';

/** A column of 主要指标完成情况表: what it is headed, and what a row says in it. */
export interface ReviewColumn {
  readonly column: TableColumn;
  /** Above several columns: 实际值. */
  readonly group: string | null;
  /** Shown until the user chooses otherwise. */
  readonly atFirst: boolean;
  /** The table cannot be read without it. */
  readonly always: boolean;
  /** What the notes must say where the column is shown. */
  readonly note?: string;
  /** Null under a cell that reaches down to the row. */
  readonly cell: (row: ReviewedRow) => TableCell | null;
}

const column = (id: string, title: string, width: number, align: Alignment = 'right'): TableColumn => ({
  id,
  title,
  align,
  width,
  frozen: false,
  indented: false,
});

/** A column that rows without figures leave empty. */
function computed(
  id: string,
  title: string,
  width: number,
  cell: (leaf: ReviewedLeaf['result']['review'], row: ReviewedRow) => TableCell,
  { align = 'right', atFirst = true }: { readonly align?: Alignment; readonly atFirst?: boolean } = {},
): ReviewColumn {
  return {
    column: column(id, title, width, align),
    group: null,
    atFirst,
    always: false,
    cell: (row) => (row.result.review === null ? emptyCell : cell(row.result.review, row)),
  };
}

function figures(address: FigureAddress, title: string, width: number, group: string | null): ReviewColumn {
  const { column: own } = figureColumn(address, title, width);
  return {
    column: own,
    group,
    atFirst: true,
    always: false,
    cell: (row) => figureCell(figureAt(row, address)),
  };
}

/** Narrower than in other tables: verdicts are to be seen on an office screen without scrolling. */
const describedWidths = { category: 10, number: 4, name: 22, unit: 7, attribute: 6 } as const;

/** Wide enough for names of two lines, as far as that leaves room for the figures. */
function nameWidth(rows: readonly ReviewedRow[]): number {
  const longest = Math.max(0, ...rows.map(({ indicator }) => textWidth(indicator.name)));
  return Math.min(44, Math.max(describedWidths.name, Math.ceil(longest / 2) + 2));
}

/** Every column of 主要指标完成情况表, in its order. */
export function reviewColumns({ view, context, rows }: ReviewResult): readonly ReviewColumn[] {
  const { baseYear, targetYear, year } = context;
  const { version } = view;
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  const described = (['category', 'number', 'name', 'unit', 'attribute'] as const).map(
    (name): ReviewColumn => ({
      column: {
        ...describingColumns[name],
        width: name === 'name' ? nameWidth(rows) : describedWidths[name],
      },
      group: null,
      atFirst: true,
      always: name === 'name',
      cell: (row) => describingCell(row, name),
    }),
  );
  const ends = view.plan.versions.length > 1 ? `（第${version}版）` : '';
  return [
    ...described,
    figures({ measure: 'baseline', period: `${baseYear}`, version }, `${baseYear}年基期值${ends}`, 7, null),
    ...years.map((each) => figures({ measure: 'actual', period: `${each}` }, `${each}年`, 7, '实际值')),
    computed('change', '比上年增减', 10, ({ change, style }) => measuredCell(change, style)),
    figures({ measure: 'target', period: `${targetYear}`, version }, `${targetYear}年目标值${ends}`, 7, null),
    computed('average', '年均增速（提高）', 10, ({ average, style }) => measuredCell(average, style)),
    computed('progress', '完成进度（%）', 7, ({ progress, style }) => shareCell(progress, style)),
    computed('elapsed', '时序进度（%）', 7, ({ elapsedShare, style }) => shareCell(elapsedShare, style)),
    computed('required', '路径要求（%）', 7, ({ required, style }) => shareCell(required, style)),
    computed(
      'shareOfTarget',
      '占目标比重（%）',
      9,
      ({ shareOfTarget, style }) => shareCell(shareOfTarget, style),
      {
        atFirst: false,
      },
    ),
    computed('gap', '差距（百分点）', 9, ({ gap, style }) => extentCell(gap, style), { atFirst: false }),
    computed('pathValue', '路径值', 9, ({ pathValue, style }) => measuredCell(pathValue, style), {
      atFirst: false,
    }),
    computed('gapInUnit', '与路径值之差', 11, ({ gapInUnit, style }) => measuredCell(gapInUnit, style), {
      atFirst: false,
    }),
    computed('needed', '后续年均需增（提高）', 11, ({ needed, style }) => measuredCell(needed, style), {
      atFirst: false,
    }),
    ...opinionMethods.map((method): ReviewColumn => ({
      ...computed(
        method.id,
        opinionTitles[method.id] ?? method.name,
        30,
        (_, { indicator, series }) => opinionCell(secondOpinion(method, context, indicator, series)),
        { align: 'left', atFirst: false },
      ),
      note: `第二意见按${method.name}，只供参考，不影响评价；“—”表示该方法不适用。`,
    })),
    computed('verdict', '评价', 12, (_, { result }) => verdictCell(result.finding), { align: 'center' }),
    computed('remarks', '备注', 12, (leaf) => remarkCell(remarksOf(leaf, context)), { align: 'left' }),
  ];
}

/** Shorter than the names of the methods, which the notes have. */
const opinionTitles: Readonly<Record<string, string>> = {
  openSdg: '第二意见（Open SDG）',
  progressChart: '第二意见（联合国进度图）',
};

const opinionCell = (opinion: SecondOpinion): TableCell =>
  opinion.available ? textCell(opinion.text) : noneCell;

const remarkCell = (remarks: readonly string[]): TableCell =>
  remarks.length === 0 ? emptyCell : textCell(remarks.join('；'));
