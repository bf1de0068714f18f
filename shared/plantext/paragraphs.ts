import { joinPieces, type SourceLine } from './lines';

/** A paragraph put together again from the lines that the page broke it into. */
export interface Paragraph {
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** An indent, a dash, or the number of a section or list item. */
const beginning = /^\s|^—{2,}|^[(（][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、|^\d{1,2}[.．]\D/;

/** Joins lines to paragraphs. Blanks that only typesetting put there are gone from the text. */
export function paragraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  const groups: SourceLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group === undefined || beginning.test(line.text)) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => ({
    text: joinPieces(group.map((line) => line.text)),
    firstLine: group[0]?.number ?? 0,
    lastLine: group.at(-1)?.number ?? 0,
  }));
}
