import { tsvText } from './delimited';
import { headerColumns, headerRows } from './header-layout';
import { noteTexts } from './note-texts';
import { cellText, type HeaderNode, type TableCell, type TableModel, type TableRow } from './table-model';

/** One line of heads: groups stand before their columns, as in 实际值 2016年. */
function flatHeads(header: readonly HeaderNode[], before = ''): readonly string[] {
  return header.flatMap((node) =>
    'column' in node ? [before + node.column.title] : flatHeads(node.children, `${before}${node.title} `),
  );
}

function shownText(cell: TableCell): string {
  return cellText(cell) + (cell.mark ?? '');
}

/** The rows as plain texts. What spans several rows or columns stands in each of them, so that every row can be read alone. */
function textRows(rows: readonly TableRow[], columns: number): readonly (readonly string[])[] {
  const texts = rows.map(() => Array.from({ length: columns }, () => ''));
  rows.forEach((row, rowIndex) =>
    row.cells.forEach((cell, columnIndex) => {
      if (!cell) return;
      for (let down = 0; down < cell.rowSpan; down += 1)
        texts[rowIndex + down]?.fill(shownText(cell), columnIndex, columnIndex + cell.columnSpan);
    }),
  );
  return texts;
}

/** One line of heads, then the rows; title and notes are left out, so that programs can read it. */
export function tableLines(model: TableModel): readonly (readonly string[])[] {
  const heads = flatHeads(model.header);
  return [heads, ...textRows(model.rows, heads.length)];
}

/** A table as text for the clipboard. */
export function tableTsv(model: TableModel): string {
  return tsvText(tableLines(model));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character).replaceAll('\n', '<br>');
}

function element(tag: 'td' | 'th', text: string, rowSpan: number, columnSpan: number, style: string): string {
  const spans = [rowSpan > 1 && `rowspan="${rowSpan}"`, columnSpan > 1 && `colspan="${columnSpan}"`];
  return `<${[tag, ...spans.filter(Boolean), `style="${style}"`].join(' ')}>${escaped(text)}</${tag}>`;
}

const border = 'border:0.5pt solid windowtext;padding:0 4pt';

/** Excel keeps such a cell as it is written: no date, no formula, no number made of 1-2. */
const asText = "mso-number-format:'\\@'";

function cellStyle(cell: TableCell, align: string): string {
  const { content, mark } = cell;
  const isPlain = content.kind === 'number' && !content.cumulative && content.suffix === undefined;
  const number = isPlain && mark === undefined;
  return [border, `text-align:${cell.align ?? align}`, ...(number ? [] : [asText])].join(';');
}

/**
 * A table as HTML for the clipboard: Word, WPS and Excel paste it as a table with its spans. Numbers stay numbers where
 * their text is the number.
 */
export function tableHtml(model: TableModel): string {
  const columns = headerColumns(model.header);
  const head = headerRows(model.header).map((row) =>
    row.map(({ title, rowSpan, columnSpan }) =>
      element('th', title, rowSpan, columnSpan, `${border};text-align:center`),
    ),
  );
  const body = model.rows.map((row) =>
    row.cells.flatMap((cell, index) => {
      if (!cell) return [];
      const { align = 'left', indented = false } = columns[index] ?? {};
      const text = (indented ? '　'.repeat(row.indent) : '') + shownText(cell);
      return [element('td', text, cell.rowSpan, cell.columnSpan, cellStyle(cell, align))];
    }),
  );
  const rows = [...head, ...body].map((cells) => `<tr>${cells.join('')}</tr>`).join('');
  const above = [model.title, model.subtitle, model.caption].filter((line) => line !== null);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  return `${paragraphs(above)}<table style="border-collapse:collapse">${rows}</table>${paragraphs(noteTexts(model))}`;
}
