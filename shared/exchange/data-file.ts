import type { Statement } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import type { CsvFile } from './csv-file';
import { gb18030Encoder } from './gb18030';
import { longCsv } from './long-csv';
import { planJson } from './plan-json';
import { sdmxCsv } from './sdmx-csv';
import { wideCsv } from './wide-csv';

export type DataFormat = 'longCsv' | 'wideCsv' | 'sdmxCsv' | 'planJson';

/** Only the CSV for spreadsheets has a choice: SDMX-CSV and JSON are UTF-8. */
export type CsvEncoding = 'utf8' | 'gb18030';

export interface DataOrder {
  readonly format: DataFormat;
  readonly encoding: CsvEncoding;
}

export interface DataFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What had to be changed, in sentences for the user; empty when nothing was. */
  readonly remarks: readonly string[];
}

/** What the platform knows of encodings. */
export interface Codecs {
  readonly encodeUtf8: (text: string) => Uint8Array<ArrayBuffer>;
  readonly decodeGb18030: (bytes: Uint8Array) => string;
}

/** Tells spreadsheets that a file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** A CSV file for spreadsheets. */
export function spreadsheetFile({ text, remarks }: CsvFile, encoding: CsvEncoding, codecs: Codecs): DataFile {
  if (encoding === 'utf8') return { bytes: codecs.encodeUtf8(byteOrderMark + text), remarks };
  const { bytes, missing } = gb18030Encoder(codecs.decodeGb18030)(text);
  const named = missing.map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const remark = `GB18030 编码里没有的字符已换成“?”：${named.join('、')}。需要保留时请改用 UTF-8。`;
  return { bytes, remarks: missing.length === 0 ? remarks : [...remarks, remark] };
}

/** A file of plain text that every editor opens. */
export function textFile(text: string, codecs: Codecs): DataFile {
  return { bytes: codecs.encodeUtf8(byteOrderMark + text), remarks: [] };
}

/** The file of a plan's data; the same data gives the same bytes. Throws RangeError where a figure would be lost. */
export function dataFile(
  view: PlanView,
  statements: readonly Statement[],
  { format, encoding }: DataOrder,
  codecs: Codecs,
): DataFile {
  if (format === 'planJson') return { bytes: codecs.encodeUtf8(planJson(view, statements)), remarks: [] };
  if (format === 'sdmxCsv') {
    const { text, remarks } = sdmxCsv(view);
    return { bytes: codecs.encodeUtf8(text), remarks };
  }
  return spreadsheetFile(format === 'longCsv' ? longCsv(view) : wideCsv(view), encoding, codecs);
}
