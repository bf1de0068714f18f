const isWord = /^[\p{L}\p{N}]/u;

/**
 * Whether letters stand for some run of characters, given by their readings: each by its initial or its whole reading, the
 * last also by a beginning of it. "hlwpjl", "hulianwang" and "hulwpujilv" all find 互联网普及率. Punctuation is passed over.
 */
export function spellingMatches(readings: readonly string[], letters: string): boolean {
  return readings.some((reading, index) => isWord.test(reading) && matchesFrom(readings, index, letters));
}

function matchesFrom(readings: readonly string[], index: number, letters: string): boolean {
  const reading = readings[index];
  if (reading === undefined) return false;
  if (!isWord.test(reading)) return matchesFrom(readings, index + 1, letters);
  if (reading.startsWith(letters)) return true;
  const after = (part: string): boolean =>
    letters.startsWith(part) && matchesFrom(readings, index + 1, letters.slice(part.length));
  return after(reading) || (reading.length > 1 && after(reading.slice(0, 1)));
}
