import { rectangular, widthOf, type ClipboardBlock } from './block';
import { CellText, mostColumns, spanOf, type HtmlCell } from './html-cell';
import { htmlParts, isHidden } from './html-parts';

/** More places than this come from damaged spans, not from a table. */
const mostPlaces = 4_000_000;

/** A table as it was read. */
export interface HtmlTable {
  readonly block: ClipboardBlock;
  /** The block without the rows and columns that its program does not show; null where it shows all of them, or none. */
  readonly shown: ClipboardBlock | null;
}

interface HtmlRow {
  readonly cells: HtmlCell[];
  readonly isHidden: boolean;
}

interface HtmlRows {
  readonly rows: readonly HtmlRow[];
  readonly hiddenColumns: ReadonlySet<number>;
}

/** Characters between two breaths. */
const breath = 50_000;

/**
 * The rows of the only table in the HTML; null where there is none, or more than one beside each other. Yields now and then
 * how many characters have been read.
 */
function* tableRows(html: string): Generator<number, HtmlRows | null> {
  const rows: HtmlRow[] = [];
  const hiddenColumns = new Set<number>();
  let columns = 0;
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
    } else if (part.kind === 'open' && part.name === 'col' && !cell) {
      const span = spanOf(part.attributes, 'span', mostColumns - columns);
      if (isHidden(part.attributes))
        for (let index = 0; index < span; index += 1) hiddenColumns.add(columns + index);
      columns += span;
    } else cell?.add(part);
  }
  closeCell();
  return tables === 1 ? { rows, hiddenColumns } : null;
}

/** What stands in the places of a cell: its text in the first of them, nothing in the others. */
const textAt = ({ text, notMerged }: HtmlCell, isFirst: boolean): string | null =>
  isFirst ? text : notMerged ? '' : null;

/**
 * Reads the table that Excel, WPS, LibreOffice or Word put on the clipboard. A merged cell gives its text to its first
 * place and null to the others; among the shown cells, to the first that is shown. Null where the HTML holds no table,
 * several, or an absurdly large one. Never throws. Yields now and then how many characters have been read.
 */
export function* readHtmlTable(html: string): Generator<number, HtmlTable | null> {
  const table = yield* tableRows(html);
  if (!table?.rows.some(({ cells }) => cells.length > 0)) return null;
  const { rows, hiddenColumns } = table;
  const isShown = (row: number, column: number): boolean =>
    rows[row]?.isHidden === false && !hiddenColumns.has(column);
  const hasHidden = hiddenColumns.size > 0 || rows.some((row) => row.isHidden);
  const block: (string | null)[][] = rows.map(() => []);
  const shown: (string | null)[][] = rows.map(() => []);
  let places = 0;
  for (const [rowIndex, { cells }] of rows.entries()) {
    if (rowIndex % 500 === 499) yield html.length;
    const line = block[rowIndex] ?? [];
    let column = 0;
    for (const cell of cells) {
      const { rowSpan, columnSpan, notMerged } = cell;
      while (line[column] !== undefined) column += 1;
      places += Math.min(rowSpan, rows.length - rowIndex) * columnSpan;
      if (places > mostPlaces) return null;
      let isTold = false;
      for (let down = 0; down < rowSpan && rowIndex + down < rows.length; down += 1)
        for (let right = 0; right < columnSpan && column + right < mostColumns; right += 1) {
          const place = block[rowIndex + down] ?? [];
          if (place[column + right] !== undefined) continue;
          const isFirst = down === 0 && right === 0;
          place[column + right] = textAt(cell, isFirst);
          if (!hasHidden || !isShown(rowIndex + down, column + right)) continue;
          const shownPlace = shown[rowIndex + down] ?? [];
          shownPlace[column + right] = textAt(cell, notMerged ? isFirst : !isTold);
          isTold = true;
        }
      column += columnSpan;
    }
  }
  const whole = rectangular(block.map(filled));
  if (!hasHidden) return { block: whole, shown: null };
  const width = widthOf(whole);
  const left = shown
    .filter((_, row) => rows[row]?.isHidden === false)
    .map((line) => Array.from({ length: width }, (_, column) => line[column] ?? null))
    .map((line) => line.filter((_, column) => !hiddenColumns.has(column)));
  const hidesSome = left.length < whole.length || widthOf(left) < width;
  return { block: whole, shown: hidesSome && widthOf(left) > 0 ? left : null };
}

/** Without holes. */
const filled = (line: readonly (string | null | undefined)[]): readonly (string | null)[] =>
  Array.from(line, (text) => text ?? null);
