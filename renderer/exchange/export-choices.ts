import type { CsvEncoding, DataFormat } from '../../shared/exchange/data-file';
import type { Id } from '../../shared/model/plan';
import { fieldsOf, planChoices } from '../ui/plan-choices';

/** review: the whole review with formulas and charts. xlsx, csv: tables as they are shown. The rest: the data itself. */
export type ExportFormat = 'review' | 'xlsx' | 'csv' | DataFormat;

/** What is exported of a plan. */
export interface ExportChoice {
  readonly format: ExportFormat;
  /** Of data in CSV. */
  readonly encoding: CsvEncoding;
  /** Ids of the tables of a workbook, each on a sheet of its own. */
  readonly sheets: readonly string[];
  /** Ids of the sheets that the review workbook is to have none of. */
  readonly leftOut: readonly string[];
  /** Id of the table of a CSV file, which holds one. */
  readonly csv: string;
}

const firstChoice: ExportChoice = {
  format: 'xlsx',
  encoding: 'utf8',
  sheets: ['main'],
  leftOut: [],
  csv: 'main',
};

const formats: Readonly<Record<ExportFormat, true>> = {
  review: true,
  xlsx: true,
  csv: true,
  longCsv: true,
  wideCsv: true,
  sdmxCsv: true,
  planJson: true,
};

const isFormat = (value: unknown): value is ExportFormat =>
  typeof value === 'string' && Object.hasOwn(formats, value);
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** A choice that was kept, with the first choice in the place of whatever is damaged, unknown or was not there yet. */
function readChoice(kept: unknown): ExportChoice {
  const { format, encoding, sheets, leftOut, csv } = fieldsOf(kept);
  return {
    format: isFormat(format) ? format : firstChoice.format,
    encoding: encoding === 'utf8' || encoding === 'gb18030' ? encoding : firstChoice.encoding,
    sheets: areTexts(sheets) ? sheets : firstChoice.sheets,
    leftOut: areTexts(leftOut) ? leftOut : firstChoice.leftOut,
    csv: typeof csv === 'string' ? csv : firstChoice.csv,
  };
}

/** Which tables are exported and how, remembered per plan. */
export const useExportChoices = planChoices('indicator-workbench/export', readChoice);

export function useExportChoice(planId: Id): ExportChoice {
  return useExportChoices(({ plans }) => plans[planId]) ?? firstChoice;
}
