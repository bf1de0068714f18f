/** What is asked of every printed page, read from the words of a PDF file and their places. */
import type { Page } from 'playwright-core';
import { pageGeometry, type Box, type PageGeometry, type PageSetup } from '../../shared/print/page-geometry';
import type { PdfPage, PdfWord } from '../builders/poppler';

/** A page as the preview shows it. */
export interface ShownPage {
  readonly setup: PageSetup;
  /** Null for a cover, and for a side that is left blank. */
  readonly number: number | null;
  /** Without blanks. */
  readonly text: string;
}

/** The pages in the preview. */
export async function shownPages(page: Page): Promise<readonly ShownPage[]> {
  const found = await page.locator('.print-sheet .paper-page').evaluateAll((pages) =>
    pages.map((each) => {
      const copy = each.cloneNode(true) as HTMLElement;
      for (const unseen of copy.querySelectorAll('.paper-fill, desc')) unseen.remove();
      return {
        sheet: each.getAttribute('data-sheet') ?? '',
        number: each.querySelector('.paper-number')?.textContent ?? null,
        text: (copy.textContent ?? '').replaceAll(/\s/g, ''),
      };
    }),
  );
  return found.map(({ sheet, number, text }) => {
    const [paper, orientation] = sheet.split('-');
    return {
      setup: { paper, orientation } as PageSetup,
      number: number === null ? null : Number(/\d+/.exec(number)?.[0]),
      text,
    };
  });
}

/** The characters of a text in one order: Poppler reads columns and turned text in orders of its own. */
export const characters = (text: string): string =>
  [...text.normalize('NFKC').replaceAll(/\s/g, '')].toSorted().join('');

export function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Fonts claim two to three times the height of their characters, which stand in the middle of it. */
const middleShare = 0.32;

function isIn({ left, top, right, bottom }: PdfWord, box: Box): boolean {
  const spare = (bottom - top) * middleShare;
  return (
    left >= box.left - 0.6 &&
    right <= box.left + box.width + 0.6 &&
    top + spare >= box.top - 0.3 &&
    bottom - spare <= box.top + box.height + 0.3
  );
}

function isAt({ left, top, right, bottom }: PdfWord, box: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

/** Where the page number goes on from its place: 22 mm along and a line high. */
function numberBox({ number }: PageGeometry): Box {
  const before = number.anchor === 'end' ? 22 : 0;
  return number.turned
    ? { left: number.x - 9, top: number.y - before, width: 9, height: 22 }
    : { left: number.x - before, top: number.y - 1, width: 22, height: 9 };
}

/** The words that stand neither in the text block nor where the page number belongs. */
function strayWords({ words }: PdfPage, geometry: PageGeometry): readonly string[] {
  const place = numberBox(geometry);
  return words.filter((word) => !isIn(word, geometry.text) && !isAt(word, place)).map((word) => word.text);
}

/** What stands in the place of the page number; Poppler may read turned text from its end. */
function numberText({ words }: PdfPage, geometry: PageGeometry): string {
  const place = numberBox(geometry);
  const own = words.filter((word) => isAt(word, place));
  const along = geometry.number.turned ? own.toSorted((a, b) => a.top - b.top) : own;
  return along.map(({ text }) => text).join('');
}

/** Punctuation marks that follow one another give up half their width. */
const closeUp = (a: string, b: string): boolean => /\p{P}$/u.test(a) && /^\p{P}/u.test(b);

/** Words that stand over one another. */
export function overlaps({ words }: PdfPage): readonly string[] {
  const cores = words.map(({ text, left, right, top, bottom }) => {
    const height = bottom - top;
    return {
      text,
      left: left + 0.2,
      right: right - 0.2,
      top: top + height * 0.3,
      bottom: bottom - height * 0.3,
    };
  });
  return cores.flatMap((a, index) =>
    cores
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .filter((b) => !closeUp(a.text, b.text))
      .map((b) => `${a.text}/${b.text}`),
  );
}

/** A page that lies across a standing sheet, as it is read: its head is at the left edge of the sheet. */
export function turnedBack(page: PdfPage): PdfPage {
  return {
    ...page,
    width: page.height,
    height: page.width,
    words: page.words.map(({ text, left, top, right, bottom }) => ({
      text,
      left: page.height - bottom,
      right: page.height - top,
      top: left,
      bottom: right,
    })),
  };
}

/** The characters of a number and its dashes, in whichever order they were read. */
const numberCharacters = (text: string): string => [...text].toSorted().join('');

/** What is wrong with a page of a PDF file, compared with the page in the preview; nothing where all is right. */
export function pageFaults(page: PdfPage, { setup, number, text }: ShownPage): readonly string[] {
  const side = setup.paper === 'A4' && number !== null && number % 2 === 0 ? 'back' : 'front';
  const geometry = pageGeometry(setup, side);
  const faults: string[] = [];
  const size = `${Math.round(page.width)}×${Math.round(page.height)}`;
  if (size !== `${geometry.width}×${geometry.height}`) faults.push(`is ${size}`);
  faults.push(...strayWords(page, geometry).map((word) => `outside the text block: ${word}`));
  faults.push(...overlaps(page).map((words) => `over one another: ${words}`));
  const printed = numberText(page, geometry);
  const expected = number === null ? '' : `—${number}—`;
  if (
    number === null ? text !== '' && printed !== '' : numberCharacters(printed) !== numberCharacters(expected)
  )
    faults.push(`is numbered ${printed}, not ${expected}`);
  if (characters(page.text) !== characters(text)) faults.push('has another text than the preview');
  const continued = occurrences(page.text, '续表');
  if (continued > 1) faults.push('says 续表 more than once');
  if (continued === 1 && !/指标名称|计数/.test(page.text)) faults.push('goes on without its head');
  return faults.map((fault) => `${number ?? '—'}: ${fault}`);
}
