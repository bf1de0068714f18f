import { expect, it } from 'vitest';
import { fittedWidth } from '../../../renderer/entry/column-fit';
import { gridScale, heights, rowHeightOf } from '../../../renderer/entry/grid-scale';
import { sheetModel } from '../../../renderer/entry/sheet-model';
import { completed } from '../../../shared/completed';
import { emptyRecordTable } from '../../../shared/model/record-table';
import { textWidth } from '../../../renderer/ui/text-width';
import { anIndicator, aPlan } from '../../builders/plan';

const long = '在册的各类市场主体总数与常住人口之比';
const { rows, columns } = sheetModel(
  aPlan()
    .with(
      anIndicator('甲'),
      anIndicator('乙').with(anIndicator(long), anIndicator('家庭宽带20Mbps接入能力覆盖率')),
    )
    .view(),
);
const narrow = (text: string): number => textWidth(text) * 12;
const widthOf = (id: string): number => {
  const column = columns.find((each) => each.id === id);
  if (!column) throw new RangeError(id);
  return completed(fittedWidth(column, rows, emptyRecordTable(), narrow));
};

it('a fitted name has one line, in a column not a pixel wider than that takes', () => {
  const heightsIn = (width: number) =>
    rows.map((row) =>
      rowHeightOf(
        row,
        gridScale(
          100,
          columns.map((column) => ({ ...column, ...(column.id === 'name' && { width }) })),
          0,
        ),
      ),
    );
  const width = widthOf('name');
  expect(new Set(heightsIn(width))).toEqual(new Set([heights.row]));
  expect(heightsIn(width - 2)).toContain(heights.twoLineRow);
});

it('a column without long texts is as wide as its head', () => {
  expect(widthOf('target')).toBe(Math.ceil(narrow('2020年目标值') * 1.06 + 18));
});
