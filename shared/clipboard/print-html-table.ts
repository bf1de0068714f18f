const codes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => codes[character] ?? character).replaceAll('\n', '<br>');

const plainNumber = /^-?\d+(?:\.(\d+))?$/;

/** Excel shows a number with its own decimals, and keeps any other text as it is written: 1-2 is no date. */
function formatOf(text: string): string {
  const number = plainNumber.exec(text);
  if (!number) return '\\@';
  return number[1] === undefined ? '0' : `0.${'0'.repeat(number[1].length)}`;
}

/** Rows as an HTML table for the clipboard. */
export function printHtmlTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => {
    const cells = row.map(
      (text) => `<td style="mso-number-format:'${formatOf(text)}'">${escaped(text)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
}
