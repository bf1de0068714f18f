import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frozenWithin,
  isOwnLayout,
  laidOut,
  lastFrozen,
  narrowest,
  ownLayout,
  widest,
  type ColumnChoice,
} from '../../../shared/sheet/column-layout';

const columns = ['category', 'name', 'unit', 'y1', 'y2'].map((id, index) => ({
  id,
  width: 100,
  isSized: false,
  isAfterHidden: false,
  frozen: index < 3,
}));

function shown(choice: Partial<ColumnChoice>): string {
  return laidOut(columns, { ...ownLayout, ...choice })
    .map(
      ({ id, width, isSized, frozen, isAfterHidden }) =>
        `${isAfterHidden ? '>' : ''}${id}${isSized ? `=${width}` : ''}${frozen ? '!' : ''}`,
    )
    .join(' ');
}

describe('columns', () => {
  it('are as they come where nothing was chosen', () => {
    expect(laidOut(columns, ownLayout)).toBe(columns);
    expect(isOwnLayout(ownLayout)).toBe(true);
  });

  it('can be hidden, all but the names', () => {
    expect(shown({ hidden: ['category', 'y1'] })).toBe('>name! unit! >y2');
    expect(shown({ hidden: ['name', 'unknown'] })).toBe('category! name! unit! y1 y2');
  });

  it('take a chosen width, within limits', () => {
    expect(shown({ widths: { unit: 60, y2: 5, category: 9999 } })).toBe(
      `category=${widest}! name! unit=60! y1 y2=${narrowest}`,
    );
  });

  it('stay up to the chosen one, also where that is hidden; an unknown one is as none was chosen', () => {
    expect(shown({ frozenTo: 'y1' })).toBe('category! name! unit! y1! y2');
    expect(shown({ frozenTo: 'y1', hidden: ['y1'] })).toBe('category! name! unit! >y2');
    expect(shown({ frozenTo: 'none' })).toBe('category name unit y1 y2');
    expect(shown({ frozenTo: 'gone' })).toBe('category! name! unit! y1 y2');
  });

  it('stay only as far as they leave room for what scrolls', () => {
    const within = (room: number) => frozenWithin(columns, room);
    expect([1000, 430, 428, 290, 280, 100, 0].map(within)).toEqual([3, 3, 2, 2, 1, 0, 0]);
    expect(within(Number.POSITIVE_INFINITY)).toBe(3);
    const all = laidOut(columns, { ...ownLayout, frozenTo: 'y2' });
    expect(frozenWithin(all, 10_000)).toBe(5);
  });

  it('tell the last that stays', () => {
    expect(lastFrozen(columns, ownLayout)).toBe('unit');
    expect(lastFrozen(columns, { ...ownLayout, frozenTo: 'y1' })).toBe('y1');
    expect(lastFrozen(columns, { ...ownLayout, frozenTo: 'none' })).toBe('none');
    expect(lastFrozen(columns, { ...ownLayout, frozenTo: 'gone' })).toBe('unit');
  });

  it('keep their order, stay as a row from the left, and are never wider or narrower than allowed', () => {
    const ids = columns.map(({ id }) => id);
    const choice = fc.record({
      hidden: fc.subarray(ids),
      widths: fc.dictionary(fc.constantFrom(...ids), fc.double({ noNaN: true })),
      frozenTo: fc.constantFrom(null, 'none', ...ids),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        const laid = laidOut(columns, chosen);
        expect(laid.map(({ id }) => id)).toEqual(
          ids.filter((id) => id === 'name' || !chosen.hidden.includes(id)),
        );
        expect(laid.map(({ frozen }) => (frozen ? '!' : '.')).join('')).toMatch(/^!*\.*$/);
        for (const { width } of laid) expect(width >= narrowest && width <= widest).toBe(true);
      }),
    );
  });
});
