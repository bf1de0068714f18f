import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** The pinyin of a text, one reading a character, in the sense of `Spelling`. Names come up again with every key typed. */
export function spell(text: string): readonly string[] {
  const before = known.get(text);
  if (before) return before;
  const readings = pinyin(text, { toneType: 'none', type: 'array', v: true });
  known.set(text, readings);
  return readings;
}
