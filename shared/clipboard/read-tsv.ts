import { rectangular, type ClipboardBlock } from './block';

interface Field {
  readonly text: string;
  /** Where reading goes on: at the tab, the line end, or the end of the text. */
  readonly end: number;
}

const endsField = (character: string | undefined): boolean =>
  character === undefined || character === '\t' || character === '\n' || character === '\r';

/** A field in quotation marks; null where no closing mark stands before a tab, a line end or the end. */
function quotedField(text: string, start: number): Field | null {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    if (!endsField(text[quote + 1])) return null;
    return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}

function plainField(text: string, start: number): Field {
  let end = start;
  while (!endsField(text[end])) end += 1;
  return { text: text.slice(start, end), end };
}

/**
 * Reads text as spreadsheets put it on the clipboard: tabs between cells, CR LF, LF or CR between rows, quotation marks
 * around a cell that holds one of them, perhaps a BOM. The last line end ends the last row and begins none. A quotation
 * mark that is never closed is an ordinary character. Never throws. Yields now and then how many characters have been read.
 */
export function* readTsv(input: string): Generator<number, ClipboardBlock> {
  const text = input.replace(/^\uFEFF/, '').replace(/\0+$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  // A mark that is not closed makes every later one a guess, and looking for each would take time squared.
  let trustsQuotes = true;
  while (at < text.length || row.length > 0) {
    const quoted = trustsQuotes && text[at] === '"' ? quotedField(text, at) : null;
    if (text[at] === '"' && !quoted) trustsQuotes = false;
    const field = quoted ?? plainField(text, at);
    row.push(field.text);
    at = field.end;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
    if (rows.length % 500 === 0) yield at;
  }
  return rectangular(rows);
}
