import type { Random } from '../random';
import type { ExpectedFigure, ExpectedRow } from './expected-figure';
import {
  cellsOf,
  heightOf,
  widthOf,
  Wish,
  type Block,
  type Cell,
  type ExpectedSheet,
  type Offer,
} from './expected-sheet';
import { typedText, type TypedText } from './typed-text';

/** A cell of what is on the clipboard; null leaves the cell under it alone. */
type ClipboardCell = (TypedText & { readonly own: ExpectedFigure | null }) | null;

/** What is on the clipboard, and how the program knows it. */
export interface SheetClipboard {
  readonly cells: readonly (readonly ClipboardCell[])[];
  /** It was copied in this page, which remembers the figures behind the texts. */
  readonly remembered: boolean;
  /** It is a table beside its text, in which also an empty cell is one. */
  readonly isTable: boolean;
}

const nothing: TypedText = { text: '', read: () => null };

/** Figures without what only the page that copied them knows. */
function readAgain(figure: ExpectedFigure): ExpectedFigure {
  return { ...figure, derivation: '', isBare: figure.isNumber };
}

export function copied(sheet: ExpectedSheet, block: Block): SheetClipboard {
  const cells: ClipboardCell[][] = [];
  for (let row = block.top; row <= block.bottom; row += 1)
    cells.push(
      cellsOf({ ...block, top: row, bottom: row }).map((cell): ClipboardCell => {
        const own = sheet.figure(cell);
        if (!own) return { ...nothing, own };
        const again = readAgain(own);
        return { text: own.print, own, read: () => again };
      }),
    );
  return { cells, remembered: true, isTable: true };
}

export interface Outside {
  readonly clipboard: SheetClipboard;
  readonly plain: string;
  readonly html: string | null;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A block as another program offers it: as text with its quotation marks and line ends, or as a table with merged cells. */
export function outside(random: Random): Outside {
  const height = random.between(1, 4);
  const width = random.between(1, 4);
  const texts = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => (random.chance(0.1) ? nothing : typedText(random))),
  );
  if (random.chance(0.5)) return asTable(texts, random);
  const lineEnd = random.pick(['\r\n', '\n']);
  const field = ({ text }: TypedText) => (random.chance(0.2) ? `"${text}"` : text);
  const lines = texts.map((row) => row.map(field).join('\t')).join(lineEnd);
  const plain = `${random.chance(0.3) ? '\uFEFF' : ''}${lines}${lineEnd}`;
  const cells = texts.map((row) => row.map((cell): ClipboardCell => ({ ...cell, own: null })));
  return { clipboard: { cells, remembered: false, isTable: false }, plain, html: null };
}

/** Now and then the cells of the first column are merged: only the uppermost of them says anything. */
function asTable(texts: readonly (readonly TypedText[])[], random: Random): Outside {
  const merged = texts.length > 1 && random.chance(0.3);
  const cells = texts.map((row, index) =>
    row.map((cell, column): ClipboardCell => {
      return merged && column === 0 && index > 0 ? null : { ...cell, own: null };
    }),
  );
  const rows = cells.map((row, index) => {
    const columns = row.flatMap((cell, column) => {
      if (!cell) return [];
      const span = merged && column === 0 && index === 0 ? ` rowspan="${texts.length}"` : '';
      return [`<td${span}>${escaped(cell.text)}</td>`];
    });
    return `<tr>${columns.join('')}</tr>`;
  });
  return {
    clipboard: { cells, remembered: false, isTable: true },
    plain: '这不是表格',
    html: `<table><tbody>${rows.join('')}</tbody></table>`,
  };
}

const offerOf = (cell: NonNullable<ClipboardCell>, row: ExpectedRow, remembered: boolean): Offer => {
  if (cell.text.trim() === '') return { kind: 'nothing' };
  const figure = remembered && cell.own ? cell.own : cell.read(row);
  return figure ? { kind: 'figure', figure } : { kind: 'unreadable' };
};

/** How far a block reaches over a selection: repeated where that is a multiple of it, else once. */
const reach = (selected: number, own: number): number => (selected % own === 0 ? selected : own);

export function pasteWish(sheet: ExpectedSheet, { cells, remembered }: SheetClipboard, target: Block): Wish {
  const wish = new Wish();
  const height = cells.length;
  const width = cells[0]?.length ?? 0;
  for (let row = 0; row < reach(heightOf(target), height); row += 1)
    for (let column = 0; column < reach(widthOf(target), width); column += 1) {
      const cell = cells[row % height]?.[column % width] ?? null;
      if (!cell) continue;
      const to: Cell = { row: target.top + row, column: target.left + column };
      const expectedRow = sheet.rows[to.row];
      const offer: Offer = expectedRow ? offerOf(cell, expectedRow, remembered) : { kind: 'unreadable' };
      sheet.ask(wish, to, offer, cell.text);
    }
  return wish;
}

/** One text that goes into one cell as if it were typed: what does not fit waits with the cell, and nobody is asked. */
export function isTypedPaste({ cells, remembered }: SheetClipboard, target: Block): boolean {
  const [[only] = []] = cells;
  if (cells.length !== 1 || cells[0]?.length !== 1 || heightOf(target) * widthOf(target) !== 1) return false;
  return !remembered || !only?.own || only.own.isBare;
}

/** A text with nothing but blanks, which the program did not put on the clipboard itself. */
export function isBlank({ cells, remembered, isTable }: SheetClipboard): boolean {
  return (
    !remembered && !isTable && cells.length === 1 && cells[0]?.length === 1 && cells[0][0]?.text.trim() === ''
  );
}
