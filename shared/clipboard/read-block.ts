import { widthOf, type ClipboardBlock } from './block';
import { parseHtmlTable } from './html-table';
import { parseTsv } from './tsv';

/** What a clipboard offers. Either text may be empty. */
export interface ClipboardTexts {
  readonly plain: string;
  readonly html: string;
}

/**
 * The cells that a clipboard offers: of its table, which knows merged cells, else of its text. Null where there is nothing
 * but blanks.
 */
export function readBlock({ plain, html }: ClipboardTexts): ClipboardBlock | null {
  const block = parseHtmlTable(html) ?? parseTsv(plain);
  const hasText = block.some((row) => row.some((text) => text !== null && text.trim() !== ''));
  const isOneCell = block.length === 1 && widthOf(block) === 1;
  return block.length === 0 || (isOneCell && !hasText) ? null : block;
}
