/**
 * The cells of a sheet as the XML of its part. The library holds every cell as an object before it writes one; here a row
 * is written as soon as it is made, which takes a fraction of the time and of the memory.
 */
import type { SheetCell, SheetPlan } from '../../shared/tables/sheet-plan';
import { giveBodyRow } from '../../shared/workbook/long-sheet';
import { columnLetters } from '../../shared/workbook/reference';
import type { StyleBook } from './workbook-styles';

/** Every text of a workbook once; cells refer to its place. */
export class SharedTexts {
  readonly #places = new Map<string, number>();
  #uses = 0;

  place(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** The part in pieces. */
  *xml(): Iterable<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${this.#places.size}">`;
    for (const text of this.#places.keys()) yield `<si>${textElement(text)}</si>`;
    yield '</sst>';
  }
}

const special = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(new RegExp(special, 'g'), (character) => entities[character] ?? '\uFFFD');
}

/** _x0041_ is how a workbook writes a character by its code: a text that only looks so is told apart. */
const codeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;

const written = (text: string): string =>
  escaped(text.includes('_x') ? text.replace(codeLike, '_x005F_') : text);

function textElement(text: string): string {
  return /^\s|\s$|\n/.test(text) ? `<t xml:space="preserve">${written(text)}</t>` : `<t>${written(text)}</t>`;
}

type CellContent = Pick<SheetCell, 'value' | 'formula'>;

function contentXml({ value, formula }: CellContent, texts: SharedTexts): readonly [string, string] {
  if (formula !== undefined) {
    const result = value === null ? '' : `<v>${typeof value === 'string' ? written(value) : value}</v>`;
    return [typeof value === 'string' ? ' t="str"' : '', `<f>${escaped(formula)}</f>${result}`];
  }
  if (value === null) return ['', ''];
  if (typeof value === 'number') return ['', `<v>${value}</v>`];
  return [' t="s"', `<v>${texts.place(value)}</v>`];
}

/** What cells are written with beside themselves. */
export interface CellWriting {
  readonly styles: StyleBook;
  readonly texts: SharedTexts;
  readonly rowDone: () => void;
}

function cellXml(name: string, style: number, content: CellContent, { texts }: CellWriting): string {
  const [type, inner] = contentXml(content, texts);
  const start = `<c r="${name}" s="${style}"${type}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</c>`;
}

const byPlace = (a: SheetCell, b: SheetCell): number => a.row - b.row || a.column - b.column;

/** The rows of a sheet, each a piece of XML, in their order. */
export function* rowsXml(plan: SheetPlan, writing: CellWriting): Iterable<string> {
  const letters = plan.columnWidths.map((_, index) => columnLetters(index + 1));
  const letter = (column: number): string => letters[column - 1] ?? columnLetters(column);
  const cells = plan.cells.toSorted(byPlace);
  let next = 0;
  for (const [index, height] of plan.rowHeights.entries()) {
    const row = index + 1;
    let inner = '';
    for (let cell = cells[next]; cell?.row === row; cell = cells[next]) {
      inner += cellXml(`${letter(cell.column)}${row}`, writing.styles.idOf(cell), cell, writing);
      next += 1;
    }
    yield rowXml(row, height, inner);
    writing.rowDone();
  }
  if (plan.body !== undefined) yield* bodyXml(plan.body, plan.rowHeights.length + 1, letter, writing);
}

const rowXml = (row: number, height: number, inner: string): string =>
  inner === ''
    ? `<row r="${row}" ht="${height}" customHeight="1"/>`
    : `<row r="${row}" ht="${height}" customHeight="1">${inner}</row>`;

function* bodyXml(
  body: NonNullable<SheetPlan['body']>,
  firstRow: number,
  letter: (column: number) => string,
  writing: CellWriting,
): Iterable<string> {
  const { texts, styles, rowDone } = writing;
  const ids = body.looks.map((look) => `" s="${styles.idOf(look)}"`);
  let row = firstRow;
  let column = 0;
  let inner = '';
  const add = (value: SheetCell['value'], look: number): void => {
    column += 1;
    const start = `<c r="${letter(column)}${row}${ids[look] ?? '"'}`;
    if (value === null) inner += `${start}/>`;
    else if (typeof value === 'number') inner += `${start}><v>${value}</v></c>`;
    else inner += `${start} t="s"><v>${texts.place(value)}</v></c>`;
  };
  for (let index = 0; index < body.rowCount; index += 1) {
    row = firstRow + index;
    column = 0;
    inner = '';
    giveBodyRow(body, index, add);
    yield rowXml(row, body.rowHeight, inner);
    rowDone();
  }
}
