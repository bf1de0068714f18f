import { foldText } from './fold-text';
import { spellingMatches } from './spelling-match';

/**
 * Reads a text: one reading for each of its characters (code points), in small letters without tones, ü as v. A character
 * without a reading stands for itself.
 */
export type Spelling = (text: string) => readonly string[];

export interface TextMatch {
  /** Whether a text contains the words that are looked for; width and case of letters do not count. */
  readonly words: (text: string) => boolean;
  /** The same, or its pinyin does: in full, by initials, or by a mixture of both. */
  readonly wordsOrSpelling: (text: string) => boolean;
}

/** What a query finds; null for an empty query. Without a spelling nothing is found by pinyin. */
export function textMatch(query: string, spelling: Spelling | null): TextMatch | null {
  const wanted = foldText(query).trim();
  if (wanted === '') return null;
  const plain = withoutThousands(wanted);
  const words = (text: string): boolean => {
    const folded = foldText(text);
    return folded.includes(wanted) || (plain !== wanted && folded.includes(plain));
  };
  const letters = wanted.replaceAll(/[\s']/g, '');
  const isPinyin = spelling !== null && /^[a-z0-9]+$/.test(letters) && /[a-z]/.test(letters);
  return {
    words,
    wordsOrSpelling: isPinyin
      ? (text) => words(text) || spellingMatches(spelling(text).map(foldText), letters)
      : words,
  };
}

/** Figures are shown without the commas that people type between thousands. */
function withoutThousands(text: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
}
