/** Comments as spreadsheets show them: in a box that is large enough, by a name that is no English word. */
import type { SheetPlace, SheetPlan } from '../../shared/tables/sheet-plan';
import { wrappedLines } from '../../shared/tables/text-width';
import { escaped } from './workbook-cells';

/** Half-width characters in a line of a comment, and pixels for each, for a line and for the margins. */
const box = { line: 40, character: 7, height: 17, margin: 16, tallest: 480 } as const;

/** Pixels that the box of a comment takes. */
export function noteSize(text: string): { readonly width: number; readonly height: number } {
  const lines = wrappedLines(text, box.line);
  return {
    width: box.line * box.character + box.margin,
    height: Math.min(box.tallest, lines * box.height + box.margin),
  };
}

/** The comments of a sheet as the library writes them, under the name of who exports. */
export function authoredComments(written: string, author: string): string {
  return written.replace(
    /<authors>.*?<\/authors>/s,
    () => `<authors><author>${escaped(author)}</author></authors>`,
  );
}

/** Pixels of rows and columns that the plan says nothing of. */
const usual = { row: 20, column: 72 } as const;
const columnPixels = (width: number | undefined): number =>
  width === undefined ? usual.column : Math.round(width * box.character) + 5;
const rowPixels = (points: number | undefined): number =>
  points === undefined ? usual.row : Math.round((points * 4) / 3);

/** Where so many pixels from the beginning of the place with an index end: an index, and pixels into it. */
function ending(from: number, pixels: number, sizeOf: (index: number) => number): readonly [number, number] {
  let index = from;
  let left = pixels;
  while (left >= sizeOf(index)) {
    left -= sizeOf(index);
    index += 1;
  }
  return [index, left];
}

/** Beside its cell, and a little higher. */
function anchorOf(
  { row, column }: SheetPlace,
  text: string,
  { columnWidths, rowHeights }: SheetPlan,
): string {
  const { width, height } = noteSize(text);
  const [inset, raised] = [12, 6];
  const top = Math.max(0, row - 2);
  const into = row < 2 ? 0 : Math.max(0, rowPixels(rowHeights[top]) - raised);
  const [right, rightInto] = ending(column, inset + width, (index) => columnPixels(columnWidths[index]));
  const [bottom, bottomInto] = ending(top, into + height, (index) => rowPixels(rowHeights[index]));
  return [column, inset, top, into, right, rightInto, bottom, bottomInto].join(', ');
}

/** The boxes of a sheet's comments as the library writes them, each as large as its text needs. */
export function placedNotes(written: string, plan: SheetPlan): string {
  const comments = new Map(
    plan.cells.flatMap((cell) =>
      cell.comment === undefined ? [] : [[`${cell.row}/${cell.column}`, cell.comment] as const],
    ),
  );
  const anchor = /<x:Anchor>[^<]*<\/x:Anchor>(.*?<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)<\/x:Column>)/gs;
  return written.replace(anchor, (whole, rest: string, zeroRow: string, zeroColumn: string) => {
    const place = { row: Number(zeroRow) + 1, column: Number(zeroColumn) + 1 };
    const text = comments.get(`${place.row}/${place.column}`);
    return text === undefined ? whole : `<x:Anchor>${anchorOf(place, text, plan)}</x:Anchor>${rest}`;
  });
}
