import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTsv } from '../../../shared/clipboard/print-tsv';
import { readTsv } from '../../../shared/clipboard/read-tsv';
import { completed } from '../../../shared/completed';

const parseTsv = (text: string) => completed(readTsv(text));

describe('text of a spreadsheet', () => {
  it('is cells between tabs, rows between line ends; the last line end begins no row', () => {
    expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseTsv('1\n2\r3')).toEqual([['1'], ['2'], ['3']]);
    expect(parseTsv('')).toEqual([]);
    expect(parseTsv('\r\n')).toEqual([['']]);
  });

  it('may begin with a BOM, and quote cells that hold tabs, line ends and quotation marks', () => {
    expect(parseTsv('\uFEFF"甲\n乙"\t"1\t2"\t"说""好"""')).toEqual([['甲\n乙', '1\t2', '说"好"']]);
  });

  it('leaves a quotation mark that is never closed as it is', () => {
    expect(parseTsv('"1\t2\r\n3"4\t5')).toEqual([
      ['"1', '2'],
      ['3"4', '5'],
    ]);
    expect(parseTsv('5" 管\t6')).toEqual([['5" 管', '6']]);
  });

  it('has no cell behind the end of a short row', () => {
    expect(parseTsv('1\t2\n3')).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
  });
});

const field = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc
    .array(fc.constantFrom('"', '\t', '\n', '\r', '1', '甲'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
  )
  // A BOM before and nulls behind the whole text are no part of its cells.
  .filter((cells) => !cells[0]?.[0]?.startsWith('\uFEFF') && !cells.at(-1)?.at(-1)?.endsWith('\0'));

describe('for any cells', () => {
  it('what is printed is read back', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        expect(parseTsv(printTsv(cells))).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing crashes, and rows have one width', () => {
    fc.assert(
      fc.property(field, field, (a, b) => {
        const block = parseTsv(`${a}\t"${b}`);
        expect(new Set(block.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
