import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Block, type Page, type Piece, type TableBlock } from '../../../shared/print/paginate';

const page = 100;

function table(rowHeights: readonly number[], more: Partial<TableBlock> = {}): TableBlock {
  return {
    kind: 'table',
    id: 't',
    titleHeight: 10,
    continuedHeight: 5,
    headHeight: 10,
    notesHeight: 5,
    rowHeights,
    ...more,
  };
}

const whole = (id: string, height: number, keepWithNext = false): Block => ({
  kind: 'whole',
  id,
  height,
  keepWithNext,
});

const shape = (pages: readonly Page[]) =>
  pages.map(({ pieces }) =>
    pieces.map((piece) => (piece.kind === 'whole' ? piece.id : `${piece.id} ${piece.from}-${piece.to}`)),
  );

describe('a table over several pages', () => {
  it('repeats its head, marks the rest as continued and keeps the notes with the last row', () => {
    const pages = paginate([table(Array.from({ length: 10 }, () => 20))], page);
    expect(shape(pages)).toEqual([['t 0-4'], ['t 4-8'], ['t 8-10']]);
    const pieces = pages.flatMap(({ pieces: [piece] }) => piece ?? []);
    expect(pieces.map((piece) => piece.kind === 'table' && [piece.continued, piece.ends])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('takes its last row to the next page when only the notes do not fit', () => {
    expect(shape(paginate([table([20, 20, 20, 20])], page))).toEqual([['t 0-3'], ['t 3-4']]);
    expect(shape(paginate([table([20, 20, 20, 20], { notesHeight: 0 })], page))).toEqual([['t 0-4']]);
  });

  it('begins on a new page where head and first row do not fit', () => {
    expect(shape(paginate([whole('a', 70), table([20, 20])], page))).toEqual([['a'], ['t 0-2']]);
  });

  it('a row taller than a page stands alone and is named', () => {
    const pages = paginate([table([20, 200, 20])], page);
    expect(shape(pages)).toEqual([['t 0-1'], ['t 1-2'], ['t 2-3']]);
    expect(pages.map(({ overfull }) => overfull)).toEqual([[], ['t'], []]);
  });

  it('without rows still shows head and notes', () => {
    expect(shape(paginate([table([])], page))).toEqual([['t 0-0']]);
  });
});

describe('a table behind something else', () => {
  it('is not parted where it fits a page of its own', () => {
    expect(shape(paginate([whole('a', 30), table([20, 20, 20])], page))).toEqual([['a'], ['t 0-3']]);
  });

  it('begins at once where no page would hold all of it', () => {
    expect(shape(paginate([whole('a', 30), table([20, 20, 20, 20, 20])], page))).toEqual([
      ['a', 't 0-2'],
      ['t 2-5'],
    ]);
  });
});

describe('a cell over several rows', () => {
  const spanning = (to: number, height: number) => [{ from: 0, to, height }];

  it('has its whole height on each page on which it is opened', () => {
    // 20 of title and head, 75 of the cell over rows of 10: no room for the row behind it.
    const first = table([10, 10, 10, 10, 10, 10], { notesHeight: 0, spans: spanning(3, 75) });
    expect(shape(paginate([first], page))).toEqual([['t 0-3'], ['t 3-6']]);
    const parted = table([50, 50, 10], { notesHeight: 0, spans: spanning(2, 80) });
    expect(shape(paginate([parted], page))).toEqual([['t 0-1'], ['t 1-2'], ['t 2-3']]);
  });

  it('takes no more than its rows where these are high enough', () => {
    const { pieces } = paginate([table([20, 20, 20], { spans: spanning(3, 60) })], page)[0] ?? {};
    expect(pieces).toHaveLength(1);
    expect(shape(paginate([table([20, 20, 20], { spans: spanning(3, 60) })], page))).toEqual([['t 0-3']]);
  });

  it('that is taller than a page is named', () => {
    const pages = paginate([table([20, 20], { spans: spanning(2, 200) })], page);
    expect(pages.flatMap(({ overfull }) => overfull)).toEqual(['t', 't']);
  });
});

describe('a row that heads others', () => {
  it('goes to the next page with the first of them', () => {
    const rows = [20, 20, 20, 20, 20];
    expect(shape(paginate([table(rows, { headings: [3] })], page))).toEqual([['t 0-3'], ['t 3-5']]);
    expect(shape(paginate([table(rows, { headings: [2, 3] })], page))).toEqual([['t 0-2'], ['t 2-5']]);
  });

  it('never begins a table alone', () => {
    const rows = [10, 40, 40, 40];
    expect(shape(paginate([whole('a', 50), table(rows, { headings: [0] })], page))).toEqual([
      ['a'],
      ['t 0-2'],
      ['t 2-4'],
    ]);
  });

  it('stands alone only before a row that no page could hold with it', () => {
    expect(shape(paginate([table([20, 70], { headings: [0] })], page))).toEqual([['t 0-1'], ['t 1-2']]);
  });
});

it('a heading never stands alone at the foot of a page', () => {
  expect(shape(paginate([whole('a', 60), whole('h', 10, true), whole('chart', 50)], page))).toEqual([
    ['a'],
    ['h', 'chart'],
  ]);
  expect(shape(paginate([whole('a', 60), whole('h', 10, true), table([20])], page))).toEqual([
    ['a'],
    ['h', 't 0-1'],
  ]);
});

it('a paragraph leaves at least two lines on either page', () => {
  const lines = (count: number): Block => ({ kind: 'lines', id: 'p', lineHeight: 10, lines: count });
  expect(shape(paginate([whole('a', 50), lines(6)], page))).toEqual([['a', 'p 0-4'], ['p 4-6']]);
  expect(shape(paginate([whole('a', 90), lines(6)], page))).toEqual([['a'], ['p 0-6']]);
});

it('a break begins a page, and two of them leave no empty one', () => {
  const { kind } = { kind: 'break' } as const;
  expect(shape(paginate([{ kind }, whole('a', 10), { kind }, { kind }, whole('b', 10)], page))).toEqual([
    ['a'],
    ['b'],
  ]);
});

const height = fc.integer({ min: 1, max: 140 });
/** Disjoint runs of rows, as the cells of one column are. */
const anySpans = fc
  .uniqueArray(fc.nat({ max: 30 }), { maxLength: 8 })
  .chain((bounds) =>
    fc.tuple(
      fc.constant(bounds.toSorted((a, b) => a - b)),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 8, maxLength: 8 }),
    ),
  )
  .map(([bounds, heights]) =>
    bounds.slice(1).map((to, index) => ({ from: bounds[index] ?? 0, to, height: heights[index] ?? 0 })),
  );
const anyBlock = (index: number): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('whole' as const),
      id: fc.constant(`w${index}`),
      height,
      keepWithNext: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('lines' as const),
      id: fc.constant(`l${index}`),
      lineHeight: fc.integer({ min: 5, max: 30 }),
      lines: fc.integer({ min: 1, max: 30 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      id: fc.constant(`t${index}`),
      titleHeight: fc.integer({ min: 0, max: 30 }),
      continuedHeight: fc.integer({ min: 0, max: 10 }),
      headHeight: fc.integer({ min: 0, max: 30 }),
      notesHeight: fc.integer({ min: 0, max: 40 }),
      rowHeights: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 30 }),
      spans: anySpans,
      headings: fc.uniqueArray(fc.nat({ max: 29 }), { maxLength: 5 }),
    }),
    fc.constant({ kind: 'break' as const }),
  );
const anyBlocks = fc
  .nat({ max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyBlock(i))));

function heightOf(piece: Piece, blocks: readonly Block[]): number {
  const block = blocks.find((each) => each.kind !== 'break' && each.id === piece.id);
  if (piece.kind === 'whole' && block?.kind === 'whole') return block.height;
  if (piece.kind === 'lines' && block?.kind === 'lines') return (piece.to - piece.from) * block.lineHeight;
  if (piece.kind !== 'table' || block?.kind !== 'table') throw new Error('a piece of no block');
  const sumOf = (from: number, to: number) =>
    block.rowHeights.slice(from, to).reduce((sum, row) => sum + row, 0);
  const lacking = (block.spans ?? []).map(({ from, to, height }) => {
    const [first, behind] = [Math.max(from, piece.from), Math.min(to, piece.to)];
    return first < behind ? Math.max(0, height - sumOf(first, behind)) : 0;
  });
  const rows = sumOf(piece.from, piece.to) + lacking.reduce((sum, each) => sum + each, 0);
  const above = piece.continued ? block.continuedHeight : block.titleHeight;
  return above + block.headHeight + rows + (piece.ends ? block.notesHeight : 0);
}

describe('any document', () => {
  it('has every row, line and whole exactly once and in order', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const pieces = paginate(blocks, page).flatMap((each) => each.pieces);
        const units = pieces.flatMap((piece) =>
          piece.kind === 'whole'
            ? [piece.id]
            : Array.from(
                { length: piece.to - piece.from },
                (_, index) => `${piece.id}/${piece.from + index}`,
              ),
        );
        const expected = blocks.flatMap((block) => {
          if (block.kind === 'break') return [];
          if (block.kind === 'whole') return [block.id];
          const count = block.kind === 'lines' ? block.lines : block.rowHeights.length;
          return Array.from({ length: count }, (_, index) => `${block.id}/${index}`);
        });
        expect(units).toEqual(expected);
      }),
    );
  });

  it('keeps to the page, except for what no page can hold, which it names', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        for (const { pieces, overfull } of paginate(blocks, page)) {
          let top = 0;
          for (const piece of pieces) {
            expect(piece.top).toBe(top);
            top += heightOf(piece, blocks);
          }
          if (overfull.length === 0) expect(top).toBeLessThanOrEqual(page);
          else expect(pieces.some(({ id }) => overfull.includes(id))).toBe(true);
        }
      }),
    );
  });

  it('names nothing that has room on a page', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const roomy = blocks.every((block) => {
          if (block.kind === 'break') return true;
          if (block.kind === 'whole') return block.height <= page;
          if (block.kind === 'lines') return block.lineHeight * 2 <= page;
          const above = Math.max(block.titleHeight, block.continuedHeight) + block.headHeight;
          const spans = (block.spans ?? []).map(({ height }) => height);
          // A heading is followed by at least one row.
          const row = Math.max(0, ...block.rowHeights, ...spans);
          return above + row + block.notesHeight <= page;
        });
        fc.pre(roomy);
        expect(paginate(blocks, page).flatMap(({ overfull }) => overfull)).toEqual([]);
      }),
    );
  });
});
