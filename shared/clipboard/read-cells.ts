import { widthOf, type ClipboardBlock } from './block';
import { readHtmlTable } from './html-table';
import { readTsv } from './read-tsv';

/** What a clipboard offers. Either text may be empty. */
export interface ClipboardTexts {
  readonly plain: string;
  readonly html: string;
}

export interface ClipboardCells {
  readonly block: ClipboardBlock;
  /** The block without the rows and columns that the program it comes from does not show; null where it shows all. */
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
  return { block, shown: table?.shown ?? null };
}

/** Work on what stands behind so many characters. */
function* behind<T>(before: number, work: Generator<number, T>): Generator<number, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield before + step.value;
  }
}
