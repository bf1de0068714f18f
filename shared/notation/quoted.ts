const mostQuoted = 80;

/** A text as messages quote it: a long one by its beginning, by which one knows it again, and its length. */
export function quoted(text: string): string {
  const own = text.trim();
  if (own.length <= mostQuoted) return `“${own}”`;
  const start = own.slice(0, mostQuoted).replace(/[\ud800-\udbff]$/, '');
  return `“${start}…”（共 ${own.length} 个字符）`;
}
