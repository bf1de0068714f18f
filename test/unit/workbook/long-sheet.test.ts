import { expect, it } from 'vitest';
import { giveBodyRow, longSheet } from '../../../shared/workbook/long-sheet';

const sheetOf = (lines: readonly (readonly string[])[]) =>
  longSheet({ name: '数据', heads: ['名称', '数值'], lines, numeric: new Set(['数值']) });

it('has a number format for every number of decimals that occurs, and none for more', () => {
  const formats = (values: readonly string[]) =>
    sheetOf(values.map((value) => ['a', value])).body?.looks.flatMap(({ format }) => format ?? []);
  expect(formats(['1', '25'])).toEqual(['@', '0_ ']);
  expect(formats(['1', '0.25', '-3.5'])).toEqual(['@', '0_ ', '0.0_ ', '0.00_ ']);
  // Sixteen digits are a text.
  expect(formats(['1.123456789012345'])).toEqual(['@', '0_ ']);
});

it('writes numbers as numbers, longer ones and other texts as texts', () => {
  const { body } = sheetOf([
    ['=1', '-0.50'],
    ['名', '1.123456789012345'],
  ]);
  const cells: [unknown, string | null][] = [];
  const give = (value: unknown, look: number) => cells.push([value, body?.looks[look]?.format ?? null]);
  for (const index of [0, 1]) if (body) giveBodyRow(body, index, give);
  expect(cells).toEqual([
    ['=1', '@'],
    [-0.5, '0.00_ '],
    ['名', null],
    ['1.123456789012345', null],
  ]);
});
