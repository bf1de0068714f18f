import { expect, it } from 'vitest';
import { CellEditor } from '../../../renderer/entry/cell-editor';
import { CellWriter } from '../../../renderer/entry/cell-writer';
import { FillCommands } from '../../../renderer/entry/fill-commands';
import { Selector } from '../../../renderer/entry/selector';
import { everyRow } from '../../../shared/sheet/row-filter';
import { anIndicator, aPlan } from '../../builders/plan';
import { sheetDesk } from '../../builders/sheet-desk';

/** So many rows that a fill goes on in slices. */
const rowCount = 1_700;

const plan = aPlan().with(
  ...Array.from({ length: rowCount }, (_, index) =>
    anIndicator(`指标 ${index}`).actual(2016, '1').actual(2017, '2'),
  ),
);

function fillLongSelection() {
  const { desk, told, at, figureAt } = sheetDesk(plan);
  desk.view.subscribe(() => undefined);
  const own = { ...desk };
  const selector = new Selector(own);
  const fill = new FillCommands(own, selector, new CellEditor(own, selector), new CellWriter(own));
  const { column: left } = at(0, 'actual-2016');
  selector.selectRange({ top: 0, bottom: rowCount - 1, left, right: at(0, 'actual-2020').column });
  fill.fillByRule({ kind: 'linear' });
  return { own, told, selector, figureAt };
}

it('offers other rules after a fill', async () => {
  const { own, told, figureAt } = fillLongSelection();
  await expect.poll(() => told).toHaveLength(1);
  expect(own.state.get().task?.kind).toBe('fillChoice');
  expect(figureAt(rowCount - 1, 'actual-2020')).toMatchObject({ value: '5' });
});

it('leaves alone what is shown by the end, where that is something else', async () => {
  const { own, told, selector, figureAt } = fillLongSelection();
  own.view.choice.change({ filter: { ...everyRow, marks: ['note'] } });
  own.model = own.view.get();
  selector.restart({ row: 0, column: 0 });
  const { current } = selector;
  await expect.poll(() => told).toHaveLength(1);
  expect(figureAt(rowCount - 1, 'actual-2020')).toMatchObject({ value: '5' });
  expect(selector.current).toBe(current);
  expect(own.state.get().task).toBeNull();
});
