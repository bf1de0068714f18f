/**
 * Half-width characters a character takes in a Chinese font: ASCII and the two blanks that align decimals one, all else
 * two. An estimate for row heights and column widths; rather too wide than too narrow.
 */
function characterWidth(character: string): number {
  if (/[\u0020-\u007E\u2007\u2008]/.test(character)) return 1;
  return /\s/.test(character) && character !== '\u3000' ? 1 : 2;
}

/** Width of text in half-width characters. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Latin words and numbers stay whole; a Chinese character may end a line, as may a blank. */
function pieces(text: string): readonly string[] {
  return text.match(/[\u0021-\u007E]+|./gsu) ?? [];
}

/** Number of lines that text takes in a column of `width` half-width characters; a word longer than a line is broken. */
export function wrappedLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, width), 0);
}

function paragraphLines(paragraph: string, width: number): number {
  const room = Math.max(2, Math.floor(width));
  // No character is wider than two: most texts of a table need no closer look.
  if (paragraph.length * 2 <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const piece of pieces(paragraph)) {
    const wide = textWidth(piece);
    if (used + wide <= room) {
      used += wide;
      continue;
    }
    const startsAfresh = used === 0 ? 0 : 1;
    lines += startsAfresh + Math.ceil(wide / room) - 1;
    used = wide % room === 0 ? room : wide % room;
  }
  return lines;
}
