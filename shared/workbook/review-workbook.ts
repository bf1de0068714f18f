import { laggingTable } from '../review/lagging-table';
import { missingTable } from '../review/missing-table';
import { revisionTable } from '../review/revision-table';
import type { ReviewResult } from '../review/review';
import type { ReviewTableChoice } from '../review/review-table-choice';
import type { SheetPlan } from '../tables/sheet-plan';
import type { TableModel } from '../tables/table-model';
import { sheetPlan } from '../tables/table-sheet';
import { countSheet } from './count-sheet';
import { dataSheet } from './data-sheet';
import { indicatorPlaces } from './indicator-places';
import { indicatorSheet } from './indicator-sheet';
import { reviewSheetName, type OptionalSheet } from './names';
import { reviewSheet } from './review-sheet';
import { coverSheet, notesSheet, signOffSheet } from './text-sheets';

/** Names that sheets of indicators may not have. */
const fixedNames = [
  '封面',
  '说明',
  reviewSheetName,
  '分类汇总表',
  '滞后指标清单',
  '缺数清单',
  '修订说明',
  '数据',
  '签署',
] as const;

const listed = (model: TableModel): SheetPlan => ({ ...sheetPlan(model), locked: true });

/**
 * The sheets of the review workbook, in their order. Figures stand on the sheets of the indicators; everything computed from
 * them is a formula whose result the program knows, or, where a formula would not be right, what the program found, with a
 * comment. `leftOut` are ids of optional sheets. Throws RangeError where a figure or an indicator would be lost.
 */
export function reviewWorkbook(
  result: ReviewResult,
  choice: ReviewTableChoice,
  leftOut: readonly string[] = [],
): readonly SheetPlan[] {
  const places = indicatorPlaces(result, fixedNames);
  const review = reviewSheet(result, choice, places);
  const unless = (id: OptionalSheet, make: () => SheetPlan): readonly SheetPlan[] =>
    leftOut.includes(id) ? [] : [make()];
  return [
    ...unless('cover', () => coverSheet(result)),
    notesSheet(result),
    review.plan,
    ...unless('categories', () => countSheet(result, review)),
    ...unless('lagging', () => listed(laggingTable(result))),
    ...unless('missing', () => listed(missingTable(result))),
    ...result.leaves.flatMap((leaf) => {
      const own = places.get(leaf.indicator.id);
      return own === undefined ? [] : [indicatorSheet(leaf, result, review, own)];
    }),
    ...unless('data', () => dataSheet(result.view)),
    ...unless('revisions', () => listed(revisionTable(result))),
    ...unless('signOff', () => signOffSheet(result)),
  ];
}
