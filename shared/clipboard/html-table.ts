import { rectangular, type ClipboardBlock } from './block';
import { CellText, mostColumns, type HtmlCell } from './html-cell';
import { htmlParts, isHidden } from './html-parts';

/** More places than this come from damaged spans, not from a table. */
const mostPlaces = 4_000_000;

/** A table as it was read. */
export interface HtmlTable {
  readonly block: ClipboardBlock;
  /** Rows that its program does not show. */
  readonly hiddenRows: ReadonlySet<number>;
}

interface HtmlRow {
  readonly cells: HtmlCell[];
  readonly isHidden: boolean;
}

/** Characters between two breaths. */
const breath = 50_000;

/**
 * The rows of the only table in the HTML; null where there is none, or more than one beside each other. Yields now and then
 * how many characters have been read.
 */
function* tableRows(html: string): Generator<number, readonly HtmlRow[] | null> {
  const rows: HtmlRow[] = [];
  let tables = 0;
  let depth = 0;
  let cell: CellText | null = null;
  const closeCell = () => {
    if (cell) rows.at(-1)?.cells.push(cell.finish());
    cell = null;
  };
  let next = breath;
  for (const part of htmlParts(html)) {
    if (part.at >= next) {
      yield part.at;
      next = part.at + breath;
    }
    if (part.kind !== 'text' && part.name === 'table') {
      depth = Math.max(0, depth + (part.kind === 'open' ? 1 : -1));
      if (part.kind === 'open' && depth === 1) tables += 1;
      if (depth === 0) closeCell();
      continue;
    }
    if (depth > 1) cell?.add(part);
    else if (depth === 0 || part.kind === 'text') cell?.add(part);
    else if (part.name === 'tr') {
      closeCell();
      if (part.kind === 'open') rows.push({ cells: [], isHidden: isHidden(part.attributes) });
    } else if (part.name === 'td' || part.name === 'th') {
      closeCell();
      if (part.kind === 'close') continue;
      if (rows.length === 0) rows.push({ cells: [], isHidden: false });
      cell = new CellText(part.attributes);
    } else cell?.add(part);
  }
  closeCell();
  return tables === 1 ? rows : null;
}

/**
 * Reads the table that Excel, WPS, LibreOffice or Word put on the clipboard. A merged cell gives its text to its first
 * place and null to the others. Null where the HTML holds no table, several, or an absurdly large one. Never throws. Yields
 * now and then how many characters have been read.
 */
export function* readHtmlTable(html: string): Generator<number, HtmlTable | null> {
  const rows = yield* tableRows(html);
  if (!rows?.some(({ cells }) => cells.length > 0)) return null;
  const block: (string | null)[][] = rows.map(() => []);
  let places = 0;
  for (const [rowIndex, { cells }] of rows.entries()) {
    if (rowIndex % 500 === 499) yield html.length;
    const line = block[rowIndex] ?? [];
    let column = 0;
    for (const { text, rowSpan, columnSpan, notMerged } of cells) {
      while (line[column] !== undefined) column += 1;
      places += Math.min(rowSpan, rows.length - rowIndex) * columnSpan;
      if (places > mostPlaces) return null;
      for (let down = 0; down < rowSpan && rowIndex + down < rows.length; down += 1)
        for (let right = 0; right < columnSpan && column + right < mostColumns; right += 1) {
          const place = block[rowIndex + down] ?? [];
          place[column + right] ??= down === 0 && right === 0 ? text : notMerged ? '' : null;
        }
      column += columnSpan;
    }
  }
  return {
    block: rectangular(block.map((line) => Array.from(line, (text) => text ?? null))),
    hiddenRows: new Set(rows.flatMap((row, index) => (row.isHidden ? [index] : []))),
  };
}
