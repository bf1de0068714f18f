import { reviewTextFields, reviewTextNames } from '../model/review-texts';
import { describingCell, describingColumns } from '../tables/plan-columns';
import { emptyCell, textCell, type TableColumn, type TableModel } from '../tables/table-model';
import { extentCell, measuredCell, shareCell, verdictCell } from './computed-cell';
import { leafName, type ReviewResult } from './review';
import { reviewTableHead } from './table-head';

const column = (
  id: string,
  title: string,
  width: number,
  align: TableColumn['align'] = 'right',
): TableColumn => ({ id, title, align, width, frozen: false, indented: false });

/** 滞后指标清单: what lags behind, by how much, what is needed from now on, and what is written about it. */
export function laggingTable(result: ReviewResult): TableModel {
  const { context, lagging } = result;
  const columns = [
    { ...describingColumns.category, frozen: false },
    { ...describingColumns.name, frozen: false, indented: false, width: 28 },
    describingColumns.unit,
    column('verdict', '评价', 12, 'center'),
    column('progress', '完成进度（%）', 9),
    column('required', '路径要求（%）', 9),
    column('gap', '差距（百分点）', 9),
    column('gapInUnit', '与路径值之差', 11),
    column('needed', '后续年均需增（提高）', 13),
    ...reviewTextFields.map((field) =>
      column(field, reviewTextNames[field], field === 'department' ? 14 : 24, 'left'),
    ),
  ];
  return {
    ...reviewTableHead(result, '滞后指标清单'),
    header: columns.map((each) => ({ column: each })),
    rows: lagging.map((leaf) => {
      const { finding, review } = leaf.result;
      const { style, progress, required, gap, gapInUnit, needed } = review;
      const texts = leaf.indicator.reviewTexts?.[`${context.year}`];
      return {
        kind: 'indicator',
        indent: 0,
        cells: [
          textCell(leaf.category.name),
          textCell(leafName(leaf, result)),
          describingCell(leaf, 'unit'),
          verdictCell(finding),
          shareCell(progress, style),
          shareCell(required, style),
          extentCell(gap, style),
          measuredCell(gapInUnit, style),
          measuredCell(needed, style),
          ...reviewTextFields.map((field) => {
            const text = texts?.[field];
            return text === undefined ? emptyCell : textCell(text);
          }),
        ],
      };
    }),
    notes: [
      lagging.length === 0
        ? '没有滞后、未完成或倒退的分指标。'
        : `按分指标列出，共${lagging.length}项，为评价是滞后、未完成或倒退的。差距为完成进度减路径要求；“与路径值之差”为实际值减路径值。`,
    ],
  };
}
