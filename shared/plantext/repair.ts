import { isHeaderText } from './columns';
import type { GlyphTable } from './glyphs';

/** One damaged glyph. Positions are counted from 1, in UTF-16 units within the line. */
export interface GlyphPlace {
  readonly line: number;
  readonly column: number;
  /** The character in the source. */
  readonly from: string;
  /** The character it stands for, or would stand for. */
  readonly to: string;
}

export interface Repair {
  /** As long as the source, character by character, so that every position stays valid. */
  readonly text: string;
  readonly repairs: readonly GlyphPlace[];
  /**
   * Characters of the table that were left alone, because the context does not show that they are damage: most of them
   * are ordinary traditional characters, and some stand in names.
   */
  readonly doubts: readonly GlyphPlace[];
}

const pairs: ReadonlyMap<string, string> = new Map(
  ['“”', '‘’', '〔〕', '〈〉', '《》', '「」', '『』', '〖〗', '【】'].map((pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);
const betweenDigits = '×÷±～—∶';
const beforeDigit = '≥≤≠≈±';
const afterDigit = '‰℃°′″';
const wideBlank = '\u3000';

/** A pair of marks encloses at most this many characters, blanks not counted. */
const longestEnclosure = 80;

const isHan = (character: string | undefined): boolean => /^\p{Script=Han}$/u.test(character ?? '');
const isDigit = (character: string | undefined): boolean => /^[0-9０-９]$/.test(character ?? '');
const isLatin = (character: string | undefined): boolean => /^[A-Za-z]$/.test(character ?? '');

/** Repairs damaged glyphs one by one, each only where its neighbours show that it is one. */
export function repairGlyphs(source: string, table: GlyphTable): Repair {
  const characters = source.split('');
  const open = new Set<number>();
  characters.forEach((character, index) => {
    if (table.has(character)) open.add(index);
  });
  const intended = (index: number): string | undefined => table.get(source.charAt(index));
  const repair = (index: number): void => {
    characters[index] = intended(index) ?? source.charAt(index);
    open.delete(index);
  };
  /** What stands there or is meant to stand there, for marks that come in pairs. */
  const mark = (index: number): string =>
    (open.has(index) ? intended(index) : undefined) ?? characters[index] ?? '';

  for (const [opening, closing] of pairs)
    for (const index of characters.keys()) if (mark(index) === opening) repairPair(index, opening, closing);
  for (const index of open) if (isShownByDigits(index)) repair(index);
  for (const index of open) if (intended(index) === wideBlank && isBlank(index)) repair(index);

  function repairPair(start: number, opening: string, closing: string): void {
    const candidates: number[] = [];
    for (
      let index = start + 1, length = 0;
      index < characters.length && length <= longestEnclosure;
      index++
    ) {
      const here = mark(index);
      if (here === opening) break;
      if (here === closing) {
        candidates.push(index);
        if (!open.has(index)) break;
      }
      if (!/\s/.test(here)) length++;
    }
    const [end, ...others] = candidates;
    if (end === undefined) return;
    const intactEnd = candidates.find((index) => !open.has(index));
    if (intactEnd === undefined && others.length > 0) return;
    if (open.has(start)) repair(start);
    if (intactEnd === undefined) repair(end);
  }

  function isShownByDigits(index: number): boolean {
    const before = characters[index - 1];
    const after = characters[index + 1];
    const meant = intended(index) ?? '';
    if (meant === '.') return isPoint(index, before, after);
    if (betweenDigits.includes(meant) && isDigit(before) && isDigit(after)) return true;
    if (beforeDigit.includes(meant) && isDigit(after) && !isHan(before)) return true;
    return afterDigit.includes(meant) && isDigit(before) && !isHan(after);
  }

  /** Between digits, between letters, or behind the number of a list item at the start of a line. */
  function isPoint(index: number, before: string | undefined, after: string | undefined): boolean {
    if (isDigit(before) && isDigit(after)) return true;
    if (isLatin(before) && isLatin(after)) return true;
    const lineStart = source.lastIndexOf('\n', index - 1) + 1;
    return /^\s*\d{1,2}$/.test(characters.slice(lineStart, index).join(''));
  }

  /** Part of a run, behind a digit, away from any word, or padding within a header word; else it may belong to a name. */
  function isBlank(index: number): boolean {
    const before = characters[index - 1];
    const after = characters[index + 1];
    if (intended(index - 1) === wideBlank || intended(index + 1) === wideBlank) return true;
    if (isDigit(before) || (!isHan(before) && !isHan(after))) return true;
    const start = source.slice(0, index).search(/[^ \t\n]*$/);
    const word = source.slice(start).split(/[ \t\n]/, 1)[0] ?? '';
    const unpadded = [...word].filter((character) => table.get(character) !== wideBlank).join('');
    return isHeaderText(unpadded);
  }

  const places = glyphPlaces(source, table);
  return {
    text: characters.join(''),
    repairs: places.filter(({ index }) => !open.has(index)).map(({ place }) => place),
    doubts: places.filter(({ index }) => open.has(index)).map(({ place }) => place),
  };
}

function glyphPlaces(source: string, table: GlyphTable): { index: number; place: GlyphPlace }[] {
  const places: { index: number; place: GlyphPlace }[] = [];
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < source.length; index++) {
    const from = source.charAt(index);
    const to = table.get(from);
    if (to !== undefined) places.push({ index, place: { line, column: index - lineStart + 1, from, to } });
    if (from === '\n') {
      line++;
      lineStart = index + 1;
    }
  }
  return places;
}
