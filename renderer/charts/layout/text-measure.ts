/** Widths in ems of the characters of sans-serif fonts, rather too wide than too narrow: layouts must hold in any of them. */
function characterWidth(character: string): number {
  if (/[\u2007]/.test(character)) return 0.58;
  if (/[.,:;|!'()[\]il \u2008]/.test(character)) return 0.36;
  if (/[mwMW%@]/.test(character)) return 0.95;
  if (/[A-Z&]/.test(character)) return 0.72;
  return /[\u0021-\u00ff]/.test(character) ? 0.58 : 1;
}

/** Width of a text in pixels; an estimate that no common font exceeds. */
export function measureText(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * size;
}

const opening = /[（《“‘〔【]$/;
const closing = /^[，。；：、！？）》”’〕】%]/;

/** Latin words and numbers stay whole; no line begins with a closing mark or ends with an opening one. */
function pieces(text: string): readonly string[] {
  const parts = text.match(/[\u0021-\u007E]+|./gsu) ?? [];
  return parts.reduce<string[]>((joined, part) => {
    const before = joined.at(-1);
    if (before !== undefined && (closing.test(part) || opening.test(before)))
      joined[joined.length - 1] = before + part;
    else joined.push(part);
    return joined;
  }, []);
}

/** A text in lines of at most `width` pixels; a word longer than a line is broken, nothing is left out. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string) => {
    if (line !== '' && measureText(line + piece, size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  };
  for (const piece of pieces(text)) {
    if (measureText(piece, size) <= width) put(piece);
    else for (const character of piece) put(character);
  }
  return [...lines, line];
}
