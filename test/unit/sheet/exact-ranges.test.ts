import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactRanges } from '../../../shared/sheet/exact-ranges';
import { cellsOf, disjoint, type Position } from '../../../shared/sheet/ranges';

const cell = fc.record({ row: fc.nat({ max: 7 }), column: fc.nat({ max: 5 }) });
const nameOf = ({ row, column }: Position): string => `${row}/${column}`;
const namesOf = (cells: Iterable<Position>): readonly string[] => [...cells].map(nameOf).sort();

it('ranges hold exactly the cells, each once', () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const ranges = exactRanges(cells, 100) ?? [];
      expect(namesOf(cellsOf(ranges))).toEqual([...new Set(namesOf(cells))]);
      expect(disjoint(ranges)).toEqual(ranges);
    }),
  );
});

it('a rectangle is one range, whatever stands beside it; others are told from the top', () => {
  const cells = [...cellsOf([{ top: 1, left: 2, bottom: 4, right: 3 }]), { row: 2, column: 5 }];
  expect(exactRanges(cells.reverse(), 2)).toEqual([
    { top: 1, left: 2, bottom: 4, right: 3 },
    { top: 2, left: 5, bottom: 2, right: 5 },
  ]);
  expect(exactRanges([], 1)).toEqual([]);
});

it('there is no answer where they would be more than so many', () => {
  const diagonal = [0, 1, 2].map((at) => ({ row: at, column: at }));
  expect(exactRanges(diagonal, 3)).toHaveLength(3);
  expect(exactRanges(diagonal, 2)).toBeNull();
});
