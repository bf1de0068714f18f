import { expect, it } from 'vitest';
import { CellWriter } from '../../../renderer/entry/cell-writer';
import { setRemark } from '../../../renderer/entry/set-remark';
import { cellRange } from '../../../renderer/entry/selection-overlay';
import type { Figure } from '../../../shared/model/figure';
import { sheetDesk } from '../../builders/sheet-desk';
import { anIndicator, aPlan } from '../../builders/plan';

const symbol: Figure = { kind: 'symbol', symbol: '…' };

function sheet() {
  const plan = aPlan().with(
    anIndicator('甲').from('1').to('9').actual(2016, '5').actual(2017, symbol),
    anIndicator('乙').actual(2016, '6'),
  );
  const built = sheetDesk(plan);
  return { ...built, writer: new CellWriter(built.desk) };
}

it('is one batch with a reason that says what became what', () => {
  const { desk, writer, at, figureAt } = sheet();
  setRemark(desk, writer, [cellRange(at(0, 'actual-2016'))], { field: 'status', value: 'P' });
  expect(figureAt(0, 'actual-2016')).toEqual({ kind: 'number', value: '5', status: 'P' });
  expect(desk.ledger.nextUndo).toMatchObject({
    reason: '改 甲 2016 年实际值 的状态：初步数',
    origin: { kind: 'typed' },
  });
  desk.ledger.undo();
  expect(figureAt(0, 'actual-2016')).toBe('5');
});

it('is taken away by an empty text, and the figure is plain again', () => {
  const { desk, writer, at, figureAt } = sheet();
  const cell = [cellRange(at(0, 'actual-2016'))];
  setRemark(desk, writer, cell, { field: 'note', value: ' 快报数 ' });
  expect(figureAt(0, 'actual-2016')).toMatchObject({ note: '快报数' });
  setRemark(desk, writer, cell, { field: 'note', value: ' ' });
  expect(figureAt(0, 'actual-2016')).toBe('5');
  expect(desk.ledger.nextUndo?.reason).toBe('去掉 甲 2016 年实际值 的注');
});

it('goes to every filled cell that can be typed over, and to nothing else', () => {
  const { desk, writer, at, figureAt, told } = sheet();
  const all = { top: 0, left: 0, bottom: 1, right: at(0, 'target').column };
  setRemark(desk, writer, [all], { field: 'source', value: '年鉴' });
  expect(figureAt(0, 'actual-2016')).toMatchObject({ source: '年鉴' });
  expect(figureAt(0, 'actual-2017')).toMatchObject({ kind: 'symbol', source: '年鉴' });
  expect(figureAt(1, 'actual-2016')).toMatchObject({ source: '年鉴' });
  expect(figureAt(0, 'baseline')).toBe('1');
  expect(figureAt(1, 'actual-2017')).toBeNull();
  expect(desk.ledger.nextUndo?.reason).toBe('改 3 个数据 的来源：年鉴');
  expect(told).toEqual(['已改 3 个数据的来源。']);
});

it('a status that says there is no figure is for symbols only', () => {
  const { desk, writer, at, figureAt, told } = sheet();
  const row = { top: 0, left: at(0, 'actual-2016').column, bottom: 0, right: at(0, 'actual-2017').column };
  setRemark(desk, writer, [row], { field: 'status', value: 'O' });
  expect(figureAt(0, 'actual-2016')).toBe('5');
  expect(figureAt(0, 'actual-2017')).toMatchObject({ status: 'O' });
  expect(told).toEqual(['已改 1 个数据的状态。1 格有数值，不能标为没有数的状态，没有改动。']);
});

it('changes nothing where nothing would differ', () => {
  const { desk, writer, at } = sheet();
  setRemark(desk, writer, [cellRange(at(0, 'actual-2016'))], { field: 'status', value: 'A' });
  expect(desk.ledger.nextUndo).toBeUndefined();
});
