import { expect, it } from 'vitest';
import { namedSheet } from '../../../renderer/entry/named-sheet';
import { alignByName } from '../../../shared/sheet/align-names';
import { anIndicator, aPlan } from '../../builders/plan';
import { sheetDesk } from '../../builders/sheet-desk';

it('knows the words of columns that are hidden: they are no figures without a place', () => {
  const { desk } = sheetDesk(aPlan().with(anIndicator('甲'), anIndicator('乙')));
  const { view } = desk;
  view.subscribe(() => undefined);
  view.choice.change({ columns: { hidden: ['number', 'unit'], widths: {}, frozenTo: null } });
  const block = [
    ['序号', '指标名称', '单位', '2016年'],
    ['1', '乙', '部', '5'],
    ['2', '甲', '部', '6'],
  ];
  const aligned = alignByName(block, namedSheet({ ...desk, model: view.get() }, { row: 0, column: 3 }));
  const to = view.get().columns.findIndex(({ id }) => id === 'actual-2016');
  expect(aligned?.placement.columns.map(({ to: column, reason }) => reason ?? column)).toEqual([
    null,
    null,
    null,
    to,
  ]);
});
