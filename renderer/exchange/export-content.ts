import { dataFile, type Codecs, type DataFile } from '../../shared/exchange/data-file';
import type { Statement } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { ReviewResult } from '../../shared/review/review';
import type { ReviewTableChoice } from '../../shared/review/review-table';
import type { OfferedTable } from '../../shared/review/review-tables';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { sheetPlans } from '../../shared/tables/table-sheet';
import { tableCsv } from '../../shared/tables/text-face';
import { reviewWorkbook } from '../../shared/workbook/review-workbook';
import type { ExportChoice, ExportFormat } from './export-choices';

/** How the content of a file is made: sheets for the workbook worker, or the bytes themselves. */
export type ExportContent =
  | { readonly kind: 'workbook'; readonly sheets: () => readonly SheetPlan[] }
  | { readonly kind: 'file'; readonly make: () => DataFile };

/** A review with the columns that were chosen for its table. */
export interface ExportedReview {
  readonly result: ReviewResult;
  readonly choice: ReviewTableChoice;
}

/** Everything that can be exported of a plan. */
export interface ExportSource {
  readonly view: PlanView;
  readonly statements: readonly Statement[];
  readonly tables: readonly OfferedTable[];
  /** Null where the plan cannot be reviewed. */
  readonly review: ExportedReview | null;
}

/** The kind of file of a format, which is its extension. */
export function extensionOf(format: ExportFormat): 'xlsx' | 'csv' | 'json' {
  if (format === 'xlsx' || format === 'review') return 'xlsx';
  return format === 'planJson' ? 'json' : 'csv';
}

const codecs: Codecs = {
  encodeUtf8: (text) => new TextEncoder().encode(text),
  decodeGb18030: (bytes) => new TextDecoder('gb18030').decode(bytes),
};

function csvOf(table: OfferedTable): DataFile {
  // Spreadsheets need the byte order mark to see that it is UTF-8.
  return { bytes: codecs.encodeUtf8(`\uFEFF${tableCsv(table.make())}`), remarks: [] };
}

/** What the choice asks for; null where nothing is chosen, or where there is no review. */
export function exportContent(
  { view, statements, tables, review }: ExportSource,
  { format, encoding, sheets, csv }: ExportChoice,
): ExportContent | null {
  switch (format) {
    case 'review':
      return review && { kind: 'workbook', sheets: () => reviewWorkbook(review.result, review.choice) };
    case 'xlsx': {
      const chosen = tables.filter(({ id }) => sheets.includes(id));
      if (chosen.length === 0) return null;
      return { kind: 'workbook', sheets: () => sheetPlans(chosen.map(({ make }) => make())) };
    }
    case 'csv': {
      const table = tables.find(({ id }) => id === csv);
      return table === undefined ? null : { kind: 'file', make: () => csvOf(table) };
    }
    default:
      return { kind: 'file', make: () => dataFile(view, statements, { format, encoding }, codecs) };
  }
}

const formatNames: Readonly<Record<Exclude<ExportFormat, 'xlsx' | 'csv'>, string>> = {
  review: '年度评估工作簿',
  longCsv: '全部数据',
  wideCsv: '各年数据',
  sdmxCsv: 'SDMX数据',
  planJson: '规划文件',
};

/** What a file is called after the plan, before its date. */
export function contentName({ tables, review }: ExportSource, { format, sheets, csv }: ExportChoice): string {
  if (format === 'review')
    return `${review?.result.context.year ?? ''}${review ? '年' : ''}${formatNames.review}`;
  if (format !== 'xlsx' && format !== 'csv') return formatNames[format];
  const chosen = tables.filter(({ id }) => (format === 'csv' ? id === csv : sheets.includes(id)));
  const [first] = chosen;
  return chosen.length === 1 && first ? first.name : '表格';
}
