import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOfData, lastRowBeside } from '../../../shared/sheet/edges';
import { cellsOf, disjoint, sameRange, type Position, type Range } from '../../../shared/sheet/ranges';
import {
  addSelection,
  extendTo,
  isOneCell,
  nextInside,
  removeCells,
  selectAll,
  selectCell,
  selectLines,
  type Layout,
} from '../../../shared/sheet/selection';

/** Six rows and four columns; the first column is merged over rows 0–1 and 2–5. */
const merged: readonly Range[] = [
  { top: 0, bottom: 1, left: 0, right: 0 },
  { top: 2, bottom: 5, left: 0, right: 0 },
];
const layout: Layout = {
  extent: { rows: 6, columns: 4 },
  mergedAt: ({ row, column }) =>
    column === 0 ? (merged.find(({ top, bottom }) => row >= top && row <= bottom) ?? null) : null,
};
const at = (row: number, column: number): Position => ({ row, column });
const range = (top: number, left: number, bottom: number, right: number): Range => ({
  top,
  left,
  bottom,
  right,
});

describe('a selection', () => {
  it('of one cell stays inside the sheet, and takes a merged cell whole', () => {
    expect(selectCell(layout, at(99, 2)).ranges).toEqual([range(5, 2, 5, 2)]);
    const category = selectCell(layout, at(4, 0));
    expect(category.active).toEqual(at(2, 0));
    expect(category.ranges).toEqual([range(2, 0, 5, 0)]);
    expect(isOneCell(category, layout)).toBe(true);
  });

  it('grows from its active cell to either side, and over merged cells whole', () => {
    const start = selectCell(layout, at(3, 2));
    expect(extendTo(layout, start, at(1, 3)).ranges).toEqual([range(1, 2, 3, 3)]);
    const wide = extendTo(layout, start, at(1, 0));
    expect(wide.ranges).toEqual([range(0, 0, 5, 2)]);
    expect(wide.active).toEqual(at(3, 2));
    expect(isOneCell(wide, layout)).toBe(false);
    expect(extendTo(layout, wide, at(3, 1)).ranges).toEqual([range(3, 1, 3, 2)]);
  });

  it('of whole rows and columns stays whole when it is extended, and pays no heed to merged cells', () => {
    const row = selectLines(layout, 'rows', at(3, 1), 3);
    expect(row.ranges).toEqual([range(3, 0, 3, 3)]);
    expect(extendTo(layout, row, at(4, 2)).ranges).toEqual([range(3, 0, 4, 3)]);
    const columns = selectLines(layout, 'columns', at(0, 1), 2);
    expect(columns.ranges).toEqual([range(0, 1, 5, 2)]);
    expect(selectAll(layout, at(0, 1)).ranges).toEqual([range(0, 0, 5, 3)]);
  });

  it('can be several ranges, of which the last is extended', () => {
    const two = addSelection(selectCell(layout, at(0, 1)), selectCell(layout, at(3, 3)));
    expect(extendTo(layout, two, at(4, 3)).ranges).toEqual([range(0, 1, 0, 1), range(3, 3, 4, 3)]);
  });

  it('is gone round by Tab along its rows, by Enter down its columns, from range to range', () => {
    let selection = addSelection(
      extendTo(layout, selectCell(layout, at(0, 1)), at(1, 2)),
      selectCell(layout, at(4, 3)),
    );
    selection = { ...selection, active: at(0, 1) };
    const walk = (along: 'rows' | 'columns', direction: 1 | -1): Position[] =>
      Array.from({ length: 6 }, () => {
        selection = { ...selection, active: nextInside(selection, along, direction, () => true) };
        return selection.active;
      });
    expect(walk('rows', 1)).toEqual([at(0, 2), at(1, 1), at(1, 2), at(4, 3), at(0, 1), at(0, 2)]);
    selection = { ...selection, active: at(0, 1) };
    expect(walk('columns', 1)).toEqual([at(1, 1), at(0, 2), at(1, 2), at(4, 3), at(0, 1), at(1, 1)]);
    selection = { ...selection, active: at(0, 1) };
    expect(walk('rows', -1)[0]).toEqual(at(4, 3));
  });

  it('passes over cells that do not qualify, and stays where none does', () => {
    const selection = extendTo(layout, selectCell(layout, at(0, 1)), at(3, 1));
    expect(nextInside(selection, 'columns', 1, ({ row }) => row === 3)).toEqual(at(3, 1));
    expect(nextInside(selection, 'columns', 1, () => false)).toEqual(at(0, 1));
  });
});

const anyRange = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
  .map(([top, bottom, left, right]) =>
    range(Math.min(top, bottom), Math.min(left, right), Math.max(top, bottom), Math.max(left, right)),
  );

describe('ranges', () => {
  it('that overlap are split so that each of their cells is there once', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 5 }), (ranges) => {
        const name = ({ row, column }: Position) => `${row}/${column}`;
        const cells = [...cellsOf(disjoint(ranges))].map(name);
        const expected = new Set([...cellsOf(ranges)].map(name));
        expect(cells).toHaveLength(expected.size);
        expect(new Set(cells)).toEqual(expected);
      }),
    );
  });
});

describe('cells taken out of a selection', () => {
  const square = extendTo(layout, selectCell(layout, at(1, 1)), at(3, 3));

  it('leave the others in ranges that do not overlap, and work goes on where it was', () => {
    const left = removeCells(layout, square, at(2, 2), at(2, 2));
    expect(left?.active).toEqual(at(1, 1));
    expect([...cellsOf(left?.ranges ?? [])]).toHaveLength(8);
    expect(left?.ranges.some((each) => sameRange(each, range(2, 2, 2, 2)))).toBe(false);
  });

  it('move the active cell where it goes itself; the last cell stays selected', () => {
    expect(removeCells(layout, square, at(1, 1), at(2, 3))?.active).toEqual(at(3, 1));
    expect(removeCells(layout, square, at(0, 1), at(5, 3))).toBe(null);
  });
});

describe('a double click on the fill handle', () => {
  /** Columns of six rows; row 3 is a heading. The source stands in row 0 and column 1. */
  const lastRow = (...columns: readonly string[]) =>
    lastRowBeside(
      range(0, 1, 0, 1),
      { rows: 6, columns: columns.length },
      ({ row, column }) => columns[column]?.[row] === 'x',
      (row) => row === 3,
    );

  it('goes on beside the figures before the selection, past a heading, up to the first gap', () => {
    expect(lastRow('xxx xx', '      ', 'x     ')).toBe(5);
    expect(lastRow('xxx  x', '      ', 'xxx xx')).toBe(2);
  });

  it('looks behind the selection where there is nothing before it, and gives up where there is nothing at all', () => {
    expect(lastRow('x x xx', '      ', 'xx  x ')).toBe(1);
    expect(lastRow('x x   ', ' xxxxx', '      ')).toBe(null);
    expect(lastRow('      ', '      ')).toBe(null);
  });
});

describe('Ctrl and an arrow', () => {
  /** Filled cells of one row: columns 1, 2, 5 of eight. */
  const filled = new Set([1, 2, 5]);
  const right = (from: number) =>
    edgeOfData(at(0, from), { rows: 0, columns: 1 }, { rows: 1, columns: 8 }, ({ column }) =>
      filled.has(column),
    ).column;

  it('leads to the end of a run, to the next filled cell, or to the edge of the sheet', () => {
    expect([0, 1, 2, 3, 5, 7].map(right)).toEqual([1, 2, 5, 5, 7, 7]);
  });
});
