import { describe, expect, it } from 'vitest';
import { mainTable } from '../../../shared/tables/main-table';
import { rowSlice } from '../../../shared/tables/row-slice';
import { cellText } from '../../../shared/tables/table-model';
import { planView } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';

const { rows } = mainTable(planView(seedDocument));

/** Text and span of the category cells of a slice. */
function categories(from: number, to: number): readonly (readonly [string, number])[] {
  return rowSlice(rows, from, to).flatMap(({ cells: [cell] }) =>
    cell ? [[cellText(cell), cell.rowSpan] as const] : [],
  );
}

describe('a slice of the rows', () => {
  it('of everything is everything', () => {
    expect(rowSlice(rows, 0, rows.length)).toEqual(rows);
  });

  it('opens a category again that began before it', () => {
    expect(categories(1, 5)).toEqual([
      ['信息通信能力', 2],
      ['信息化与工业化融合水平', 2],
    ]);
  });

  it('ends a category that goes on behind it', () => {
    expect(categories(3, 4)).toEqual([['信息化与工业化融合水平', 1]]);
    expect(categories(6, 8)).toEqual([['社会应用普及程度', 2]]);
  });

  it('leaves the other cells as they are', () => {
    const [first] = rowSlice(rows, 2, 3);
    expect(first?.cells.slice(1)).toEqual(rows[2]?.cells.slice(1));
  });

  it('behind the end is empty', () => {
    expect(rowSlice(rows, rows.length, rows.length + 3)).toEqual([]);
  });
});
