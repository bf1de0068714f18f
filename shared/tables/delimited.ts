import { looksLikeFormula } from './cell-text';

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * Text that no spreadsheet takes for a formula: a quotation mark is put before one that begins like it. Numbers stay as
 * they are, negative ones too.
 */
export function formulaSafe(text: string): string {
  return looksLikeFormula(text) && !plainNumber.test(text) ? `'${text}` : text;
}

function csvField(text: string): string {
  const safe = formulaSafe(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180): commas, line ends CR LF, the last row with one too. Bytes and BOM are the writer's business. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function tsvField(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as spreadsheets put them on the clipboard: tabs and CR LF, quoted where a field holds one of them. */
export function tsvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(tsvField).join('\t')}\r\n`).join('');
}
