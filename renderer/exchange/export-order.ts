import type { Statement } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { ReviewResult } from '../../shared/review/review';
import type { ReviewTableChoice } from '../../shared/review/review-table-choice';
import type { PlanFrame } from '../../shared/review/review-session';
import type { OfferedTable } from '../../shared/review/review-tables';
import type { ExportChoice, ExportFormat } from './export-choices';
import type { WorkbookProperties } from './workbook-writer';

/** A review with the columns that were chosen for its table. */
export interface ExportedReview {
  readonly result: ReviewResult;
  readonly choice: ReviewTableChoice;
}

/** What describes a format of data files. */
export type FormatNote = 'sdmxStructure' | 'planSchema';

/** What describes the files of a format; null where they describe themselves. */
export function noteOf(format: ExportFormat): FormatNote | null {
  return format === 'sdmxCsv' ? 'sdmxStructure' : format === 'planJson' ? 'planSchema' : null;
}

/** The file of a description, named for those who are sent one with the data. */
export const noteFiles = {
  sdmxStructure: { name: 'SDMX-CSV数据结构说明', extension: 'txt' },
  planSchema: { name: '规划文件格式.schema', extension: 'json' },
} as const satisfies Readonly<
  Record<FormatNote, { readonly name: string; readonly extension: ExportExtension }>
>;

/** Kinds of files that are exported here, each by its extension. */
export type ExportExtension = 'xlsx' | 'csv' | 'json' | 'txt';

/** Everything that can be exported of a plan. */
export interface ExportSource {
  readonly view: PlanView;
  readonly statements: readonly Statement[];
  readonly tables: readonly OfferedTable[];
  /** Null where the plan cannot be reviewed. */
  readonly review: ExportedReview | null;
}

/** What the worker is to make of a plan whose indicators and series it has been given. Plain data. */
export interface FileOrder {
  readonly frame: PlanFrame;
  readonly statements: readonly Statement[];
  readonly choice: ExportChoice;
  /** The description of a format in the place of the data; null for the data. */
  readonly note: FormatNote | null;
  /** The review is made anew in the worker, which is faster than to hand it over. */
  readonly review: {
    readonly year: number;
    readonly revised: ReviewResult['revised'];
    readonly choice: ReviewTableChoice;
  } | null;
  readonly properties: WorkbookProperties;
}

/** The order for a choice; null where nothing is chosen, or where there is no review. */
export function fileOrder(
  { view, statements, tables, review }: ExportSource,
  choice: ExportChoice,
  properties: WorkbookProperties,
): FileOrder | null {
  const { format, sheets, csv } = choice;
  const has = (wanted: readonly string[]): boolean => tables.some(({ id }) => wanted.includes(id));
  if (format === 'review' && review === null) return null;
  if (format === 'xlsx' && !has(sheets)) return null;
  if (format === 'csv' && !has([csv])) return null;
  const { indicators: _indicators, series: _series, ...frame } = view;
  return {
    frame,
    statements,
    choice,
    note: null,
    review: review && {
      year: review.result.context.year,
      revised: review.result.revised,
      choice: { shown: review.choice.shown, order: review.choice.order },
    },
    properties,
  };
}

/** The kind of file of a format, which is its extension. */
export function extensionOf(format: ExportFormat): ExportExtension {
  if (format === 'xlsx' || format === 'review') return 'xlsx';
  return format === 'planJson' ? 'json' : 'csv';
}

const formatNames: Readonly<Record<Exclude<ExportFormat, 'xlsx' | 'csv'>, string>> = {
  review: '年度评估工作簿',
  longCsv: '全部数据',
  wideCsv: '各年数据',
  sdmxCsv: 'SDMX数据',
  planJson: '全部内容',
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
