function printField(text: string): string {
  return text.startsWith('"') || /[\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text that `readTsv` reads as these rows. A line end stands behind the last row only where it would be lost without. */
export function printTsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(printField).join('\t'));
  return lines.join('\r\n') + (lines.at(-1) === '' ? '\r\n' : '');
}
