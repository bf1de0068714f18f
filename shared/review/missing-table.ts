import { describingCell, describingColumns } from '../tables/plan-columns';
import { emptyCell, textCell, type TableColumn, type TableModel } from '../tables/table-model';
import { verdictCell } from './computed-cell';
import { leafName, type ReviewedLeaf, type ReviewResult } from './review';
import { reviewTableHead } from './table-head';

const column = (id: string, title: string, width: number): TableColumn => ({
  id,
  title,
  align: 'left',
  width,
  frozen: false,
  indented: false,
});

/** The leaves that could not be judged, those without figures first. */
export function unjudged({ missing, unassessable }: ReviewResult): readonly ReviewedLeaf[] {
  return [...missing, ...unassessable];
}

/** 缺数清单: what could not be judged, which years are missing, and why. */
export function missingTable(result: ReviewResult): TableModel {
  const { missing, unassessable } = result;
  const columns = [
    { ...describingColumns.category, frozen: false },
    { ...describingColumns.name, frozen: false, indented: false },
    describingColumns.unit,
    { ...column('verdict', '评价', 12), align: 'center' as const },
    column('years', '缺少的年份', 16),
    column('why', '原因', 48),
  ];
  return {
    ...reviewTableHead(result, '缺数清单', '缺数和无法评价指标清单'),
    header: columns.map((each) => ({ column: each })),
    rows: unjudged(result).map((leaf) => {
      const { finding, review, why } = leaf.result;
      const years = review.missingYears.map((year) => `${year}年`).join('、');
      return {
        kind: 'indicator',
        indent: 0,
        cells: [
          textCell(leaf.category.name),
          textCell(leafName(leaf, result)),
          describingCell(leaf, 'unit'),
          verdictCell(finding),
          years === '' ? emptyCell : textCell(years),
          textCell(why),
        ],
      };
    }),
    notes: [
      missing.length + unassessable.length === 0
        ? '没有缺数和无法评价的分指标。'
        : `按分指标列出：缺数${missing.length}项，无法评价${unassessable.length}项；都不计为滞后。`,
    ],
  };
}
