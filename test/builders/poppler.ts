import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const installCommand =
  process.platform === 'win32'
    ? 'winget install oschwartz10612.Poppler'
    : process.platform === 'darwin'
      ? 'brew install poppler'
      : 'sudo apt-get install -y poppler-utils';

/** Runs one of Poppler's programs and gives what it printed. Throws with the command that installs them. */
function poppler(program: string, parameters: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error) throw new Error(`${program} of Poppler is needed for this test. Install it: ${installCommand}`);
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}

const millimetres = (points: number): number => (points * 25.4) / 72;

export interface PdfWord {
  readonly text: string;
  /** Millimetres from the left and the upper edge of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly words: readonly PdfWord[];
  /** All words together, without blanks. */
  readonly text: string;
}

function attribute(element: string, name: string): number {
  return millimetres(Number(new RegExp(`\\b${name}="([-\\d.]+)"`).exec(element)?.[1]));
}

/** Fonts without names give some characters as their look-alikes of other blocks. */
function plainText(escaped: string): string {
  const text = escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return text.replaceAll(/[\u2E80-\u2FDF]/g, (character) => character.normalize('NFKC'));
}

/** The pages of a PDF file with every word and its place. */
export function readPdf(file: string): readonly PdfPage[] {
  const pages = poppler('pdftotext', ['-bbox', file, '-']).split('<page ').slice(1);
  return pages.map((page) => {
    const words = [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(
      ([, element = '', text = '']): PdfWord => ({
        text: plainText(text),
        left: attribute(element, 'xMin'),
        top: attribute(element, 'yMin'),
        right: attribute(element, 'xMax'),
        bottom: attribute(element, 'yMax'),
      }),
    );
    return {
      width: attribute(page, 'width'),
      height: attribute(page, 'height'),
      words,
      text: words.map(({ text }) => text).join(''),
    };
  });
}

/**
 * How many pictures of pixels a PDF file holds: none where charts are vectors. `pdfimages` overlooks those that stand in
 * patterns, so they are counted by what each says of itself; Chromium leaves that readable.
 */
export function countImages(file: string): number {
  return readFileSync(file, 'latin1').split(/\/Subtype\s*\/Image\b/).length - 1;
}

/** Whether every font of a PDF file is in it. */
export function embedsFonts(file: string): boolean {
  const fonts = poppler('pdffonts', [file]).trim().split('\n').slice(2);
  return (
    fonts.length > 0 &&
    fonts.every((line) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d/.exec(line)?.[1] === 'yes')
  );
}
