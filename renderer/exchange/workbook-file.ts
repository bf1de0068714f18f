import { csvFile } from '../../shared/exchange/csv-file';
import { dataFile, spreadsheetFile, type Codecs, type DataFile } from '../../shared/exchange/data-file';
import type { PlanView } from '../../shared/model/plan-view';
import type { ReviewResult } from '../../shared/review/review';
import { plainChoice } from '../../shared/review/review-table-choice';
import { offeredTables, planTables } from '../../shared/review/review-tables';
import { createReviewer } from '../../shared/review/reviewer';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { sheetPlans } from '../../shared/tables/table-sheet';
import { tableLines } from '../../shared/tables/text-face';
import { reviewWorkbook } from '../../shared/workbook/review-workbook';
import type { FileOrder } from './export-order';
import { formatNoteFile } from './format-notes';
import { writeWorkbook, type WorkbookProgress } from './workbook-writer';

const codecs: Codecs = {
  encodeUtf8: (text) => new TextEncoder().encode(text),
  decodeGb18030: (bytes) => new TextDecoder('gb18030').decode(bytes),
};

function resultOf(view: PlanView, { review }: FileOrder): ReviewResult | null {
  return review && { ...createReviewer()(view, review.year), revised: review.revised };
}

/** The bytes of a file, and sentences on what had to be changed for it. Throws RangeError where something would be lost. */
export async function makeFile(
  view: PlanView,
  order: FileOrder,
  onProgress: (progress: WorkbookProgress) => void,
): Promise<DataFile> {
  const { choice, note, statements, review, properties } = order;
  if (note !== null) return formatNoteFile(note, codecs);
  const written = async (sheets: readonly SheetPlan[]): Promise<DataFile> => ({
    bytes: await writeWorkbook(sheets, properties, onProgress),
    remarks: sheets.flatMap(({ remarks }) => remarks),
  });
  const { format, encoding } = choice;
  if (format !== 'review' && format !== 'xlsx' && format !== 'csv')
    return dataFile(view, statements, { format, encoding }, codecs);
  const result = resultOf(view, order);
  const columns = review?.choice ?? plainChoice;
  if (format === 'review') {
    if (result === null) throw new RangeError('这个规划还不能评估，没有导出。');
    return written(reviewWorkbook(result, columns, choice.leftOut));
  }
  const tables = result === null ? planTables(view) : offeredTables(result, columns);
  const chosen = tables.filter(({ id }) =>
    format === 'csv' ? id === choice.csv : choice.sheets.includes(id),
  );
  const [first] = chosen;
  if (first === undefined) throw new RangeError('选中的表格已经不在，没有导出。请重新选择。');
  if (format === 'csv') return spreadsheetFile(csvFile(tableLines(first.make())), encoding, codecs);
  return written(sheetPlans(chosen.map(({ make }) => make())));
}
