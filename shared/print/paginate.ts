/** Heights are in any one unit; the renderer measures in CSS pixels. */
export type Block =
  /** A heading, a chart, a form: never torn. */
  | { readonly kind: 'whole'; readonly id: string; readonly height: number; readonly keepWithNext?: boolean }
  /** A paragraph of equal lines; at least two of them stand together where it is parted. */
  | { readonly kind: 'lines'; readonly id: string; readonly lineHeight: number; readonly lines: number }
  | TableBlock
  /** What follows begins on a new page. */
  | { readonly kind: 'break' };

/** Rows that one cell covers; on each page it is opened again and needs its whole height there. */
export interface SpanHeight {
  /** First row and the row behind the last. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** A table that may go on over pages; rows are never torn. */
export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  /** Title and caption above the head on the first page. */
  readonly titleHeight: number;
  /** The line with 续表 above the head on the other pages. */
  readonly continuedHeight: number;
  readonly headHeight: number;
  /** Without what cells over several rows need. */
  readonly rowHeights: readonly number[];
  readonly spans?: readonly SpanHeight[];
  /** Indexes of rows that head those after them and so are never the last of a page that has others. */
  readonly headings?: readonly number[];
  /** 注 and 资料来源, which stand on the page of the last row. */
  readonly notesHeight: number;
}

export type Piece =
  | { readonly kind: 'whole'; readonly id: string; readonly top: number }
  | {
      readonly kind: 'lines';
      readonly id: string;
      readonly top: number;
      /** First line and the line behind the last. */
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'table';
      readonly id: string;
      readonly top: number;
      /** First row and the row behind the last. */
      readonly from: number;
      readonly to: number;
      /** 续表 stands above it. */
      readonly continued: boolean;
      /** The notes stand below it. */
      readonly ends: boolean;
    };

export interface Page {
  readonly pieces: readonly Piece[];
  /** Ids of blocks of which this page holds something taller than a page: it will be cut off. */
  readonly overfull: readonly string[];
}

class Pages {
  readonly done: Page[] = [];
  private pieces: Piece[] = [];
  private overfull: string[] = [];
  private used = 0;
  private readonly height: number;

  constructor(height: number) {
    this.height = height;
  }

  get empty(): boolean {
    return this.pieces.length === 0;
  }

  get room(): number {
    return this.height - this.used;
  }

  /** Whether something would ever fit better: on a page of its own. */
  fits(height: number): boolean {
    return height <= this.room;
  }

  put(piece: Piece, height: number): void {
    if (height > this.room) this.overfull.push(piece.id);
    this.pieces.push(piece);
    this.used += height;
  }

  get top(): number {
    return this.used;
  }

  turn(): void {
    if (this.empty) return;
    this.done.push({ pieces: this.pieces, overfull: this.overfull });
    this.pieces = [];
    this.overfull = [];
    this.used = 0;
  }
}

/** The least that must stand together where a block begins; a table that fits a page is not parted. */
function beginning(block: Block, pageHeight: number): number {
  switch (block.kind) {
    case 'whole':
      return block.height;
    case 'lines':
      return block.lineHeight * Math.min(2, block.lines);
    case 'table':
      return wholeHeight(block) <= pageHeight ? wholeHeight(block) : tableBeginning(block);
    case 'break':
      return 0;
  }
}

function tableBeginning(table: TableBlock): number {
  const { titleHeight, headHeight, rowHeights, notesHeight } = table;
  const to = withoutHeading(table, 0, Math.min(1, rowHeights.length));
  const notes = to === rowHeights.length ? notesHeight : 0;
  return titleHeight + headHeight + rowsHeight(table, 0, to) + notes;
}

/** The end of the least run of rows that holds those up to `to` and does not end with a heading. */
function withoutHeading({ rowHeights, headings = [] }: TableBlock, from: number, to: number): number {
  let end = to;
  while (end > from && end < rowHeights.length && headings.includes(end - 1)) end += 1;
  return end;
}

/** Height of the rows from `from` up to, not including, `to`, with what the cells over several of them need. */
function rowsHeight({ rowHeights, spans = [] }: TableBlock, from: number, to: number): number {
  const sum = (first: number, behind: number) =>
    rowHeights.slice(first, behind).reduce((total, height) => total + height, 0);
  const lacking = spans.map((span) => {
    const first = Math.max(from, span.from);
    const behind = Math.min(to, span.to);
    return first < behind ? Math.max(0, span.height - sum(first, behind)) : 0;
  });
  return sum(from, to) + lacking.reduce((total, height) => total + height, 0);
}

/** What must stay with the block at `index`: the blocks that are kept with it and the beginning of the one after them. */
function needed(blocks: readonly Block[], index: number, pageHeight: number): number {
  let height = 0;
  for (let at = index; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    height += beginning(block, pageHeight);
    if (block.kind !== 'whole' || block.keepWithNext !== true) break;
  }
  return height;
}

function putLines(pages: Pages, { id, lineHeight, lines }: Extract<Block, { kind: 'lines' }>): void {
  let from = 0;
  while (from < lines) {
    const left = lines - from;
    let count = Math.min(left, Math.max(0, Math.floor(pages.room / lineHeight)));
    // Never one line alone, neither here nor on the next page.
    if (count < left && left - count < 2) count = Math.max(0, left - 2);
    if (count < Math.min(2, left)) count = 0;
    if (count === 0 && pages.empty) count = Math.min(left, 2);
    if (count > 0) {
      pages.put({ kind: 'lines', id, top: pages.top, from, to: from + count }, count * lineHeight);
      from += count;
    }
    if (from < lines) pages.turn();
  }
}

/** The row behind the last that fits a height, beginning with `from`; the last row of all needs room for the notes too. */
function rowsThatFit(table: TableBlock, from: number, height: number): number {
  const { rowHeights, notesHeight, headings = [] } = table;
  const last = rowHeights.length;
  let to = from;
  for (let next = from + 1; next <= last; next += 1) {
    if (rowHeights.slice(from, next).reduce((sum, row) => sum + row, 0) > height) break;
    if (rowsHeight(table, from, next) + (next === last ? notesHeight : 0) <= height) to = next;
  }
  while (to > from && to < last && headings.includes(to - 1)) to -= 1;
  return to;
}

/** Height of a table that stands on one page. */
export function wholeHeight(table: TableBlock): number {
  const { titleHeight, headHeight, rowHeights, notesHeight } = table;
  return titleHeight + headHeight + rowsHeight(table, 0, rowHeights.length) + notesHeight;
}

function putTable(pages: Pages, table: TableBlock): void {
  const { id, rowHeights } = table;
  let from = 0;
  do {
    const continued = from > 0;
    const above = (continued ? table.continuedHeight : table.titleHeight) + table.headHeight;
    let to = rowsThatFit(table, from, pages.room - above);
    if (to === from && !pages.empty) {
      pages.turn();
      continue;
    }
    // A row that is taller than a page stands alone and is reported, as does a heading before it.
    if (to === from && from < rowHeights.length) to = from + 1;
    const ends = to === rowHeights.length;
    const height = above + rowsHeight(table, from, to) + (ends ? table.notesHeight : 0);
    pages.put({ kind: 'table', id, top: pages.top, from, to, continued, ends }, height);
    from = to;
    if (!ends) pages.turn();
  } while (from < rowHeights.length);
}

/**
 * Blocks on pages of one height, in their order, every row and line exactly once. Rows, charts and headings are never torn,
 * nor is a table that fits a page; a heading stays with what follows it, notes stay with the last row. What is taller than a page stands alone and its page
 * names it in `overfull`.
 */
export function paginate(blocks: readonly Block[], pageHeight: number): readonly Page[] {
  const pages = new Pages(pageHeight);
  blocks.forEach((block, index) => {
    if (block.kind === 'break') return pages.turn();
    if (!pages.fits(needed(blocks, index, pageHeight)) && !isKept(blocks, index)) pages.turn();
    if (block.kind === 'lines') return putLines(pages, block);
    if (block.kind === 'table') return putTable(pages, block);
    if (!pages.fits(block.height)) pages.turn();
    pages.put({ kind: 'whole', id: block.id, top: pages.top }, block.height);
  });
  pages.turn();
  return pages.done;
}

/** True where the block before is kept with this one: their page was chosen with that block. */
function isKept(blocks: readonly Block[], index: number): boolean {
  const before = blocks[index - 1];
  return before?.kind === 'whole' && before.keepWithNext === true;
}
