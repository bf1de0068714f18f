/** Fewer characters are found by trying. */
export const shortestPassphrase = 8;

/** What stands against a new passphrase; null where nothing does. */
export function passphraseProblem(passphrase: string, again: string): string | null {
  // As the host takes it: full-width and half-width are the same.
  const length = [...passphrase.normalize('NFKC')].length;
  if (length < shortestPassphrase) return `口令至少要 ${shortestPassphrase} 个字，现在是 ${length} 个。`;
  return passphrase === again ? null : '两次输入的口令不一样，请重新输入。';
}
