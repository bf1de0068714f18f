import { expect, it } from 'vitest';
import { CellEditor } from '../../../renderer/entry/cell-editor';
import { Selector } from '../../../renderer/entry/selector';
import { ShownFirst } from '../../../renderer/entry/shown-first';
import { StepSelection } from '../../../renderer/entry/step-selection';
import { everyRow } from '../../../shared/sheet/row-filter';
import type { Change } from '../../../shared/model/batch';
import { anIndicator, aPlan } from '../../builders/plan';
import { sheetDesk } from '../../builders/sheet-desk';

/** 4,000 rows, of which the first 1,000 have a figure of 2016. */
const plan = aPlan().with(
  ...Array.from({ length: 4_000 }, (_, index) => {
    const indicator = anIndicator(`指标 ${index}`);
    return index < 1_000 ? indicator.actual(2016, '1') : indicator;
  }),
);

it('counts of many changes those that the sheet has and does not show, and no others', async () => {
  const { desk } = sheetDesk(plan);
  const { view, state, ledger } = desk;
  view.subscribe(() => undefined);
  view.choice.change({ filter: { ...everyRow, missing: 'actual-2016' } });
  const shown = { ...desk, model: view.get() };
  const selector = new Selector(shown);
  const editor = new CellEditor(shown, selector);
  const steps = new StepSelection(shown, selector, editor, new ShownFirst(shown, selector, editor));
  const changes = view.get().whole.rows.flatMap(({ content: { series } }): readonly Change[] =>
    series
      ? [
          ledger.figureChange(series.id, { measure: 'actual', period: '2016' }, '3'),
          // The sheet has no column for it.
          ledger.figureChange(series.id, { measure: 'expected', period: '2019' }, '4'),
        ]
      : [],
  );
  steps.hear({ id: 'undoing', changes, origin: { kind: 'undo', of: 'before' } });
  await expect.poll(() => state.get().bubble?.text).toBe('改回来的数据里有 1000 个在没有显示的行或列里。');
  expect(selector.current.ranges).toMatchObject([{ top: 0, bottom: 2_999 }]);
});
