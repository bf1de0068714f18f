export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  /** Without blanks at the end; those at the front stay, since an indent of wide blanks begins a paragraph. */
  readonly text: string;
}

/** The lines of a text that hold anything. Blank lines carry no meaning in extracted text. */
export function sourceLines(text: string): readonly SourceLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(/^\uFEFF/, '').trimEnd() }))
    .filter((line) => line.text !== '');
}

const betweenWords = /(?<=[A-Za-z0-9%]) +(?=[A-Za-z0-9])/;

/** Pieces of one text that the typesetting parted: a blank stays only where letters or digits would run together. */
export function joinPieces(pieces: readonly string[]): string {
  return pieces
    .join(' ')
    .split(betweenWords)
    .map((part) => part.replace(/\s/g, ''))
    .join(' ');
}
