import { widthOf, type ClipboardBlock } from './block';
import { readHtmlTable, type HtmlTable } from './html-table';
import { readTsv } from './tsv';

/** What a clipboard offers. Either text may be empty. */
export interface ClipboardTexts {
  readonly plain: string;
  readonly html: string;
}

export interface ClipboardCells {
  readonly block: ClipboardBlock;
  /** The block without the rows that the program it comes from does not show; null where it shows all of them. */
  readonly shown: ClipboardBlock | null;
}

/**
 * The cells that a clipboard offers: of its table, which knows merged cells, else of its text. Null where there is nothing
 * in it: blank text is no cell; an empty cell is one where its program says so by a table beside the text. Yields now and
 * then how many characters of both texts, one after the other, have been read.
 */
export function* readClipboardCells({
  plain,
  html,
}: ClipboardTexts): Generator<number, ClipboardCells | null> {
  const table = yield* readHtmlTable(html);
  const block = table?.block ?? (yield* behind(html.length, readTsv(plain)));
  const only = block.length === 1 && widthOf(block) === 1 ? (block[0]?.[0] ?? '') : null;
  const isBlank = only?.trim() === '' && (table === null || plain === '');
  if (widthOf(block) === 0 || isBlank) return null;
  return { block, shown: table && shownRows(table) };
}

/** A merged cell that begins in a hidden row has its text in the first of its rows that is shown. */
function shownRows({ block, hiddenRows }: HtmlTable): ClipboardBlock | null {
  if (hiddenRows.size === 0) return null;
  const shown: (readonly (string | null)[])[] = [];
  let carried: readonly (string | null)[] = [];
  for (const [index, row] of block.entries()) {
    const whole = row.map((text, column) => text ?? carried[column] ?? null);
    const isHidden = hiddenRows.has(index);
    if (!isHidden) shown.push(whole);
    carried = isHidden ? whole : [];
  }
  return shown.length === 0 ? null : shown;
}

/** Work on what stands behind so many characters. */
function* behind<T>(before: number, work: Generator<number, T>): Generator<number, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield before + step.value;
  }
}
