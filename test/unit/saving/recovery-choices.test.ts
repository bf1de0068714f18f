import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recoveryChoices } from '../../../shared/saving/recovery-choices';

const sources = (database: number | null, files: number | null, common: number) =>
  recoveryChoices({ database, files, common, loose: 0, filesWhole: true }).map(({ source, loses }) => [
    source,
    loses,
  ]);

describe('the ways out of a stop', () => {
  it('an emptied database is built again from the files and loses nothing', () => {
    expect(sources(null, 12, 0)).toEqual([['files', 0]]);
  });

  it('files that are gone are written again from the database', () => {
    expect(sources(12, null, 0)).toEqual([['database', 0]]);
  });

  it('the side that is ahead on the same chain comes first', () => {
    expect(sources(12, 10, 10)).toEqual([
      ['database', 0],
      ['files', 2],
    ]);
    expect(sources(10, 12, 10)).toEqual([
      ['files', 0],
      ['database', 2],
    ]);
  });

  it('a fork recommends what loses fewest', () => {
    expect(sources(13, 11, 10)).toEqual([
      ['database', 1],
      ['files', 3],
    ]);
  });

  it('equal sides are taken from the files', () => {
    expect(sources(5, 5, 5)[0]).toEqual(['files', 0]);
  });

  it('of equal sides the database comes first where the files lack batches', () => {
    const sides = { database: 5, files: 5, common: 5, loose: 0, filesWhole: false };
    expect(recoveryChoices(sides).map(({ source }) => source)).toEqual(['database', 'files']);
  });

  it('what stands behind unreadable batches counts for the files', () => {
    const sides = { database: 7, files: 7, common: 7, loose: 3, filesWhole: false };
    expect(recoveryChoices(sides)).toEqual([
      { source: 'files', holds: 10, loses: 0 },
      { source: 'database', holds: 7, loses: 3 },
    ]);
  });

  it('offers nothing where there is nothing', () => {
    expect(sources(null, null, 0)).toEqual([]);
    expect(sources(0, 0, 0)).toEqual([]);
  });

  it('never recommends losing more than the other way would', () => {
    const position = fc.option(fc.nat(50), { nil: null });
    fc.assert(
      fc.property(position, position, fc.nat(50), (database, files, shared) => {
        const common = Math.min(shared, database ?? 0, files ?? 0);
        const [first, second] = recoveryChoices({ database, files, common, loose: 0, filesWhole: true });
        if (first && second) expect(first.loses).toBeLessThanOrEqual(second.loses);
      }),
    );
  });
});
