import type { TwoCounts, VerdictCounts } from '../progress/counts';
import { verdictNames, verdicts, verdictSymbols } from '../progress/verdict';
import { textCell, type TableColumn, type TableModel, type TableRow } from '../tables/table-model';
import { countCell } from './computed-cell';
import type { ReviewResult } from './review';
import { headingNote } from './review-notes';
import { reviewTableHead } from './table-head';

const kinds = [
  ['indicators', '指标'],
  ['leaves', '分指标'],
] as const satisfies readonly (readonly [keyof TwoCounts, string])[];

function cellsOf(name: string, counts: TwoCounts): readonly TableRow[] {
  return kinds.map(([kind, title], index) => {
    const own: VerdictCounts = counts[kind];
    return {
      kind: 'indicator',
      indent: 0,
      cells: [
        index === 0 ? textCell(name, { rowSpan: kinds.length }) : null,
        textCell(title),
        ...verdicts.map((verdict) => countCell(own.of[verdict])),
        countCell(own.total),
      ],
    };
  });
}

/** 分类汇总表: how many of every category have which verdict, by numbered indicator and by leaf. */
export function categoryTable(result: ReviewResult): TableModel {
  const column = (id: string, title: string, width: number, align: TableColumn['align']): TableColumn => ({
    id,
    title,
    align,
    width,
    frozen: id === 'category',
    indented: false,
  });
  const columns = [
    column('category', '类别', 24, 'center'),
    column('kind', '计数', 8, 'center'),
    ...verdicts.map((verdict) =>
      column(verdict, `${verdictSymbols[verdict]} ${verdictNames[verdict]}`, 10, 'right'),
    ),
    column('total', '合计', 7, 'right'),
  ];
  const notes = ['“指标”按编号计数；“分指标”按有数值的行计数。', headingNote(result)];
  return {
    ...reviewTableHead(result, '分类汇总表', '主要指标分类汇总表'),
    header: columns.map((each) => ({ column: each })),
    rows: [
      ...result.categories.flatMap((category) => cellsOf(category.name, category)),
      ...cellsOf('合计', result.counts),
    ],
    notes: notes.filter((note) => note !== null),
  };
}
